"""What web forms sent and what waits in quarantine, for internal users."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from leads.forms.adoption import AdoptionForm
from leads.models import Lead, Received
from leads.web.filters import PostFilters
from leads.web.intake import accept_all
from prm.once import Once, once
from prm.paging import counted, page_of
from prm.permissions import access

NEWEST = ("-at", "-id")
MOST_ACCEPTED = 200  # Leads that one request makes.


@require_safe
def quarantine(request):
    rows = Received.objects.permitted(request.user, "view").select_related("form")
    filters = PostFilters(request.GET, rows)
    context = {
        "filters": filters,
        "page": page_of(filters.qs, NEWEST, request.GET),
        "count": counted(filters.qs),
        "once": Once(),
    }
    part = request.htmx and not request.htmx.history_restore_request
    return render(request, f"web/{'_' if part else ''}quarantine.html", context)


@require_safe
def received(request, pk):
    row = access(request.user, Received, pk)
    lead = Lead.objects.permitted(request.user, "view").filter(pk=row.lead_id).first()
    context = {"row": row, "lead": lead, "once": Once()}
    if row.is_stray and request.user.is_superuser:
        context["adoption"] = AdoptionForm(request.user)
    return render(request, "web/received.html", context)


@require_POST
def decisions(request):
    """Accept or reject what was ticked, or all that match; what is decided meanwhile stays so."""
    decide = DECISIONS.get(request.POST.get("decision"))
    if decide is None:
        raise Http404
    filters = PostFilters(request.POST, Received.objects.permitted(request.user, "view"))
    back = f"{reverse('web:quarantine')}?{urlencode(filters.asked)}".removesuffix("?")

    def decided():
        decide(request, filters.qs if "all" in request.POST else ticked(request))
        return back

    return redirect(once(request.user, Once(request.POST), decided) or back)


def ticked(request):
    """The posts that were ticked, as far as one may see them."""
    pks = [int(pk[:18]) for pk in request.POST.getlist("post") if pk.isascii() and pk.isdigit()]
    return Received.objects.permitted(request.user, "view").filter(pk__in=pks)


def reject(request, rows):
    asked = rows.count()
    number = rows.reject(request.user)
    words = ngettext("Rejected %(n)d post.", "Rejected %(n)d posts.", number)
    messages.success(request, words % {"n": number})
    say_left(request, overtaken=asked - number)


def accept(request, rows):
    bring_in(request, rows.count(), rows.quarantined())


def restore(request, rows):
    """Accept after all what was rejected."""
    bring_in(request, rows.count(), rows.kept_out())


DECISIONS = {"accept": accept, "reject": reject, "restore": restore}


def bring_in(request, asked, rows):
    """Make leads of these, the oldest first, and say of how many of those asked for none came."""
    tried = list(rows.select_related("form__owner").order_by("at", "pk")[:MOST_ACCEPTED])
    number = accept_all(tried, request.user)
    say_accepted(request, number)
    left = rows.count()
    stuck = rows.filter(pk__in=[row.pk for row in tried]).count()
    say_left(request, stuck=stuck, more=left - stuck, overtaken=asked - number - left)


def say_accepted(request, number):
    words = ngettext("%(n)d lead came of it.", "%(n)d leads came of it.", number)
    messages.success(request, words % {"n": number})


def say_left(request, stuck=0, more=0, overtaken=0):
    if stuck:
        words = ngettext(
            "One post could not be stored and goes on waiting.",
            "%(n)d posts could not be stored and go on waiting.",
            stuck,
        )
        messages.warning(request, words % {"n": stuck})
    if more > 0:
        words = ngettext(
            "One more waits. Accept it, too.", "%(n)d more wait. Accept them, too.", more
        )
        messages.warning(request, words % {"n": more})
    if overtaken > 0:
        messages.warning(request, _("Somebody has decided about the others already."))
