"""People at companies: the list, the record, making and changing one."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts import facts
from accounts.above import timeline_of
from accounts.filters import ContactFilters
from accounts.forms import ContactForm, NewContactForm
from accounts.models import Contact, Organization, User
from accounts.views.listing import listed, posted
from prm.once import once
from prm.permissions import access

ORDERS = {
    "name": ("last_name", "first_name", "id"),
    "-name": ("-last_name", "-first_name", "-id"),
    "-created_at": ("-created_at", "-id"),
    "created_at": ("created_at", "id"),
}


@require_safe
def index(request):
    rows = Contact.objects.permitted(request.user, "view").select_related("account", "user")
    filters = ContactFilters(request.user, request.GET, rows)
    return listed(request, "contacts/index.html", filters, ORDERS)


@require_safe
def detail(request, pk):
    contact = access(request.user, Contact, pk)
    timeline = timeline_of(contact, request.user, request.GET)
    if fragment := timeline.fragment(request):
        return render(request, fragment, {"timeline": timeline})
    context = {
        "contact": contact,
        "timeline": timeline,
        "login": User.objects.visible_to(request.user).with_state().login_of(contact),
        "groups": facts.of_contact(contact),
        "organization": Organization.current(),
    }
    return render(request, "contacts/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def create(request):
    known = {"account": request.GET.get("account")}
    form = NewContactForm(request.user, posted(request), initial=known)
    place = form.is_bound and once(request.user, form, lambda: founded(request, form))
    return redirect(place) if place else render(request, "contacts/create.html", {"form": form})


def founded(request, form):
    contact = form.save()
    messages.success(request, _("Saved %(contact)s.") % {"contact": contact})
    return contact.get_absolute_url()


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    contact = access(request.user, Contact, pk, to="change")
    form = ContactForm(request.user, posted(request), instance=contact)
    if not form.is_valid():
        return render(request, "contacts/edit.html", {"form": form, "contact": contact})
    form.save_changes()
    messages.success(request, _("Saved %(contact)s.") % {"contact": contact})
    return redirect(contact)
