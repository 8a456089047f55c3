"""Setup: the forms that bring leads in from other sites."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from leads.forms.web_form import WebFormForm
from leads.models import Received, WebForm
from leads.web.page import html_of
from prm.access import for_administrators
from prm.once import once
from prm.paging import page_of
from prm.permissions import access

NEWEST = ("-at", "-id")


@require_safe
@for_administrators
def index(request):
    forms = WebForm.objects.visible_to(request.user).with_figures()
    stray = Received.objects.permitted(request.user, "view").to_no_form()
    return render(request, "setup/web_forms.html", {"forms": forms, "stray": stray.count()})


@require_safe
@for_administrators
def detail(request, pk):
    form = access(request.user, WebForm, pk, to="change")
    rows = Received.objects.permitted(request.user, "view").of(form).select_related("form")
    page = page_of(rows, NEWEST, request.GET)
    context = {"form": form, "figures": form.figures, "page": page, "html": html_of(form)}
    return render(request, "setup/web_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def create(request):
    return page(request, form_of(request), reverse("setup:web_forms"))


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def edit(request, pk):
    form = access(request.user, WebForm, pk, to="change")
    return page(request, form_of(request, instance=form), form.get_absolute_url())


def form_of(request, **options):
    """As it was sent; while somebody searches for an owner, not judged yet."""
    if request.method == "POST" and "search" not in request.POST:
        return WebFormForm(request.user, request.POST, **options)
    form = WebFormForm(request.user, **options)
    form.go_on(request.POST or request.GET)
    return form


def page(request, form, cancel_url):
    place = form.is_bound and once(request.user, form, lambda: stored(request, form))
    if place:
        return redirect(place)
    is_part = request.htmx.target == "options"
    template = "leads/_options.html" if is_part else "setup/web_form_edit.html"
    context = {"form": form, "lookup": form.lookup, "cancel_url": cancel_url}
    return render(request, template, context)


def stored(request, form):
    row = form.store()
    messages.success(request, _("Saved %(form)s.") % {"form": row})
    return row.get_absolute_url()
