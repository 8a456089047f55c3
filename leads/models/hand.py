"""Leads that go to several owners in one act, each for a reason of its own."""

import json
import uuid
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.db.models import BigIntegerField, JSONField, Value

from prm.expressions import Written

from .telling import tell_new_owners

AT_ONCE = 5_000  # Leads of one transfer: what a statement carries as parameters.


class Lot(NamedTuple):
    """A lead to be dealt: who has it, and whether it may not leave the house."""

    owner: int | None = None
    is_held: bool = False


@dataclass(frozen=True)
class Hand:
    """What leads of one group share: who has and who gets them, whether by mail, and why."""

    seen: int
    owner: int
    notify: bool
    why: str  # JSON.


def hands_of(dealt, notify):
    """From what a round robin dealt: pairs of (lead, its Lot) and (owner, why)."""
    whys = {}  # The same reason, as JSON, once.
    hands = []
    for (pk, lot), (owner, why) in dealt:
        if owner is None:
            continue
        text = whys.setdefault(id(why), (json.dumps(why), why))[0]
        hands.append((Hand(lot.owner, owner.pk, notify, text), pk))
    return hands


def hand_over(leads, hands, act):
    """Give each lead (pairs of its Hand and its number) to whom it goes. Answers how many moved.

    In parts, which are one act: each new owner gets one mail for the whole of it.
    """
    part = act if act.larger else replace(act, part_of=uuid.uuid4())
    hands = [(hand, pk) for hand, pk in hands if hand.owner != hand.seen]
    parts = [hands[start : start + AT_ONCE] for start in range(0, len(hands), AT_ONCE)]
    moved = sum(handed(leads, some, part) for some in parts)
    if moved and act.notify and not act.larger:
        tell_new_owners(part.larger)
    return moved


def handed(leads, hands, act):
    """One transfer: a map from each lead to its group, and what each group gets and why."""
    groups = {hand: number for number, hand in enumerate(dict.fromkeys(h for h, _pk in hands))}
    places = Value(json.dumps({str(pk): groups[hand] for hand, pk in hands}))
    seen, owners = (
        Value(json.dumps([getattr(hand, name) for hand in groups])) for name in ("seen", "owner")
    )
    whys = Value("[" + ",".join(hand.why for hand in groups) + "]")
    leads = leads.filter(pk__in=[pk for _hand, pk in hands], owner=GroupsOwner(seen, places, "pk"))
    act = replace(act, why=GroupsWhy(whys, places, "pk"))
    to = GroupsOwner(owners, places, "pk")
    to.among = {hand.owner for hand in groups}
    return leads.transfer(to, act)


class GroupsOwner(Written):
    """From the number of a lead to the owner of its group; `among` are all that it says."""

    among = None

    postgresql = "({0}::jsonb -> ({1}::jsonb -> {2}::text)::int)::bigint"
    sqlite = """json_extract({0}, '$[' || json_extract({1}, '$."' || {2} || '"') || ']')"""
    output_field = BigIntegerField()


class GroupsWhy(GroupsOwner):
    """From the number of a lead to the reason of its group."""

    postgresql = "({0}::jsonb -> ({1}::jsonb -> {2}::text)::int)"
    output_field = JSONField()
