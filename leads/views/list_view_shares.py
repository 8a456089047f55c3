"""With whom a view of a list is shared: whom that would reach is shown before it is saved."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.lists import listing_named
from accounts.models import ListView
from leads.views.sharing import Shared, share_page
from prm.permissions import access


@require_http_methods(["GET", "HEAD", "POST"])
def sharing(request, pk):
    view = access(request.user, ListView, pk, to="change")
    rows = listing_named(view.records).filters(request.user, view.asked).qs
    how = {"template": "views/_gives.html", "for_partners": view.is_for_partners}
    shared = Shared(view, view.get_absolute_url(), rows.order_by("-pk"), **how)
    return share_page(request, shared)


@require_POST
def withdrawal(request, pk):
    """Take a view from a group; one that does not have it has it no less."""
    view = access(request.user, ListView, pk, to="change")
    for share in view.shares_named():
        if str(share.pk) == request.POST.get("share"):
            view.withdraw_from(share.audience)
            values = {"view": view, "group": share.audience}
            messages.success(request, _("%(view)s is closed to %(group)s.") % values)
    return redirect(view)
