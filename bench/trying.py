"""A rule of 20 entries is tried on many leads: by entry, by owner, and which would change."""

from django.db import connection, transaction
from django.db.models import F, Value

from accounts.models import User
from leads.assignment import Hindsight, assign
from leads.models import Lead
from leads.models.lead_queryset import Act
from leads.views.trials import ORDER
from prm.paging import page_of

from .measure import by_turns, line
from .moving import MOST, condition, partners, the_rule

TIMES, MOST_SECONDS = 5, 2.0


def measure(size):
    """The rule has put them, each third was handed on by hand since, and an entry was changed."""
    number = min(size, MOST)
    rows = Lead.objects.unscoped().order_by("-created_at")
    since = rows.values_list("created_at", flat=True)[number - 1]
    leads = Lead.objects.unscoped().filter(created_at__gte=since)
    with transaction.atomic():
        rule = put(leads)
        found = compared(rule, leads, since)
        transaction.set_rollback(True)
    yield told(size, number, *found)


def put(leads):
    ada = User.objects.get(email="ada@prm.example")
    rule, _robin, _owners = the_rule(ada)
    assign(rule, leads, Act(ada, "rule"))
    (last,) = partners(1)
    leads.alias(part=F("employees") % 3).filter(part=0).transfer(Value(last), Act(ada, "manual"))
    entries = rule.current.in_order
    entries[0].owner_id = last
    rule.revise(entries, ada, rule.latest)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE leads_lead, leads_transfer")
    return rule


def compared(rule, leads, since):
    statement = by_hand(rule)
    answers = {}

    def ours():
        trial = Hindsight(rule, leads.defer("description", "custom"))
        answers["ours"] = [(each.leads, each.changes) for each in trial.lines]
        assert trial.shares
        page_of(trial.changing, ORDER, {})

    def floor():
        with connection.cursor() as cursor:
            cursor.execute(statement, {"since": since})
            answers["floor"] = [tuple(row[1:]) for row in cursor.fetchall()]

    found = by_turns(ours, floor, TIMES)
    entries = [each for each in answers["ours"] if each[0]]
    assert entries == answers["floor"], answers
    return found


def by_hand(rule):
    """How many leads each entry takes, and how many of them a rule put with somebody else."""
    entries = rule.current.in_order
    cases = " ".join(f"WHEN {condition(e.position - 1)} THEN {e.position}" for e in entries[:-1])
    members = ", ".join(
        str(m.owner_id) for e in entries if e.round_robin for m in e.round_robin.members.all()
    )
    targets = ", ".join(
        f"({e.position}, ARRAY[{e.owner_id or members}]::bigint[])" for e in entries
    )
    return f"""
        WITH hit AS (SELECT l.id, CASE {cases} ELSE 20 END AS entry FROM leads_lead l
                WHERE l.created_at >= %(since)s AND l.deleted_at IS NULL),
            put AS (SELECT DISTINCT ON (lead_id) lead_id, to_owner_id FROM leads_transfer
                ORDER BY lead_id, reason <> 'rule', at, id)
        SELECT entry, COUNT(*), COUNT(*) FILTER (WHERE NOT put.to_owner_id = ANY(t.owners))
        FROM hit JOIN put ON put.lead_id = hit.id
            JOIN (VALUES {targets}) t(entry, owners) USING (entry) GROUP BY entry ORDER BY entry"""


def told(size, number, ours, floor):
    note = f"{ours:.2f} s; at 100,000 at most {MOST_SECONDS:g} s"
    return line(f"trying a rule over {number:,}", size, ours, floor, 8.0, note)
