"""Many leads change hands: by one transfer, and by a rule of 20 entries with a round robin."""

import json
import uuid

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Case, Count, F, Value, When
from django.utils import timezone

from accounts.models import User
from leads.assignment import assign
from leads.models import AssignmentRule, Lead, Owner, RoundRobin, RuleEntry, Transfer
from leads.models.lead_queryset import Act
from prm.models import Mail

from .generate import COUNTRIES
from .measure import by_turns, line, undone

MOST, MEMBERS, TIMES = 100_000, 50, 3
MOVED = """UPDATE leads_lead l SET previous_owner_id = l.owner_id, owner_id = {to}, unread = TRUE,
    transferred_at = %(now)s, updated_at = %(now)s, handover = %(key)s"""
TOLD = """
    INSERT INTO prm_mail (key, kind, recipient_id, address, address_language, about_type_id,
        about_id, message_id, state, attempts, answer, subject, text, created_at, due_at, fence)
    SELECT 'handover:' || %(key)s || ':' || t.to_owner_id, 'assignment', o.user_id, '', 'en',
        %(kind)s, MIN(t.id), '<' || gen_random_uuid() || '@localhost>', 'queued', 0, '', '', '',
        %(now)s, %(now)s, 0
    FROM {source} t JOIN leads_owner o ON o.id = t.to_owner_id WHERE o.user_id IS NOT NULL
    {where} GROUP BY t.to_owner_id, o.user_id"""


def measure(size):
    number = min(size, MOST)
    rows = Lead.objects.unscoped().order_by("-created_at")
    since = rows.values_list("created_at", flat=True)[number - 1]
    ada = User.objects.get(email="ada@prm.example")
    yield bulk(size, number, since, ada)
    yield by_rule(size, number, since, ada)


def bulk(size, number, since, ada):
    """To eight owners, each told of theirs by one mail."""
    owners = partners(8)
    leads = Lead.objects.unscoped().filter(created_at__gte=since).alias(part=F("employees") % 8)
    to = Case(*(When(part=n, then=Value(owner)) for n, owner in enumerate(owners)))
    branches = " ".join(f"WHEN {n} THEN {owner}" for n, owner in enumerate(owners))
    update = MOVED.format(to=f"CASE l.employees %% 8 {branches} END")
    history = """INSERT INTO leads_transfer (lead_id, from_owner_id, to_owner_id, by_id, at,
            reason, note, notify, why, handover)
        SELECT id, previous_owner_id, owner_id, %(by)s, transferred_at, 'bulk', '', TRUE, '{}',
            handover FROM leads_lead WHERE transferred_at = %(now)s AND handover = %(key)s"""
    told = TOLD.format(source="leads_transfer", where="AND t.handover = %(key)s")

    def ours():
        leads.transfer(to, Act(ada, "bulk", notify=True))

    def floor():
        where = " WHERE l.created_at >= %(since)s AND l.deleted_at IS NULL"
        execute(since, ada, update + where, history, told)

    found = by_turns(undone(ours), undone(floor), TIMES)
    return line(f"bulk transfer of {number:,}", size, *found, 2.0)


def partners(number):
    """Owners that leads may go to."""
    rows = Owner.objects.filter(user__contact__account__lt=1000).order_by("pk")
    return list(rows.values_list("pk", flat=True)[1 : number + 1])


def execute(since, ada, *statements, **more):
    values = {
        "since": since,
        "now": timezone.now(),
        "key": uuid.uuid4(),
        "by": ada.pk,
        "kind": ContentType.objects.get_for_model(Transfer).pk,
    }
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement, values | more)


def by_rule(size, number, since, ada):
    rule, robin, owners = the_rule(ada)
    leads = Lead.objects.unscoped().filter(created_at__gte=since)
    statements = rule_by_hand(rule, robin)

    def ours():
        assign(rule, leads, Act(ada, "rule"))

    def floor():
        execute(since, ada, *statements, robin=robin.pk)

    compare(end_of(ours, owners), end_of(floor, owners))
    found = by_turns(undone(ours), undone(floor), TIMES)
    return line(f"rule of 20 entries over {number:,}", size, *found, 2.0)


def compare(one, other):
    """The same end, but that a lead which is theirs already moves on the turns after it."""
    moved = one.pop("moved") - other.pop("moved")
    assert one == other and abs(moved) <= MEMBERS, (moved, one, other)


