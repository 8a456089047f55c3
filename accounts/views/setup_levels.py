"""Setup: the levels of partner accounts."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.forms import LevelForm
from accounts.models import Level
from accounts.views.listing import posted
from prm.access import for_administrators
from prm.permissions import access


@require_safe
@for_administrators
def levels(request):
    rows = Level.objects.visible_to(request.user).order_by("-rank").with_use()
    return render(request, "setup/levels.html", {"levels": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def level(request, pk=None):
    """A new level, or one to rename or rank anew."""
    row = access(request.user, Level, pk, to="change") if pk else None
    form = LevelForm(posted(request), instance=row)
    if not form.is_valid():
        return render(request, "setup/level.html", {"form": form, "level": row})
    messages.success(request, _("Saved %(level)s.") % {"level": form.save()})
    return redirect("setup:levels")


@require_POST
@for_administrators
def removal(request, pk):
    """Delete a level that no account has."""
    row = access(request.user, Level, pk, to="change")
    if row.remove():
        messages.success(request, _("Deleted %(level)s.") % {"level": row})
    else:
        words = _("%(level)s is or was the level of accounts, so it stays.")
        messages.error(request, words % {"level": row})
    return redirect("setup:levels")
