"""What web forms sent and what waits in quarantine, for internal users."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from leads.forms.adoption import AdoptionForm
from leads.models import Lead, Received
from leads.web.intake import decide
from prm.once import Once, once
from prm.paging import counted, page_of
from prm.permissions import access

NEWEST = ("-at", "-id")
DECISIONS = {"accept": Received.Outcome.ACCEPTED, "reject": Received.Outcome.REJECTED}


@require_safe
def quarantine(request):
    rows = Received.objects.permitted(request.user, "view").quarantined()
    page = page_of(rows.select_related("form"), NEWEST, request.GET)
    context = {"page": page, "count": counted(rows), "once": Once()}
    return render(request, "web/quarantine.html", context)


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
    """Accept or reject the posts that were ticked; what somebody decided meanwhile stays so."""
    outcome = DECISIONS.get(request.POST.get("decision"))
    if outcome is None:
        raise Http404
    seen = Received.objects.permitted(request.user, "view")
    rows = seen.filter(pk__in=ticked(request)).select_related("form__owner")
    place = once(request.user, Once(request.POST), lambda: decided(request, rows, outcome))
    return redirect(place or "web:quarantine")


def ticked(request):
    return [int(pk[:18]) for pk in request.POST.getlist("post") if pk.isascii() and pk.isdigit()]


def decided(request, rows, outcome):
    number = decide(rows.quarantined(), outcome, request.user)
    if outcome == Received.Outcome.ACCEPTED:
        say_accepted(request, number)
    else:
        words = ngettext("Rejected %(n)d post.", "Rejected %(n)d posts.", number)
        messages.success(request, words % {"n": number})
    waiting = rows.quarantined().count()
    if waiting:
        words = ngettext(
            "One post could not be stored and goes on waiting.",
            "%(n)d posts could not be stored and go on waiting.",
            waiting,
        )
        messages.warning(request, words % {"n": waiting})
    if number + waiting < len(rows):
        messages.warning(request, _("Somebody has decided about the others already."))
    return reverse("web:quarantine")


def say_accepted(request, number):
    words = ngettext("%(n)d lead came of it.", "%(n)d leads came of it.", number)
    messages.success(request, words % {"n": number})
