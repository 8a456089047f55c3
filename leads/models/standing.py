"""Who of a round robin's members can receive now, how many more, and why not."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import Count, Sum
from django.utils import timezone

from accounts.models import Organization

from .days import midnight
from .lead import Lead
from .owner import Owner
from .round_robin_member import Dealt, RoundRobinMember

Out = RoundRobinMember.Out


@dataclass(frozen=True)
class Standing:
    """`out` is why a member gets nothing, `""` if they can receive; `room` how many more.

    No room says any number. Once there is none left, `limit` is why.
    """

    out: str = ""
    room: int | None = None
    limit: str = ""


def standing_of(members, now=None):
    """From the number of each member to their standing; statements do not grow with them."""
    now, house = now or timezone.now(), Organization.zone()
    fit = fit_owners(members)
    outs = {m.pk: out_of(m, day_of(m, house, now), fit) for m in members}
    rooms = {Out.OPEN: open_rooms(members), Out.TODAY: day_rooms(members, midnight(house, now))}
    return {
        pk: Standing(out) if out else limited({why: room.get(pk) for why, room in rooms.items()})
        for pk, out in outs.items()
    }


def day_of(member, house, now):
    """The day it is for a member: at home; for a queue, with the organization."""
    user = member.owner.user
    return now.astimezone(ZoneInfo(user.time_zone if user else house)).date()


def out_of(member, today, fit):
    if member.owner_id not in fit:
        return Out.INELIGIBLE
    if is_paused(member, today):
        return Out.PAUSED
    return "" if str(today.isoweekday()) in member.days else Out.DAY


def is_paused(member, today):
    """The day they are paused until is the first they are back."""
    return member.paused_until is not None and today < member.paused_until


def limited(rooms):
    """The standing of one who takes part, by how much room each limit leaves."""
    known = [(room, reason) for reason, room in rooms.items() if room is not None]
    if not known:
        return Standing()
    room, reason = min(known)
    return Standing("", room, reason) if room > 0 else Standing(reason)


def fit_owners(members):
    """The numbers of those of their owners who can be given leads now."""
    owners = Owner.objects.filter(pk__in=[member.owner_id for member in members])
    return set(owners.able().values_list("pk", flat=True))


def open_rooms(members):
    capped = {m.owner_id: m for m in members if m.most_open is not None}
    if not capped:
        return {}
    rows = Lead.objects.unscoped().open().filter(owner__in=capped)
    numbers = dict(rows.order_by().values_list("owner").annotate(Count("pk")))
    return {m.pk: m.most_open - numbers.get(owner, 0) for owner, m in capped.items()}


def day_rooms(members, since):
    """By how many this round robin has dealt them since the day began."""
    capped = [member for member in members if member.most_a_day is not None]
    if not capped:
        return {}
    rows = Dealt.objects.filter(robin=capped[0].robin_id, is_fallback=False, at__gte=since)
    rows = rows.filter(owner__in=[member.owner_id for member in capped]).order_by()
    numbers = dict(rows.values_list("owner").annotate(Sum("leads")))
    return {m.pk: m.most_a_day - numbers.get(m.owner_id, 0) for m in capped}
