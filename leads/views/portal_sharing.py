"""In the portal: sharing a lead with colleagues."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.views.listing import posted
from communities.membership import for_members
from leads.forms.share import ColleagueForm
from leads.models import Lead
from leads.sharing.colleagues import shares_shown_to
from prm.once import once
from prm.permissions import access


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def sharing(request, community, pk):
    lead = access(request.user, Lead, pk, to="share")
    form = ColleagueForm(lead, request.user, posted(request))
    place = form.is_bound and once(request.user, form, lambda: shared(request, community, form))
    if place:
        return redirect(place)
    shares = shares_shown_to(request.user, lead)
    context = {"community": community, "lead": lead, "form": form, "shares": shares}
    return render(request, "portal/sharing.html", context)


def shared(request, community, form):
    messages.success(request, _("Shared with %(name)s.") % {"name": form.store()})
    return reverse("portal:sharing", args=[community.slug, form.lead.pk])


@require_POST
@for_members
def withdrawal(request, community, pk):
    lead = access(request.user, Lead, pk, to="share")
    for share in shares_shown_to(request.user, lead):
        if str(share.pk) == request.POST.get("share"):
            share.withdraw(request.user)
            words = _("Not shared with %(name)s any more, from this moment on.")
            messages.success(request, words % {"name": share.user})
    return redirect("portal:sharing", community.slug, lead.pk)
