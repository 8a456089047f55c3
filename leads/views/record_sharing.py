"""Sharing one lead or account, and who sees it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leads.forms.share import ShareForm
from leads.sharing.told import asked_about, shown_shares, told_of
from prm.once import once
from prm.permissions import access


@require_safe
def sharing(request, pk, model):
    """Its shares, and who sees it, and why; `q` asks about somebody."""
    row = access(request.user, model, pk, to="share")
    words = request.GET.get("q", "").replace("\0", "").strip()[:80]
    context = {
        "row": row,
        "kind": kind_of(model),
        "shares": shown_shares(row),
        "lines": told_of(row),
        "q": words,
        "answers": asked_about(request.user, row, words),
    }
    return render(request, "shares/sharing.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def share(request, pk, model):
    row = access(request.user, model, pk, to="share")
    if request.method == "POST" and "search" not in request.POST:
        form = ShareForm(row, request.user, request.POST)
        place = once(request.user, form, lambda: shared(request, form))
        if place:
            return redirect(place)
    else:
        form = ShareForm(row, request.user, initial=(request.POST or request.GET).dict())
    template = "leads/_options.html" if request.htmx.target == "options" else "shares/share.html"
    context = {"row": row, "kind": kind_of(model), "form": form, "lookup": form.lookup}
    return render(request, template, context)


def shared(request, form):
    messages.success(request, _("Shared with %(name)s.") % {"name": form.store()})
    return address(form.row)


@require_POST
def withdrawal(request, pk, model):
    """Withdraw a share; one that is withdrawn already is gone."""
    row = access(request.user, model, pk, to="share")
    for shown in shown_shares(row):
        if shown.key == request.POST.get("share"):
            shown.share.withdraw(request.user)
            words = _("Not shared with %(name)s any more, from this moment on.")
            messages.success(request, words % {"name": shown.who})
    return redirect(address(row))


def kind_of(model):
    return model._meta.model_name


def address(row):
    return reverse(f"sharing:{kind_of(type(row))}", args=[row.pk])
