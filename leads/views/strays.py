"""Setup: posts whose key is none of ours, and letting them come in as posts of a form."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.views.listing import posted
from leads.forms.adoption import AdoptionForm
from leads.models import Received
from leads.views.received import NEWEST, say_accepted, ticked
from leads.web.intake import accept_all
from prm.access import for_administrators
from prm.once import once
from prm.paging import counted, page_of


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def index(request):
    rows = Received.objects.permitted(request.user, "view").to_no_form()
    form = AdoptionForm(request.user, posted(request))
    chosen = rows.filter(pk__in=ticked(request))
    place = form.is_bound and once(request.user, form, lambda: adopted(request, form, chosen))
    if place:
        return redirect(place)
    page = page_of(rows.select_related("form"), NEWEST, request.GET)
    context = {"page": page, "count": counted(rows), "adoption": form}
    return render(request, "setup/web_strays.html", context)


def adopted(request, form, rows):
    posts = form.adopt(list(rows))
    number = accept_all(posts, request.user)
    say_accepted(request, number)
    if number < len(posts):
        messages.warning(request, _("The others could not be stored and stay here."))
    return reverse("setup:web_strays")
