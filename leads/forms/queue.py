"""Making and changing a queue, and letting members in."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.forms.fields import WholeNumber
from leads.forms.choice import ChoiceFields
from leads.lookup import MEMBERS
from leads.models import Queue
from leads.queue_mail import Mailed
from prm.once import Once


class QueueForm(Once, forms.ModelForm):
    most_open = WholeNumber(
        label=gettext_lazy("Open leads at most"),
        required=False,
        help_text=gettext_lazy("A member who has as many takes none. Empty: no limit."),
    )
    most_a_day = WholeNumber(
        label=gettext_lazy("Takes a day at most"),
        required=False,
        help_text=gettext_lazy("Of each member. Empty: no limit."),
    )

    class Meta:
        model = Queue
        fields = [
            *("name", "description", "email", "tells_members", "tells_managers"),
            *("is_masked", "most_open", "most_a_day", "rests"),
        ]
        widgets = {"description": forms.Textarea(attrs={"rows": 2})}

    @property
    def mailed(self):
        """Who would be mailed if this were saved, whether the rest of it is right or not."""
        email = self["email"].value() or ""
        tells = self.fields["tells_members"].to_python(self["tells_members"].value())
        return Mailed(self.instance if self.instance.pk else None, email, tells)

    def store(self):
        """The queue as the form has it, made if it is new."""
        if self.instance.pk:
            return self.save()
        return Queue.found(**{name: self.cleaned_data[name] for name in self.Meta.fields})


class MemberForm(ChoiceFields):
    """Another member of a queue."""

    kinds = MEMBERS

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["kind"].label = _("Member is a")
        self.fields["q"].label = _("Search by name")

    def clean_choice(self):
        choice = super().clean_choice()
        if choice is None:
            raise ValidationError(_("Choose who may take leads from this queue."))
        return choice

    @property
    def member(self):
        """The user or group that was chosen."""
        choice = self.cleaned_data["choice"]
        return self.kind_of(choice).member(choice.row)
