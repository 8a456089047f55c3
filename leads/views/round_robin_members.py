"""The members of a round robin: let in, weighed, paused, limited, let out."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.views.listing import posted
from leads.forms.round_robin import NewMemberForm, RoundRobinMemberForm
from leads.models import RoundRobin, RoundRobinMember
from prm.access import for_administrators
from prm.ids import id_in
from prm.permissions import access


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def members(request, pk):
    """Let one more in."""
    robin = access(request.user, RoundRobin, pk, to="change")
    if request.method == "POST" and "search" not in request.POST:
        form = NewMemberForm(request.user, request.POST)
        if form.is_valid():
            member = robin.admit(form.owner)
            messages.success(request, _("%(name)s takes part.") % {"name": member})
            return redirect("round_robins:member", member.pk)
    else:
        form = NewMemberForm(request.user, initial=(request.POST or request.GET).dict())
    is_part = request.htmx.target == "options"
    template = "leads/_options.html" if is_part else "round_robins/members.html"
    return render(request, template, {"robin": robin, "form": form, "lookup": form.lookup})


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def member(request, pk):
    row = access(request.user, RoundRobinMember, pk, to="change")
    form = RoundRobinMemberForm(posted(request), instance=row)
    if form.is_valid():
        row.robin.arrange(row, **form.values)
        messages.success(request, _("Saved %(name)s.") % {"name": row})
        return redirect(row.robin)
    return render(request, "round_robins/member.html", {"member": row, "form": form})


@require_POST
@for_administrators
def dismissal(request, pk):
    """Let one no longer take part; what they got stays in the ledger."""
    robin = access(request.user, RoundRobin, pk, to="change")
    row = robin.member(id_in(request.POST.get("member", "")))
    if row:
        robin.dismiss(row)
    name = row or _("This member")  # Somebody else has removed them already.
    messages.success(request, _("%(name)s takes part no more.") % {"name": name})
    return redirect(robin)
