"""What web forms know of somebody who leaves: the forms whose leads are theirs."""

from django.utils.translation import gettext_lazy as _

from accounts.leaving import Held, Holding, register
from leads.leaving import owner_of
from leads.models import WebForm


@register
class WebForms(Holding):
    key, label = "web_forms", _("Web forms whose leads they get")

    def held_by(self, users):
        forms = WebForm.objects.filter(owner__user__in=users)
        names = [(form.name, None) for form in forms]
        return Held(len(names), names) if names else None

    def hand_on(self, leave, to):
        WebForm.objects.filter(owner__user__in=leave.users).update(owner=owner_of(to))
