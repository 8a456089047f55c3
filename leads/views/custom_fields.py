"""Setup: custom fields of leads."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.views.listing import posted
from leads.forms import CustomFieldForm
from leads.models import CustomField
from prm.access import for_administrators
from prm.once import once
from prm.permissions import access


@require_safe
@for_administrators
def index(request):
    context = {"fields": CustomField.objects.visible_to(request.user)}
    return render(request, "setup/fields.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def create(request):
    return page(request, CustomFieldForm(posted(request)))


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def edit(request, pk):
    field = access(request.user, CustomField, pk, to="change")
    return page(request, CustomFieldForm(posted(request), instance=field))


def page(request, form):
    place = form.is_bound and once(request.user, form, lambda: stored(request, form))
    return redirect(place) if place else render(request, "setup/field.html", {"form": form})


def stored(request, form):
    form.save()
    messages.success(request, _("Saved %(field)s.") % {"field": form.instance})
    return reverse("setup:fields")
