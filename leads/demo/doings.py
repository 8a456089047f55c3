"""What people did in the demo story: calls, meetings, notes and tasks, logins, what came of it."""

from datetime import timedelta
from itertools import count

from django.utils import timezone

from accounts.models import Activity, Contact, Mention
from leads.demo.walking import STATUSES
from leads.models import Lead, LeadActivity, StatusChange
from prm.models import AuditEntry

# How long after the lead came | by its owner, or the manager | kind | minutes | subject | text
WORK = [
    (5, "owner", "call", 8, "First call", "Interested. Wants to see it on their own data."),
    (30, "owner", "email", None, "Sent the brochure and two references", ""),
    (75, "manager", "note", None, "Watch this one", "They compare us with two others."),
    (120, "owner", "meeting", 45, "Demo at their office", "Four people; the CFO asked for prices."),
    (180, "owner", "call", 12, "Went through the offer", "Decision after the summer break."),
]
# Days from today | who sets it | whose it is | priority | internal | subject
TASKS = [
    (-6, "carla", "paul", 3, False, "Send the price list"),
    (-2, "carla", "carla", 2, True, "Ask Petra why this takes so long"),
    (1, "paul", "paul", 2, False, "Call back after the fair"),
    (4, "carla", "paul", 1, False, "Ask for a reference"),
    (-3, "marco", "rita", 3, False, "Answer the tender"),
    (5, "marco", "marco", 2, True, "Talk about her targets"),
    (2, "petra", "carla", 2, False, "Confirm the discount"),
]
# Days ago | by | account | kind | internal | subject | text | mentioned
NOTES = [
    (71, "carla", "acme", "meeting", False, "Kick-off in Milano", "Goals for the year agreed.", ()),
    (44, "carla", "acme", "note", True, "Gold is at risk", "Two deals short this quarter.", ()),
    (20, "carla", "acme", "call", False, "Monthly call with Petra", "Paul takes the south.", ()),
    (1.5, "petra", "acme", "note", False, "Training", "@carla Could two of us come?", ("carla",)),
    (58, "marco", "bolt", "meeting", False, "Kick-off in Madrid", "", ()),
    (
        9,
        "marco",
        "bolt",
        "note",
        True,
        "Slow to answer",
        "@ada Do we move the fair leads?",
        ("ada",),
    ),
]
WORKED = ("read", "working", "converted", "lost")
LOGINS = {"petra": 74, "paul": 68, "ines": 65, "rita": 61, "jonas": 55, "freja": 49, "elin": 41}


def tell_of_doings(people):
    now = timezone.now()
    leads = list(Lead.objects.unscoped().with_owners().filter(owner__user__contact__isnull=False))
    keep_work(leads, now)
    keep_changes(leads)
    for place, task in enumerate(TASKS):
        set_task(people, leads, place, *task)
    for note in NOTES:
        keep_note(people, now, *note)
    keep_logins(people, now)


def keep_work(leads, now):
    """The further a lead is, the more was done about it; never more than up to today."""
    rows = [made for lead in leads for made in work_on(lead) if made[0].at < now]
    Activity.objects.bulk_create([activity for activity, _lead in rows])
    LeadActivity.objects.bulk_create(
        [LeadActivity(activity=a, lead=lead, owner=lead.owner) for a, lead in rows]
    )


def work_on(lead):
    steps = WORK[: 2 + lead.pk % 4] if lead.status != STATUSES["new"] else []
    for hours, who, kind, minutes, subject, text in steps:
        at = lead.transferred_at + timedelta(hours=hours + lead.pk % 9)
        by = lead.owner.user if who == "owner" else lead.partner_account.owner
        values = {"kind": kind, "minutes": minutes, "subject": subject, "text": text}
        internal = who == "manager"
        yield Activity(by=by, at=at, created_at=at, internal=internal, **values), lead


def keep_changes(leads):
    """Each status that is not the first was reached from it, by who has the lead."""
    first, rows = STATUSES["new"], []
    for lead in leads:
        if lead.status != first:
            at = lead.transferred_at + (timezone.now() - lead.transferred_at) / 3
            rows.append((lead, at, first, lead.status))
    StatusChange.objects.bulk_create(
        [
            StatusChange(lead=lead, owner=lead.owner, by=lead.owner.user, at=at, old=old, new=new)
            for lead, at, old, new in rows
        ]
    )


def set_task(people, leads, place, days, by, assignee, priority, internal, subject):
    """On a lead of the partner user it is about, else of anybody's whom they look after."""
    names = {people[by], people[assignee]}
    theirs = [lead for lead in leads if lead.owner.user in names]
    some = theirs or [lead for lead in leads if lead.partner_account.owner in names]
    row = Activity(
        kind="task",
        subject=subject,
        by=people[by],
        assignee=people[assignee],
        due_on=timezone.localdate() + timedelta(days=days),
        priority=priority,
        internal=internal,
        at=timezone.now() - timedelta(days=8 - place),
    )
    some[place % len(some)].file(row)


def keep_note(people, now, days, by, account, kind, internal, subject, text, mentioned):
    for name in mentioned:
        text = text.replace(f"@{name}", f"@{people[name].email}")
    row = Activity(by=people[by], at=now - timedelta(days=days), kind=kind, internal=internal)
    row.subject, row.text = subject, text
    people[account].file(row)
    Mention.objects.bulk_create(
        [Mention(activity=row, user=people[name], at=row.at) for name in mentioned]
    )
    if days > 70:
        keep_with_toni(people, row.at)


def keep_with_toni(people, at):
    toni = Contact.objects.unscoped().get(pk=people["toni"].pk)
    row = Activity(by=people["carla"], at=at, kind="call", minutes=15, subject="Got to know Toni")
    toni.file(row)


def keep_logins(people, now):
    """Every third day or so since the first time, some hours apart."""
    rows = []
    for name, came in LOGINS.items():
        hours = count(came * 24, -(50 + len(name) * 9))
        for before in hours:
            if before < 5:
                break
            rows.append((people[name], now - timedelta(hours=before)))
    rows.sort(key=lambda row: row[1])
    AuditEntry.objects.bulk_create(
        [AuditEntry(what=AuditEntry.What.LOGIN, by=who, at=at) for who, at in rows]
    )
