"""Everybody chooses how they are told of leads they are handed."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.forms.notifications import NotificationsForm
from accounts.views.listing import posted
from prm.access import for_partners


@for_partners
@require_http_methods(["GET", "HEAD", "POST"])
def notifications(request):
    form = NotificationsForm(posted(request), instance=request.user)
    if form.is_valid():
        form.save_changes()
        messages.success(request, _("Saved. It holds from the next lead on."))
        return redirect("notifications")
    return render(request, "users/notifications.html", {"form": form})
