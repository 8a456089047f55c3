"""Why a lead is where it is: what rules and round robins wrote into its transfers, in words.

`explain(transfers, user)` is for the console, `why_for_partner(lead)` for the partner's page.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from leads import criteria, facts
from leads.fields import NAMES, custom_fields
from leads.models import Owner, Queue, RoundRobinMember, Transfer
from leads.names import Names

OWN_REASONS = {
    "turn": gettext_lazy("Not their turn"),
    "consent": gettext_lazy("No consent to leave the house"),
    "off": gettext_lazy("The round robin was off"),
}


@dataclass
class Why:
    """One transfer explained. `skipped` are (whom, reason in words) of a round robin."""

    rule: str = ""
    note: str = ""
    matched: list = field(default_factory=list)
    robin: str = ""
    skipped: list = field(default_factory=list)
    outcome: str = ""


def explain(transfers, user):
    """Give each transfer its `explanation` for this reader, a Why or None.

    A few statements, for any number of transfers.
    """
    known, people = criteria.Fields(), People(user, transfers)
    for transfer in transfers:
        transfer.explanation = explained(transfer, known, people) if transfer.why else None
    return transfers


def explained(transfer, known, people):
    """What is kept in a transfer, as it reads now."""
    why = transfer.why
    rule, dealt = why.get("by_rule", {}), dealt_of(why)
    words = Why(note=rule.get("note", ""), robin=robin_words(dealt))
    words.outcome = outcome(why, dealt, people)
    if rule:
        form = _("Rule %(name)s, version %(version)s, entry %(entry)s")
        form = form if "entry" in rule else _("Rule %(name)s, version %(version)s")
        words.rule = form % rule
    words.matched = what_held(why, rule, known)
    words.skipped = skipped(transfer, people)
    has_said = words.rule or words.robin or words.outcome
    return words if has_said else None


def what_held(why, rule, known):
    """What held of an entry's criteria; of none that did, the logic by which it still matched."""
    held = [criteria.read(each, known) for each in why.get("matched", [])]
    if held or "entry" not in rule:
        return held
    return [criteria.in_words(why.get("asked", []), rule.get("logic", ""), known)]


class People:
    """The owners that some transfers speak of, as somebody may read them."""

    def __init__(self, user, transfers):
        rows = Owner.objects.select_related("user", "queue")
        self.owners = rows.in_bulk({pk for each in transfers for pk in named_in(each.why)})
        self.names = Names(user, self.owners.values())

    def name(self, pk):
        return self.names.of(self.owners[pk]) if pk in self.owners else "–"

    def listed(self, pks, more=0):
        """Names in one line; those whom the reader does not see, and `more`, as a number."""
        owners = [self.owners[pk] for pk in pks if pk in self.owners]
        seen = [str(owner) for owner in owners if self.names.knows(owner)]
        hidden = len(owners) - len(seen)
        words = ngettext("%d whom you do not see", "%d whom you do not see", hidden)
        seen += [words % hidden] if hidden else []
        return ", ".join([*seen, ngettext("%d more", "%d more", more) % more] if more else seen)


def named_in(why):
    """The numbers of the owners that one transfer speaks of."""
    dealt, unable = dealt_of(why), why.get("unable")
    numbers = [owner for owner, _reason in dealt.get("skipped", [])] + dealt.get("could", [])
    return numbers + ([unable] if isinstance(unable, int) else [])


def dealt_of(why):
    """What a round robin wrote, by itself or for a rule."""
    return why.get("dealt") or (why if "round_robin" in why else {})


def skipped(transfer, people):
    """Who else took part: (whom, why they did not get it), each reason once."""
    dealt, found = dealt_of(transfer.why), {}
    for owner, reason in dealt.get("skipped", []):
        found.setdefault(reason, []).append(owner)
    others = [owner for owner in dealt.get("could", []) if owner != transfer.to_owner_id]
    more = dealt["of"] - 1 - len(others) if others else 0
    reasons = dict(RoundRobinMember.Out.choices) | OWN_REASONS
    lines = [(people.listed(some), reasons.get(reason, reason)) for reason, some in found.items()]
    turns = people.listed(others, more)
    return [*lines, (turns, reasons["turn"])] if turns else lines


