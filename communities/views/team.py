"""Team: a delegated administrator looks after the logins of their own company."""

from functools import wraps

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.forms.colleague import ColleagueForm, NewColleagueForm
from accounts.models import Invitation, User
from accounts.views.changes import changed
from accounts.views.leaving import left
from accounts.views.listing import posted
from communities.membership import for_members
from prm.once import once
from prm.permissions import access


def for_delegates(view):
    """A page for delegated administrators; for everybody else it does not exist."""

    @for_members
    @wraps(view)
    def guarded(request, community, **kwargs):
        if not request.user.is_delegated_admin:
            raise Http404
        return view(request, community, **kwargs)

    return guarded


@require_safe
@for_delegates
def index(request, community):
    rows = User.objects.visible_to(request.user).with_state(for_colleagues=True)
    rows = rows.select_related("contact__account")
    people = rows.order_by("-is_active", "last_name", "first_name", "pk")
    return render(request, "team/index.html", {"community": community, "people": people})


@require_http_methods(["GET", "HEAD", "POST"])
@for_delegates
def create(request, community):
    form = NewColleagueForm(request.user, posted(request))
    act = lambda: invited(request, community, form)  # noqa: E731
    place = form.is_bound and once(request.user, form, act)
    if place:
        return redirect(place)
    return render(request, "team/create.html", {"community": community, "form": form})


def invited(request, community, form):
    """Say the same whether the address is free or somebody's of another company."""
    user = form.save()
    messages.success(request, user.invited_words)
    return reverse("portal:team", args=[community.slug])


@require_http_methods(["GET", "HEAD", "POST"])
@for_delegates
def edit(request, community, pk):
    user = access(request.user, User, pk, to="look_after")
    form = ColleagueForm(request.user, user, posted(request))
    if not form.is_valid():
        context = {"community": community, "form": form, "login": user}
        return render(request, "team/edit.html", context)
    form.save_changes()
    messages.success(request, _("Saved %(user)s.") % {"user": user})
    return redirect("portal:team", community.slug)


@require_POST
@for_delegates
def invitation(request, community, pk):
    """Invite a colleague again, which kills the older link."""
    user = access(request.user, User, pk, to="look_after")
    words = _("A new invitation is on its way to %s. Older links no longer work.")
    act = lambda: Invitation.send_again(user, request.user)  # noqa: E731
    return changed(request, act, words % user.contact.email, team_of(community))


@require_http_methods(["GET", "HEAD", "POST"])
@for_delegates
def leaving(request, community, pk):
    user = access(request.user, User, pk, to="look_after")
    place = team_of(community)
    return left(request, user, place, "team/leaving.html", community=community, cancel_url=place)


@require_POST
@for_delegates
def returning(request, community, pk):
    user = access(request.user, User, pk, to="look_after")
    words = _("%(user)s may log in again.") % {"user": user}
    return changed(request, user.reactivate, words, team_of(community))


def team_of(community):
    return reverse("portal:team", args=[community.slug])
