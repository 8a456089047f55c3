"""Setup: the communities, and what each is called, looks like and lets in."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accounts.views.listing import posted
from communities.colour import brand_of, shades
from communities.forms import ColourForm, CommunityForm
from communities.models import Community
from prm.access import for_administrators
from prm.once import once
from prm.permissions import access


@require_safe
@for_administrators
def index(request):
    communities = Community.objects.visible_to(request.user).defer("logo")
    context = {"communities": communities.with_members_counted()}
    return render(request, "setup/communities.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def create(request):
    return answer(request, CommunityForm(posted(request), request.FILES or None))


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def edit(request, pk):
    community = access(request.user, Community, pk)
    return answer(
        request, CommunityForm(posted(request), request.FILES or None, instance=community)
    )


@require_safe
@for_administrators
def colour(request):
    """How a colour looks on pages, while somebody chooses it."""
    form = ColourForm(request.GET)
    picked = form.cleaned_data["colour"] if form.is_valid() else "#000000"
    return render(request, "setup/_community_colour.html", {"shades": shades(*brand_of(picked))})


def answer(request, form):
    url = form.is_bound and once(request.user, form, lambda: saved(request, form))
    if url:
        return redirect(url)
    look = shades(form.instance.brand_hue, form.instance.brand_chroma)
    return render(request, "setup/community.html", {"form": form, "shades": look})


def saved(request, form):
    """Save, say who gets in now, and answer where to go on."""
    pk = form.save().pk
    rows = Community.objects.visible_to(request.user).with_members_counted()
    messages.success(request, who_gets_in(rows.get(pk=pk)))
    return reverse("setup:communities")


def who_gets_in(community):
    count = community.members_count
    members = ngettext("%(count)s member", "%(count)s members", count) % {"count": count}
    sentences = {
        Community.Status.PUBLISHED: _("%(name)s is published: %(members)s can get in."),
        Community.Status.PREVIEW: _("%(name)s is in preview: administrators only can get in."),
        Community.Status.OFFLINE: _("%(name)s is offline: its %(members)s cannot get in."),
    }
    return sentences[community.status] % {"name": community.name, "members": members}
