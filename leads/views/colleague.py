"""In the portal: leads go to a colleague of the same company, one or many."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.views.listing import posted
from communities.membership import for_members
from leads.forms.colleague import ColleagueForm, seal_all, ticked
from leads.models import Lead
from prm.once import once
from prm.permissions import access


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def one(request, community, pk):
    """A lead's own page of it."""
    lead = access(request.user, Lead, pk, to="assign")
    if request.user.is_internal:
        return redirect("leads:owner", pk)  # The portal's page is for a company's own people.
    return handed_on(request, community, [lead])


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def many(request, community):
    """Those that were ticked in the inbox: `lead`, as often as there are."""
    if request.user.is_internal:
        return redirect("leads:index")
    leads = ticked(request.user, request.GET.getlist("lead"))
    if request.method != "POST" and not leads:
        messages.warning(request, _("Tick the leads first, then hand them on."))
        return redirect("portal:inbox", community.slug)
    return handed_on(request, community, leads)


def handed_on(request, community, leads):
    initial = {"owners_seen": seal_all(request.user, leads)}
    form = ColleagueForm(request.user, posted(request), initial=initial)
    place = form.is_bound and once(request.user, form, lambda: act(request, community, form))
    if place:
        return redirect(place)
    context = {"community": community, "leads": leads, "form": form}
    return render(request, "portal/owner.html", context)


def act(request, community, form):
    messages.success(request, form.hand_over())
    return reverse("portal:inbox", args=[community.slug])
