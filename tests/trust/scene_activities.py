"""What people wrote about the rows of the scene, internal and not; who was mentioned in it."""

from django.utils import timezone

from accounts.models import Activity, Mention
from leads.models import Owner, StatusChange

TASK = {"kind": "task", "due_on": timezone.localdate, "priority": 3}


def activities(people, leads, acme, toni):
    """By name: who wrote it about what, whether it is internal, a task of whom."""
    written = {
        "carla_paul": ("carla", leads["paul"], {}),
        "inside_paul": ("carla", leads["paul"], {"internal": True}),
        "paul_paul": ("paul", leads["paul"], {}),
        "task_paul": ("carla", leads["paul"], TASK | {"assignee": people["paul"]}),
        "rita_moved": ("rita", leads["moved"], {}),
        "marco_rita": ("marco", leads["rita"], {}),
        "rita_rita": ("rita", leads["rita"], {}),
        "acme": ("carla", acme, {}),
        "inside_acme": ("carla", acme, {"internal": True}),
        "toni": ("carla", toni, {}),
    }
    return {
        name: activity(people[by], about, values) for name, (by, about, values) in written.items()
    }


def activity(by, about, values):
    values = {"kind": "call", "subject": "A call"} | values
    row = Activity(by=by, **{n: v() if callable(v) else v for n, v in values.items()})
    about.file(row)
    return row


def mentions(people, rows):
    where = {"paul": "carla_paul", "rita": "marco_rita", "carla": "inside_acme"}
    return {
        who: Mention.objects.create(activity=rows[name], user=people[who])
        for who, name in where.items()
    }


def status_before(lead, who, text):
    """It changed while `who` had the lead; what it was is what they wrote."""
    owner = Owner.objects.of(who)
    StatusChange.objects.bulk_create(
        [StatusChange(lead=lead, owner=owner, by=who, old=text, new=lead.status)]
    )
