"""The mails about many leads: a digest of all that came since the last, and what an undo took."""

from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from accounts.emails import PEOPLE, SAMPLES, people
from leads.emails import in_short, lead_example, link_for, offered_leads
from leads.models import RunRow
from leads.news import News
from prm.outbox.kinds import Examples, Kind, register
from prm.outbox.merge import one_line


def fill_digest(mail):
    news = News(mail.about)
    until = mail.about.until.astimezone(ZoneInfo(mail.recipient.time_zone))
    return people(mail.recipient) | {
        "leads": news.text,
        "leads_in_short": in_short(news.number),
        "until": date_format(until, "DATETIME_FORMAT"),
        "link": link_for(mail.recipient),
    }


def digest_example(user, key):
    lead = lead_example(user, key)
    if lead is None:
        return None
    name = f"{one_line(lead.full_name)}, {one_line(lead.company)}"
    return people(user) | {
        "leads": name,
        "leads_in_short": in_short(1),
        "until": date_format(timezone.localtime(), "DATETIME_FORMAT"),
        "link": link_for(user),
    }


register(
    Kind(
        key="digest",
        label=_("Digest of what happened to a user’s leads"),
        fields=PEOPLE
        | {
            "leads": _("What there is to tell, a line for each lead"),
            "leads_in_short": _("How many leads"),
            "until": _("Until when it tells, in the receiver’s time zone"),
            "link": _("The address of the inbox"),
        },
        subject=_("New for you: {leads_in_short}"),
        body=_(
            "Hello {recipient_first_name},\n\n"
            "since the last mail, and until {until}, there is this:\n\n{leads}\n\n"
            "All of it is here:\n\n{link}"
        ),
        fill=fill_digest,
        wanted=lambda mail: News(mail.about).number > 0,
        examples=Examples(offered_leads, digest_example),
        samples=SAMPLES
        | {
            "leads": "Sophie Laurent, Lyon Digital\nLuca Marino, Officine Marino",
            "leads_in_short": "2 leads",
            "until": "Nov. 26, 2026, 7 a.m.",
        },
    )
)


def called_back(mail):
    """The leads that a run called back from the receiver."""
    rows = RunRow.objects.unscoped().filter(run=mail.about).done()
    return rows.filter(owner_seen__user=mail.recipient)


def fill_recall(mail):
    return recall_values(mail.recipient, called_back(mail).count(), mail.about.by)


def recall_values(recipient, number, by):
    return people(recipient) | {
        "leads_in_short": in_short(number),
        "called_back_by": one_line(by),
        "link": link_for(recipient),
    }


def recall_example(user, key):
    """As if the user had called one lead back from themself."""
    return recall_values(user, 1, user) if lead_example(user, key) else None


register(
    Kind(
        key="recall",
        label=_("Leads were called back from a user"),
        fields=PEOPLE
        | {
            "leads_in_short": _("How many leads"),
            "called_back_by": _("Who called them back"),
            "link": _("The address of the inbox"),
        },
        subject=_("Called back: {leads_in_short}"),
        body=_(
            "Hello {recipient_first_name},\n\n"
            "{called_back_by} has called back {leads_in_short} that had been handed to you."
            " You do not see them any more.\n\nWhat is yours is here:\n\n{link}"
        ),
        fill=fill_recall,
        wanted=lambda mail: called_back(mail).exists(),
        examples=Examples(offered_leads, recall_example),
        samples=SAMPLES | {"leads_in_short": "12 leads", "called_back_by": "Carla Berg"},
    )
)
