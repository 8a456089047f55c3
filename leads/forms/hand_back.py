"""Why a lead goes back to its queue."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leads.models import Lead, Transfer
from prm.once import Once

LONGEST = Transfer._meta.get_field("note").max_length


class HandBackForm(Once):
    note = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "Administrators and the queue’s channel managers read it; other partners do not."
        ),
    )

    def __init__(self, user, lead, *args, **options):
        super().__init__(*args, **options)
        self.user, self.lead = user, lead

    def hand_back(self):
        """Give it back, unless it changed hands since it was fetched."""
        rows = Lead.objects.permitted(self.user, "hand_back")
        rows = rows.filter(pk=self.lead.pk, owner=self.lead.owner_id)
        note = " ".join(self.cleaned_data["note"].split())
        if not rows.hand_back(self.user, note):
            raise ValidationError(_("The lead has changed hands meanwhile. Nothing was done."))
