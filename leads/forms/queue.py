"""Making and changing a queue, and letting members in."""

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.forms.fields import WholeNumber
from accounts.models import Audience
from leads.forms.choice import ChoiceFields
from leads.forms.named_text import TextChoice
from leads.lookup import MEMBERS
from leads.models import NamedText, Queue
from leads.queue_mail import Mailed
from leads.sharing.held import kept_in
from prm.audit.changes import noting
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

    text = TextChoice(
        NamedText.Kind.QUEUE,
        help_text=gettext_lazy(
            "Further texts are written in Setup, Mail templates. An entry of a rule may choose"
            " another for its leads."
        ),
    )

    class Meta:
        model = Queue
        fields = [
            *("name", "description", "email", "tells_members", "text", "tells_managers"),
            *("is_masked", "most_open", "most_a_day", "rests"),
        ]
        widgets = {"description": forms.Textarea(attrs={"rows": 2})}

    @property
    def mailed(self):
        """Who would be mailed if this were saved, whether the rest of it is right or not."""
        email = self["email"].value() or ""
        tells = self.fields["tells_members"].to_python(self["tells_members"].value())
        return Mailed(None if self.is_new else self.instance, email, tells)

    def store(self):
        """The queue as the form has it, made if it is new."""
        if self.is_new:
            return Queue.found(**{name: self.cleaned_data[name] for name in self.Meta.fields})
        with noting(self.instance, *Queue.RIGHTS):
            return self.save()

    @property
    def is_new(self):
        return self.instance._state.adding


class MemberForm(ChoiceFields):
    """Another member of a queue."""

    kinds = MEMBERS

    def __init__(self, queue, *args, **options):
        super().__init__(*args, **options)
        self.queue = queue
        self.fields["kind"].label = _("Member is a")
        self.fields["q"].label = _("Search by name")

    def clean_choice(self):
        choice = super().clean_choice()
        if choice is None:
            raise ValidationError(_("Choose who may take leads from this queue."))
        self.member = self.kind_of(choice).member(choice.row)
        if Audience.like(self.member).is_open_to_partners:
            self.demand_consent()
        return choice

    def demand_consent(self):
        """Refuse to let partners in to leads without consent, where that is demanded."""
        if held := kept_in(self.queue).count():
            address = reverse("leads:index") + f"?owner={self.queue.lead_owner.pk}&consent=no"
            raise ValidationError(
                format_html('{} <a href="{}">{}</a>', how_many(held), address, _("See them"))
            )


def how_many(held):
    words = ngettext(
        "A lead waits here without consent, and your organization hands leads to partners with"
        " consent only. Record the consent, or move the lead elsewhere first.",
        "%(number)s leads wait here without consent, and your organization hands leads to"
        " partners with consent only. Record the consent, or move the leads elsewhere first.",
        held,
    )
    return words % {"number": held}
