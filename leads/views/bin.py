"""The bin: deleted leads, to bring back or to delete for good."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leads.models import Lead
from prm.access import for_administrators
from prm.audit import What, audit
from prm.paging import counted, page_of

NEWEST = ("-deleted_at", "-id")


@require_safe
@for_administrators
def index(request):
    rows = Lead.objects.bin(request.user)
    page = page_of(rows.with_owners().select_related("deleted_by"), NEWEST, request.GET)
    return render(request, "bin/index.html", {"page": page, "count": counted(rows)})


@require_POST
@for_administrators
def restoring(request, pk):
    lead = get_object_or_404(Lead.objects.bin(request.user), pk=pk)
    lead.bring_back(request.user)
    messages.success(request, _("%(lead)s is back.") % {"lead": lead})
    return redirect("leads:detail", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def erasing(request, pk):
    lead = get_object_or_404(Lead.objects.bin(request.user), pk=pk)
    if request.method != "POST":
        return render(request, "bin/erase.html", {"lead": lead})
    with transaction.atomic():
        if Lead.objects.bin(request.user).filter(pk=pk).erase():
            audit(request, What.ERASED, lead)
    messages.success(request, _("%(lead)s was deleted for good.") % {"lead": lead})
    return redirect("leads:bin")
