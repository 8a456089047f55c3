"""The mails about activities: who was mentioned, given a task, or wants to be reminded of one."""

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from accounts.above import community_of
from accounts.emails import PEOPLE, SAMPLES, people
from accounts.models import Activity, Mention
from leads.emails import lead_example, link_for, offered_leads
from leads.place import Console, Portal
from prm.outbox.kinds import Examples, Kind, register
from prm.outbox.merge import one_line

FIELDS = PEOPLE | {
    "subject": _("Subject of the activity"),
    "about": _("The lead, account or contact it is about"),
    "written_by": _("Who wrote it"),
    "text": _("What was written"),
    "due": _("Until when the task is to be done"),
    "link": _("The address of the record"),
}
VALUES = SAMPLES | {
    "subject": "Send the price list",
    "about": "Sophie Laurent",
    "written_by": "Carla Berg",
    "text": "She wants it before the fair.",
    "due": "Dec. 1, 2026",
}


def seen(mail):
    """Whether its receiver may still see the activity."""
    return Activity.objects.permitted(mail.recipient, "view").filter(pk=mail.about_id).exists()


def is_mentioned(mail):
    named = Mention.objects.permitted(mail.recipient, "view").filter(activity=mail.about_id)
    return seen(mail) and named.exists()


def is_theirs_to_do(mail):
    return seen(mail) and mail.about.is_open and mail.about.assignee_id == mail.recipient_id


def is_time(mail):
    """Not if the reminder was moved, or given to somebody else; sent once more it may be."""
    is_same = mail.key == mail.about.reminder_key or mail.key.startswith("again:")
    return is_theirs_to_do(mail) and mail.about.remind_at is not None and is_same


def fill(mail):
    activity, user = mail.about, mail.recipient
    place = Portal(community_of(user)) if user.is_partner else Console()
    return people(user) | {
        "subject": one_line(activity.subject),
        "about": one_line(activity.about),
        "written_by": one_line(activity.by),
        "text": activity.text,
        "due": date_format(activity.due_on) if activity.due_on else "",
        "link": settings.SITE_URL + place.record_url(activity.about),
    }


def example(user, key):
    """A lead that the user sees, as what the activity of the samples is about."""
    lead = lead_example(user, key)
    return lead and VALUES | people(user) | {
        "about": one_line(lead),
        "link": link_for(user, lead),
    }


def kind(key, label, subject, body, wanted):
    texts = {"subject": subject, "body": body}
    texts |= {"examples": Examples(offered_leads, example)}
    register(
        Kind(key=key, label=label, fields=FIELDS, fill=fill, wanted=wanted, samples=VALUES, **texts)
    )


kind(
    "mention",
    _("A user was mentioned"),
    _("{written_by} mentioned you: {subject}"),
    _(
        "Hello {recipient_first_name},\n\n{written_by} mentioned you in {subject} ({about}):\n\n"
        "{text}\n\nOpen it here:\n\n{link}"
    ),
    is_mentioned,
)
kind(
    "task_given",
    _("A task was given to a user"),
    _("A task for you: {subject}"),
    _(
        "Hello {recipient_first_name},\n\n{written_by} has given you a task, due {due}:\n\n"
        "{subject} ({about})\n\n{text}\n\nOpen it here:\n\n{link}"
    ),
    is_theirs_to_do,
)
kind(
    "task",
    _("Reminder of a task"),
    _("Due {due}: {subject}"),
    _(
        "Hello {recipient_first_name},\n\nyou wanted to be reminded of this, due {due}:\n\n"
        "{subject} ({about})\n\n{text}\n\nOpen it here:\n\n{link}"
    ),
    is_time,
)