def the_rule(ada):
    """Nineteen entries with filter logic, to users and a round robin of 50; one for the rest."""
    owners = partners(MEMBERS + 20)
    fallback = Owner.objects.filter(queue__isnull=False).order_by("pk")[0]
    robin, is_new = RoundRobin.objects.get_or_create(
        name="Bench", defaults={"fallback": fallback, "manager": ada}
    )
    rule = AssignmentRule.objects.filter(name="Bench").first()
    if is_new:
        for owner in Owner.objects.filter(pk__in=owners[:MEMBERS]):
            robin.admit(owner)
        rule = AssignmentRule.found("Bench", ada)
        rule.revise([entry(n, robin, owners[MEMBERS + n]) for n in range(20)], ada, seen=1)
        robin.deal(MEMBERS)  # Nobody has just joined any more.
    return rule, robin, owners


def entry(n, robin, owner):
    criteria = [
        {"field": "Country", "operator": "equals", "value": COUNTRIES[n]},
        {"field": "Industry", "operator": "startsWith", "value": "CBE"[n % 3]},
        {"field": "NumberOfEmployees", "operator": "greaterThan", "value": str(1000 + n)},
    ]
    logic = "1 AND (2 OR 3)"
    if n == 19:
        criteria, logic = [], ""
    target = {"target": "owner", "owner_id": owner}
    if n % 3 == 1:
        target = {"target": "round robin", "round_robin": robin}
    return RuleEntry(criteria=criteria, logic=logic, **target)


def rule_by_hand(rule, robin):
    """The same end state: leads, transfers with why, digests, turns and ledger."""
    entries = rule.current.in_order
    cases = " ".join(f"WHEN {condition(e.position - 1)} THEN {e.position}" for e in entries[:-1])
    targets = ", ".join(f"({e.position}, {e.owner_id or 'NULL'}::bigint)" for e in entries)
    why = {"by_rule": {"rule": rule.pk, "name": rule.name, "version": rule.latest}}
    return [
        f"""CREATE TEMP TABLE hand ON COMMIT DROP AS
        WITH hit AS (SELECT l.id, l.owner_id, CASE {cases} ELSE 20 END AS entry FROM leads_lead l
                WHERE l.created_at >= %(since)s AND l.deleted_at IS NULL),
            goes AS (SELECT hit.*, t.owner FROM hit JOIN (VALUES {targets}) t(entry, owner)
                USING (entry)),
            turns AS (SELECT goes.*, CASE WHEN owner IS NULL THEN
                (ROW_NUMBER() OVER (PARTITION BY owner IS NULL ORDER BY id) - 1) %% {MEMBERS} END
                AS turn FROM goes),
            seats AS (SELECT id, owner_id, ROW_NUMBER() OVER (ORDER BY position) - 1 AS turn
                FROM leads_roundrobinmember WHERE robin_id = %(robin)s)
        SELECT h.id, h.entry, COALESCE(h.owner, s.owner_id) AS owner, s.id AS member
        FROM turns h LEFT JOIN seats s ON s.turn = h.turn""",
        "CREATE UNIQUE INDEX ON hand (id)",
        "ANALYZE hand",
        MOVED.format(to="h.owner")
        + " FROM hand h WHERE h.id = l.id AND h.owner <> l.owner_id AND l.deleted_at IS NULL",
        f"""INSERT INTO leads_transfer (lead_id, from_owner_id, to_owner_id, by_id, at, reason,
            note, notify, why, handover)
        SELECT l.id, l.previous_owner_id, l.owner_id, %(by)s, l.transferred_at, 'rule', '', TRUE,
            '{json.dumps(why)}'::jsonb || jsonb_build_object('entry', h.entry), l.handover
        FROM leads_lead l JOIN hand h ON h.id = l.id WHERE l.handover = %(key)s""",
        TOLD.format(source="leads_transfer", where="AND t.handover = %(key)s"),
        """UPDATE leads_roundrobinmember m SET received = received + n.n, passed = passed + n.n
        FROM (SELECT member, COUNT(*) n FROM hand GROUP BY member) n WHERE n.member = m.id""",
        """INSERT INTO leads_dealt (robin_id, owner_id, is_fallback, leads, at)
        SELECT %(robin)s, owner, FALSE, COUNT(*), %(now)s FROM hand WHERE member IS NOT NULL
        GROUP BY owner""",
    ]


def condition(n):
    starts, least = "CBE"[n % 3].lower(), 1000 + n
    industry = f"lower(l.industry) LIKE '{starts}%%'"
    return f"l.country = '{COUNTRIES[n]}' AND ({industry} OR l.employees > {least})"


def end_of(act, owners):
    """How many leads each owner of an entry has after it, how many moved, how many mails."""
    found = {}

    def looked():
        act()
        mine = Lead.objects.unscoped().filter(owner__in=owners[MEMBERS:]).order_by()
        found["leads"] = dict(mine.values_list("owner").annotate(Count("pk")))
        found["moved"] = Transfer.objects.unscoped().filter(reason="rule").count()
        found["told"] = Mail.objects.unscoped().values("recipient").distinct().count()

    undone(looked)()
    return found
