"""Shutting the login of a user, or of a whole partner account, and opening them again."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.forms.leaving import LeavingForm
from accounts.models import Account, User
from accounts.views.changes import changed
from accounts.views.listing import posted
from prm.once import once
from prm.permissions import access


@require_http_methods(["GET", "HEAD", "POST"])
def leaving(request, pk):
    """What a user holds, where it goes, and then their login is shut."""
    user = access(request.user, User, pk, to="change")
    place = user.contact.get_absolute_url() if user.is_partner else reverse("setup:user", args=[pk])
    return left(request, user, place, "users/leaving.html", cancel_url=place)


def left(request, user, place, template, **context):
    """Also the portal's page Team does it so."""
    form = LeavingForm([user], user.account, request.user, posted(request))
    done = form.is_bound and once(request.user, form, lambda: shut(request, user, form, place))
    if done:
        return redirect(done)
    return render(request, template, context | {"login": user, "form": form})


def shut(request, user, form, place):
    user.leave(request.user, form.handing, notify=form.wants_mail)
    words = _("%(user)s can no longer log in, and is out at once.") % {"user": user}
    messages.success(request, words)
    return place


@require_POST
def returning(request, pk):
    """The same user may log in again."""
    user = access(request.user, User, pk, to="change")
    words = _("%(user)s may log in again.") % {"user": user}
    return changed(request, user.reactivate, words, user.contact or "setup:users")


@require_POST
def freezing(request, pk):
    """Stop a login and leave the rest, or let it go on: `is_frozen` says which."""
    user = access(request.user, User, pk, to="change")
    place = user.contact or "setup:users"
    if request.POST.get("is_frozen") == "no":
        return changed(request, user.thaw, _("%s is no longer frozen.") % user, place)
    words = _("%s is frozen: they are out at once, and keep what they have.") % user
    return changed(request, lambda: user.freeze(request.user), words, place)


@require_http_methods(["GET", "HEAD", "POST"])
def disabling(request, pk):
    """Who of an account loses access, what they hold, where it goes; then all is shut."""
    account = access(request.user, Account, pk, to="change")
    if not account.is_partner:
        return redirect(account)
    people = account.users.with_state().order_by("last_name", "pk")
    form = LeavingForm(people, account, request.user, posted(request), whole_account=True)
    done = form.is_bound and once(request.user, form, lambda: disabled(request, account, form))
    if done:
        return redirect(done)
    context = {"account": account, "form": form, "people": people}
    return render(request, "accounts/disabling.html", context)


def disabled(request, account, form):
    account.disable(request.user, form.handing, notify=form.wants_mail)
    words = _("%(account)s is disabled. Nobody of it can log in, and nothing was deleted.")
    messages.success(request, words % {"account": account})
    return account.get_absolute_url()


@require_POST
def enabling_again(request, pk):
    account = access(request.user, Account, pk, to="change")
    words = _("%(account)s is enabled again. Its users are back as they were.")
    return changed(request, account.enable_again, words % {"account": account}, account)
