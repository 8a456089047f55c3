"""The door of a community: who may enter gets the page, anyone else is told whom to ask."""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import render
from django.urls import reverse

from accounts.models import User
from communities.models import Community
from prm.access import for_partners


def for_members(view):
    """A page of a community. The view gets the community itself in place of its slug.

    Whoever may not enter gets one and the same answer, whether there is such a
    community or not.
    """

    @for_partners
    @login_not_required  # Visitors log in under the community's own name and colour.
    @wraps(view)
    def guarded(request, slug, **kwargs):
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), reverse("portal:login", args=[slug]))
        entered = Community.objects.permitted(request.user, "enter").defer("logo")
        community = entered.filter(slug=slug).first()
        if community is None:
            return turn_away(request)
        return view(request, community, **kwargs)

    return guarded


def turn_away(request):
    """Say whom to ask, without the frame, which would name a community."""
    context = {"frame": None, "to_ask": whom_to_ask(request.user)}
    return render(request, "communities/not_a_member.html", context, status=403)


def whom_to_ask(user):
    """A partner user asks the owner of their account, everybody else the administrators."""
    if user.is_partner and user.account.owner.is_active:
        return [user.account.owner]
    return User.objects.administrators().active().order_by("last_name", "first_name")


def face_of(slug, user):
    """The community whose name and look this user or visitor may see, or None."""
    return Community.objects.shown_to(user).defer("logo").filter(slug=slug).first()
