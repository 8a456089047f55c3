"""Making a round robin, and saying how much of it each member gets."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.forms.fields import WholeNumber
from accounts.models import User
from leads.forms.choice import ChoiceFields
from leads.lookup import OWNERS
from leads.models import RoundRobin, RoundRobinMember
from prm.once import Once

DAYS = [(str(number + 1), name) for number, name in WEEKDAYS.items()]


class RoundRobinForm(Once, ChoiceFields, forms.ModelForm):
    """`choice` is the fallback: what it is now, until another is chosen."""

    kinds = OWNERS

    class Meta:
        model = RoundRobin
        fields = ["name", "description", "manager", "is_active"]
        widgets = {"description": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, chooser, *args, **options):
        super().__init__(chooser, *args, **options)
        people = User.objects.permitted(chooser, "view").internal().active()
        self.fields["manager"].queryset = people.order_by("last_name", "first_name", "pk")
        self.fields["kind"].label = _("Fallback is a")
        self.initial.setdefault("kind", "queue")
        if not self.instance.pk:
            self.initial.setdefault("manager", chooser.pk)

    def clean_choice(self):
        choice = super().clean_choice()
        if choice is None and not self.instance.pk:
            raise ValidationError(_("Choose who gets the leads when no member can."))
        return choice

    def store(self):
        choice = self.cleaned_data["choice"]
        if choice is not None:
            self.instance.fallback = self.kind_of(choice).owner(choice.row)
        return self.instance.kept(["fallback", *self.Meta.fields])


class NewMemberForm(ChoiceFields):
    """A queue or an eligible user to take part."""

    kinds = OWNERS

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["kind"].label = _("Member is a")

    def clean_choice(self):
        choice = super().clean_choice()
        if choice is None:
            raise ValidationError(_("Choose who takes part."))
        return choice

    @property
    def owner(self):
        choice = self.cleaned_data["choice"]
        return self.kind_of(choice).owner(choice.row)


class RoundRobinMemberForm(forms.ModelForm):
    days = forms.MultipleChoiceField(
        label=gettext_lazy("Working days"),
        choices=DAYS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("In the member’s own time zone; a queue’s is the organization’s."),
    )
    most_open = WholeNumber(
        label=gettext_lazy("Open leads at most"),
        required=False,
        help_text=gettext_lazy("Of all the open leads they have. Empty: no limit."),
    )
    most_a_day = WholeNumber(
        label=gettext_lazy("Leads a day at most"),
        required=False,
        help_text=gettext_lazy(
            "From this round robin. A day begins at the organization’s midnight. Empty: no limit."
        ),
    )

    class Meta:
        model = RoundRobinMember
        fields = RoundRobinMember.TERMS
        widgets = {"paused_until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.initial["days"] = list(self.instance.days)

    def clean_days(self):
        return "".join(sorted(self.cleaned_data["days"]))

    @property
    def values(self):
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
