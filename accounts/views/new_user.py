"""The page New user, on which a contact becomes a partner user."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.forms import NewUserForm
from accounts.models import Contact
from accounts.views.listing import posted
from prm.once import once
from prm.permissions import access


@require_http_methods(["GET", "HEAD", "POST"])
def new_user(request, pk):
    contact = access(request.user, Contact, pk, to="enable")
    form = NewUserForm(contact, request.user, posted(request))
    place = form.is_bound and once(request.user, form, lambda: enabled(request, form))
    if place:
        return redirect(place)
    context = {"contact": contact, "form": form, "refusal": refusal_of(contact)}
    return render(request, "contacts/new_user.html", context)


def enabled(request, form):
    user = form.save()
    words = _("%(user)s is a partner user now. The invitation is on its way to %(email)s.")
    if not form.cleaned_data["notify"]:
        words = _("%(user)s is a partner user now. No invitation was sent.")
    messages.success(request, words % {"user": user, "email": user.email})
    return form.contact.get_absolute_url()


def refusal_of(contact):
    """What stands against a login of this contact, as an error with its code, or None."""
    try:
        contact.demand_place_for_user()
    except ValidationError as refusal:
        return refusal
    return None
