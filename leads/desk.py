"""Taking from a queue at its page: what was ticked, and what came of it, in words."""

from django.contrib import messages
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leads.models import Lead, Transfer
from leads.models.taking import rests_until
from prm.ids import ids_in
from prm.sql import retried

MOST_AT_ONCE = 200


def take(request, queue):
    """Take the ticked leads and say how it went. Answers the one lead it was, or None."""
    pks = ticked(request)
    if not pks:
        messages.warning(request, _("Tick the leads you want to take."))
        return None
    here = Lead.objects.unscoped().filter(owner=queue.lead_owner, pk__in=pks)
    taken = retried(lambda: here.take(request.user))
    say_mine(request, taken.leads)
    missing = set(pks) - {*taken.leads, *taken.kept_back}
    say_gone(request, queue, missing - say_resting(request, missing))
    for words in dict.fromkeys(taken.limits):
        messages.warning(request, words)
    return taken.leads[0] if len(taken.leads) == len(pks) == 1 else None


def ticked(request):
    return ids_in(request.POST.getlist("lead"))[:MOST_AT_ONCE]


def say_mine(request, pks):
    if pks:
        words = ngettext("The lead is yours.", "%(number)s leads are yours.", len(pks))
        messages.success(request, words % {"number": len(pks)})


def say_resting(request, pks):
    """Say until when what the member handed back waits for others. Answers which leads do."""
    resting = rests_until(request.user, pks) if pks else {}
    if resting:
        words = ngettext(
            "You handed this lead back, so it waits for others until %(until)s.",
            "You handed %(number)s of these leads back, so they wait for others until %(until)s.",
            len(resting),
        )
        until = date_format(timezone.localtime(max(resting.values())), "DATETIME_FORMAT")
        messages.warning(request, words % {"number": len(resting), "until": until})
    return set(resting)


def say_gone(request, queue, pks):
    """Who was faster is named only to their colleagues."""
    mine = Lead.objects.permitted(request.user, "view").owned_by(request.user).filter(pk__in=pks)
    gone = pks - set(mine.values_list("pk", flat=True))
    for user, number in Transfer.objects.colleagues_who_took(request.user, queue, gone).items():
        words = ngettext(
            "%(name)s was faster: one lead is theirs.",
            "%(name)s was faster: %(number)s leads are theirs.",
            len(number),
        )
        messages.warning(request, words % {"name": user, "number": len(number)})
        gone -= number
    taken = set(Transfer.objects.taken_of(queue, gone).values_list("lead", flat=True))
    say_taken(request, taken)
    say_elsewhere(request, gone - taken)


def say_taken(request, pks):
    if pks:
        words = ngettext(
            "One lead does not wait here any more. It was taken a moment ago.",
            "%(number)s leads do not wait here any more. They were taken a moment ago.",
            len(pks),
        )
        messages.warning(request, words % {"number": len(pks)})


def say_elsewhere(request, pks):
    if pks:
        words = ngettext(
            "One lead does not wait in the queue any more.",
            "%(number)s leads do not wait in the queue any more.",
            len(pks),
        )
        messages.warning(request, words % {"number": len(pks)})
