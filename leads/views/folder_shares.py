"""With whom a folder is shared: whom a new share would reach is shown before it is saved."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from communities.models import Document, Folder
from leads.views.sharing import Shared, share_page
from prm.permissions import access


@require_http_methods(["GET", "HEAD", "POST"])
def sharing(request, pk):
    folder = access(request.user, Folder, pk, to="change")
    rows = Document.objects.permitted(request.user, "view").filter(folder=folder)
    return share_page(request, Shared(folder, folder.get_absolute_url(), rows.order_by("name")))


@require_POST
def withdrawal(request, pk):
    """Close the folder to a group; one that it is closed to stays outside."""
    folder = access(request.user, Folder, pk, to="change")
    for share in folder.shares_named():
        if str(share.pk) == request.POST.get("share"):
            folder.withdraw_from(share.audience)
            values = {"folder": folder, "group": share.audience}
            messages.success(request, _("%(folder)s is closed to %(group)s.") % values)
    return redirect(folder)
