"""Setup: the values of picklists."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.views.listing import posted
from leads.forms import NewPickForm, PickForm
from leads.models import Pick
from prm.access import for_administrators
from prm.permissions import access

STEPS = {"up": -1, "down": 1}


@require_safe
@for_administrators
def index(request):
    picks = Pick.objects.visible_to(request.user)
    lists = [(field, [pick for pick in picks if pick.field == field]) for field in Pick.Field]
    return render(request, "setup/picklists.html", {"lists": lists})


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def picklist(request, field):
    """One picklist, and the form for another value of it."""
    if field not in Pick.Field.values:
        raise Http404
    form = NewPickForm(posted(request), instance=Pick(field=field))
    if form.is_valid():
        form.store()
        messages.success(request, _("Added %(value)s.") % {"value": form.instance})
        return redirect("setup:picklist", field)
    picks = Pick.objects.visible_to(request.user).of(field)
    context = {"field": Pick.Field(field), "picks": picks, "form": form}
    return render(request, "setup/picklist.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def pick(request, pk):
    row = access(request.user, Pick, pk, to="change")
    form = PickForm(posted(request), instance=row)
    if form.is_valid():
        form.store()
        messages.success(request, _("Saved %(value)s.") % {"value": form.cleaned_data["value"]})
        return redirect("setup:picklist", row.field)
    return render(request, "setup/pick.html", {"pick": row, "form": form})


@require_POST
@for_administrators
def place(request, pk):
    """Move a value up or down in its list."""
    row = access(request.user, Pick, pk, to="change")
    row.move(STEPS.get(request.POST.get("move"), 0))
    return redirect("setup:picklist", row.field)
