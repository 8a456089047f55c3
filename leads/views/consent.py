"""Whether the person of a lead agreed to be contacted."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.views.listing import posted
from leads.forms.consent import ConsentForm
from leads.models import Lead
from prm.once import once
from prm.permissions import access


@require_http_methods(["GET", "HEAD", "POST"])
def consent(request, pk):
    lead = access(request.user, Lead, pk, to="change")
    form = ConsentForm(posted(request))
    place = form.is_bound and once(request.user, form, lambda: stored(request, form, lead))
    context = {"form": form, "lead": lead}
    return redirect(place) if place else render(request, "leads/consent.html", context)


def stored(request, form, lead):
    form.store(lead)
    messages.success(request, _("Saved %(lead)s.") % {"lead": lead})
    return lead.get_absolute_url()
