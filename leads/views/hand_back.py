"""Handing a lead back to the queue it was taken from, in console and portal alike."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.views.listing import posted
from leads.forms.hand_back import HandBackForm
from leads.models import Lead
from prm.once import answers_again, once
from prm.permissions import access


@require_http_methods(["GET", "HEAD", "POST"])
@answers_again
def hand_back(request, pk):
    lead = access(request.user, Lead, pk, to="hand_back")
    return handed_back(request, lead, "leads/hand_back.html")


def handed_back(request, lead, template, community=None):
    form, queue = HandBackForm(request.user, lead, posted(request)), lead.came_from(request.user)
    place = form.is_bound and queue and once(request.user, form, lambda: done(form, community))
    if place:
        messages.success(request, _("Handed back to %(queue)s.") % {"queue": queue})
        return redirect(place)
    context = {"lead": lead, "queue": queue, "form": form, "community": community}
    return render(request, template, context)


def done(form, community):
    form.hand_back()
    return reverse("portal:inbox", args=[community.slug]) if community else reverse("leads:index")