def robin_words(dealt):
    if not dealt:
        return ""
    words = _("Round robin %(name)s: %(of)s could receive")
    return words % {"name": dealt.get("name", ""), "of": dealt.get("of", "–")}


def outcome(why, dealt, people):
    if "repeats" in why:
        return _("The same form was sent a moment before: it goes where the first one went.")
    if "queue" in why:
        return taken(why)
    if "unable" in why:
        unable = why["unable"]
        name = people.name(unable) if isinstance(unable, int) else unable
        return _("%s could not receive, so it went to the default lead owner.") % name
    if why.get("default"):
        return _("No entry matched, so it went to the default lead owner.")
    if "instead" in dealt:
        return _("Neither members nor fallback could receive, so the default lead owner did.")
    return _("Nobody could receive, so it went to the fallback.") if dealt.get("fallback") else ""


def taken(why):
    """From which queue, and the limits of the queue that let it go."""
    labels = {name: Queue._meta.get_field(name).verbose_name for name in Queue.LIMITS}
    limits = [f"{label}: {why[name]}" for name, label in labels.items() if name in why]
    form = _("Taken from the queue %(name)s, within its limits: %(limits)s.")
    form = form if limits else _("Taken from the queue %(name)s.")
    return form % {"name": why["name"], "limits": ", ".join(limits)}


def why_for_partner(lead):
    """Why the lead is with its owner: `matched`, and `is_repeat` of a form that was sent twice."""
    last = deciding(Transfer.objects.last_of(lead.pk), lead)
    why = last.why if last else {}
    found = matched(lead, why["matched"]) if why.get("matched") else []
    return {"matched": found, "is_repeat": "repeats" in why}


def matched(lead, criteria_met):
    """What the rule went by when it gave the lead to its owner: (label, value) pairs.

    Only what stands on the partner's page of the lead anyway: its own values, never the
    rule's lists, which may name other companies; and nothing of a lead that waits in a queue.
    A value that would not match any more was another one then.
    """
    known, shown, found = criteria.Fields(), shown_to_partners(), {}
    for each, holds in zip(criteria_met, still_held(lead, criteria_met, known), strict=True):
        field = known.find(each["field"])
        if field and named(field) in shown:
            _field, held = found.get(field.name, (field, True))
            found[field.name] = field, held and holds
    pairs = [
        (str(each.label), value_of(lead, named(each), shown) if held else _("(changed since)"))
        for each, held in found.values()
    ]
    return [(label, value) for label, value in pairs if value]


def still_held(lead, asked, known):
    """Whether each of some criteria holds for a lead as it is now."""
    conditions = map(criteria.matches, criteria.conditions(asked, known))
    return type(lead).objects.unscoped().filter(pk=lead.pk).values_list(*conditions).get()


def deciding(last, lead):
    """The transfer that chose where the lead is: of one taken, that which put it in the queue."""
    if last is None or lead.owner.is_queue or last.to_owner_id != lead.owner_id:
        return None
    if last.reason != Transfer.Reason.TAKE:
        return last
    before = Transfer.objects.unscoped().filter(lead=lead.pk, to_owner=last.from_owner_id)
    return before.newest_first().first()


def named(each):
    return each.own_name or each.name


def shown_to_partners():
    """From the name of each field that partners see to its custom field; None: our own."""
    own = {row.api_name: row for row in custom_fields() if row.shown_to_partners}
    return dict.fromkeys(NAMES) | own


def value_of(lead, name, shown):
    if shown[name] is not None:
        return facts.own_value(shown[name], lead)
    return facts.shown(name, lead)
