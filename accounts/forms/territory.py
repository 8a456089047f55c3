"""A territory: its name, its regions line by line, and who covers it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Account, Territory, TerritoryRegion, User
from accounts.territories import Map, at_addresses, lying_in
from prm.countries import code_of, is_code, name_of

FEW = 20  # Accounts that are named; the others are counted.
LONGEST, MOST_LINES = 80, 300


class Regions(forms.CharField):
    """Countries and states, one a line: "Germany", or "Italy, Lombardia"."""

    widget = forms.Textarea(attrs={"rows": 6})

    def prepare_value(self, value):
        if not isinstance(value, list):
            return value
        names = sorted((name_of(country), state) for country, state in value)
        return "\n".join(", ".join(filter(None, pair)) for pair in names)

    def to_python(self, value):
        """The pairs, each once; a state is the same however it is written."""
        lines = super().to_python(value).replace("\0", "").splitlines()
        if len(lines) > MOST_LINES:
            words = _("Write %(most)s lines at most.")
            raise ValidationError(words, params={"most": MOST_LINES})
        pairs = (region_of(line, n) for n, line in enumerate(lines, 1) if line.strip())
        return list({(code, state.casefold()): (code, state) for code, state in pairs}.values())


def region_of(line, number):
    """The (country, state) of a line. Raises ValidationError that names the line."""
    country, _comma, state = line.partition(",")
    code, state = code_of(country), " ".join(state.split())
    if not is_code(code):
        words = _("Line %(number)s: no country is named “%(country)s”.")
        raise ValidationError(words, params={"number": number, "country": country.strip()})
    if len(state) > LONGEST:
        words = _("Line %(number)s: the state is longer than %(most)s letters.")
        raise ValidationError(words, params={"number": number, "most": LONGEST})
    return code, state


class TerritoryForm(forms.ModelForm):
    """Accounts that would lie in two territories are named first; the second Save keeps it so."""

    regions = Regions(
        label=gettext_lazy("Countries and states"),
        help_text=gettext_lazy(
            "One a line: a country, or a country and a state after a comma: Italy, Lombardia."
        ),
    )
    managers = forms.ModelMultipleChoiceField(
        queryset=User.objects.none(),
        label=gettext_lazy("Channel managers"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy("They see and work the accounts and leads in this territory."),
    )
    overlap = forms.BooleanField(
        label=gettext_lazy("Save although accounts lie in two territories"), required=False
    )

    class Meta:
        model = Territory
        fields = ["name"]

    def __init__(self, user, *args, **options):
        super().__init__(*args, **options)
        people = User.objects.visible_to(user).internal().active()
        self.fields["managers"].queryset = people.order_by("last_name", "first_name", "pk")
        if self.instance.pk:
            self.initial["regions"] = list(self.instance.regions.values_list("country", "state"))
            self.initial["managers"] = self.instance.managers
        self.accounts, self.overlapping = Account.objects.permitted(user, "view"), []

    def clean(self):
        cleaned = super().clean()
        if "regions" in cleaned and not cleaned.get("overlap"):
            self.overlapping = self.find_overlap(cleaned["regions"])
        if self.overlapping:
            words = _("These accounts would lie in two territories: %(names)s.")
            names = ", ".join(map(str, self.overlapping))
            self.add_error("regions", ValidationError(words, params={"names": names}))
        return cleaned

    def find_overlap(self, mine):
        """The first accounts in `mine` that another territory has, too."""
        others = TerritoryRegion.objects.exclude(territory=self.instance.pk)
        places = [
            *others.values_list("territory", "country", "state"),
            *((0, *pair) for pair in mine),
        ]
        pairs = Map(places).overlaps(self.accounts.filter(lying_in(mine)))
        return list(self.accounts.filter(at_addresses(pairs)).order_by("name")[:FEW])

    def save_changes(self):
        territory = super().save()
        territory.redraw(self.cleaned_data["regions"], self.cleaned_data["managers"])
        return territory
