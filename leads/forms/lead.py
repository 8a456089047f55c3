"""Making and changing a lead."""

from dataclasses import replace

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware
from django.utils.translation import gettext as _

from accounts.forms.fields import WholeNumber
from leads import custom, facts
from leads.fields import NAMES, custom_fields, grouped
from leads.forms.owner import OwnerFields
from leads.models import Lead, Owner, Pick
from leads.models.lead_queryset import Act
from leads.models.transfer import Transfer
from prm import countries
from prm.once import Once

NO_CHOICE = ("", "–")


class LeadForm(forms.ModelForm):
    """A lead's own fields and its custom fields; with `only`, just those of these names.

    `version` is when the lead was last saved as its page was made: what somebody else
    saved since then is not overwritten.
    """

    differences = ()  # Of what is stored from what was sent: (label, value stored).

    version = forms.CharField(widget=forms.HiddenInput, required=False)
    employees = WholeNumber(label=Lead._meta.get_field("employees").verbose_name, required=False)

    class Meta:
        model = Lead
        fields = NAMES
        widgets = {
            "street": forms.Textarea(attrs={"rows": 2}),
            "description": forms.Textarea(attrs={"rows": 5}),
            "email": forms.EmailInput(attrs={"autocomplete": "off"}),
        }

    def __init__(self, *args, only=None, **options):
        super().__init__(*args, **options)
        self.own = custom_fields(only)
        for name in set(NAMES) - set(NAMES if only is None else only):
            del self.fields[name]
        self.offer_picks()
        self.offer_countries()
        for field in self.own:
            value = self.instance.custom.get(field.api_name)
            self.fields[field.api_name] = custom.form_field(field, value)
            self.initial.setdefault(field.api_name, value)
        self.initial["version"] = self.instance.updated_at and self.instance.updated_at.isoformat()

    def offer_picks(self):
        """Let each picklist field be one of its values, or stay what it is."""
        active = Pick.objects.active().by_field()
        for name in Pick.Field.values:
            if name in self.fields:
                self.offer(name, [(value, value) for value in active[name]])

    def offer_countries(self):
        if "country" in self.fields:
            self.offer("country", countries.choices())

    def offer(self, name, choices):
        old, has = self.fields[name], getattr(self.instance, name)
        kept = [(has, has)] if has and has not in dict(choices) else []
        blank = [] if old.required else [NO_CHOICE]
        self.fields[name] = forms.ChoiceField(
            choices=[*blank, *choices, *kept], required=old.required, label=old.label
        )

    @property
    def groups(self):
        """(title, fields) of every group that has fields here."""
        found = [
            (title, [self[name] for name in names if name in self.fields])
            for title, names in grouped(self.own)
        ]
        return [(title, fields) for title, fields in found if fields]

    @property
    def values(self):
        """What the lead is to hold, by the names of its columns."""
        own = {field.api_name: self.cleaned_data[field.api_name] for field in self.own}
        plain = {name: self.cleaned_data[name] for name in NAMES if name in self.fields}
        return plain | {"custom": custom.changed(self.instance.custom, own)}

    def store(self, by):
        """Store the changes, unless somebody else saved meanwhile: answers whether."""
        lead, seen = self.instance, parse_version(self.cleaned_data["version"])
        stored = seen is not None and lead.revise(self.values, seen, by)
        if stored:
            lead.opened_by(by)
        return stored

    def tell_apart(self, stored):
        """Say what somebody else stored meanwhile; saving again then overwrites it knowingly."""
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = stored.updated_at.isoformat()
        self.add_error(None, _("Somebody else saved this lead meanwhile. Nothing was overwritten."))
        self.differences = facts.differences(stored, self.values, self.own)


def parse_version(text):
    try:
        seen = parse_datetime(text)
    except ValueError:
        return None
    return seen if seen and is_aware(seen) else None


class NewLeadForm(Once, OwnerFields, LeadForm):
    """A new lead: of who makes it, unless they choose somebody."""

    part_of = None  # See Act: the new owner is told later.

    def __init__(self, chooser, *args, **options):
        super().__init__(chooser, *args, **options)
        if "status" in self.fields:
            self.initial.setdefault("status", Pick.objects.default_of("status"))

    def enter(self):
        """Store the lead with the first line of its history."""
        choice = self.cleaned_data["choice"]
        owner = self.owner_of(choice) if choice else Owner.objects.of(self.chooser)
        lead = Lead(**self.values, owner=owner)
        act = Act(self.chooser, Transfer.Reason.CREATED, notify=self.wants_mail)
        Lead.objects.enter([lead], replace(act, part_of=self.part_of))
        return lead
