"""Why a lead is where it is: what rules and round robins wrote into its transfers, in words.

`explain(transfers)` is for the console, `matched_for_partner(lead)` for the partner's page.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from leads import criteria, facts
from leads.fields import NAMES, custom_fields
from leads.models import Owner, RoundRobinMember, Transfer


@dataclass
class Why:
    """One transfer explained. `skipped` are (who, reason in words) of a round robin."""

    rule: str = ""
    note: str = ""
    matched: list = field(default_factory=list)
    robin: str = ""
    skipped: list = field(default_factory=list)
    outcome: str = ""


def explain(transfers):
    """Give each transfer its `explanation`, a Why or None. Two statements, for any number."""
    known = criteria.Fields()
    names = names_of({owner for each in transfers for owner, _reason in skips(each.why)})
    for transfer in transfers:
        transfer.explanation = explained(transfer.why, known, names) if transfer.why else None
    return transfers


def explained(why, known, names):
    """What is kept in a transfer, as it reads now."""
    rule, dealt = why.get("by_rule", {}), dealt_of(why)
    words = Why(note=rule.get("note", ""), robin=robin_words(dealt), outcome=outcome(why, dealt))
    if rule:
        form = _("Rule %(name)s, version %(version)s, entry %(entry)s")
        form = form if "entry" in rule else _("Rule %(name)s, version %(version)s")
        words.rule = form % rule
    words.matched = [criteria.read(each, known) for each in why.get("matched", [])]
    if "entry" in rule and not words.matched:
        words.matched = [_("Every lead")]
    reasons = dict(RoundRobinMember.Out.choices)
    words.skipped = [(names.get(owner, "–"), reasons.get(r, r)) for owner, r in skips(why)]
    has_said = words.rule or words.robin or words.outcome
    return words if has_said else None


def dealt_of(why):
    """What a round robin wrote, by itself or for a rule."""
    return why.get("dealt") or (why if "round_robin" in why else {})


def skips(why):
    return dealt_of(why).get("skipped", [])


def robin_words(dealt):
    if not dealt:
        return ""
    words = _("Round robin %(name)s: %(of)s could receive")
    return words % {"name": dealt.get("name", ""), "of": dealt.get("of", "–")}


def outcome(why, dealt):
    if "unable" in why:
        return _("%s could not receive, so it went to the default lead owner.") % why["unable"]
    if why.get("default"):
        return _("No entry matched, so it went to the default lead owner.")
    if "instead" in dealt:
        return _("Neither members nor fallback could receive, so the default lead owner did.")
    return _("Nobody could receive, so it went to the fallback.") if dealt.get("fallback") else ""


def names_of(owners):
    rows = Owner.objects.select_related("user__contact__account", "queue").in_bulk(owners)
    return {pk: str(owner) for pk, owner in rows.items()}


def matched_for_partner(lead):
    """What the rule went by when it gave the lead to its owner: (label, value) pairs.

    Only what stands on the partner's page of the lead anyway: its own values, never the
    rule's lists, which may name other companies; and nothing of a lead that waits in a queue.
    """
    last = deciding(Transfer.objects.last_of(lead.pk), lead)
    if last is None:
        return []
    known, shown = criteria.Fields(), shown_to_partners()
    asked = (known.find(each["field"]) for each in last.why.get("matched", []))
    found = {each.name: each for each in asked if each and named(each) in shown}
    pairs = [(str(each.label), value_of(lead, named(each), shown)) for each in found.values()]
    return [(label, value) for label, value in pairs if value]


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
    return lead.country_name if name == "country" else getattr(lead, name)
