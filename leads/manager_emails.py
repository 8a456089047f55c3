"""The mails to a channel manager: a partner user took leads from a queue, or handed one back."""

from django.utils.translation import gettext_lazy as _

from accounts.emails import PEOPLE, TO_MANAGER, people
from leads.emails import (
    MOST_LISTED,
    in_short,
    lead_example,
    leads_of,
    link_for,
    offered_leads,
)
from prm.outbox.kinds import Examples, Kind, register
from prm.outbox.merge import one_line


def is_told(mail):
    """Whether it still is the receiver's to know: their partner, a queue that tells, a lead there.

    Leads that moved on, and those the receiver may not see, are not told of.
    """
    account = mail.about.by.account
    manages = account is not None and account.owner_id == mail.recipient_id
    return manages and queue_of(mail.about).tells_managers and leads_of(mail).exists()


def queue_of(transfer):
    """The queue that was taken from, or handed back to."""
    return transfer.to_owner.queue or transfer.from_owner.queue


def fill(mail):
    leads = list(leads_of(mail).order_by("last_name", "pk")[: MOST_LISTED + 1])
    number = 1 if len(leads) == 1 else leads_of(mail).count()
    return values_of(mail.recipient, leads, number) | {
        "partner_user": one_line(mail.about.by),
        "partner_account": one_line(mail.about.by.account),
        "queue": one_line(queue_of(mail.about)),
        "reason": one_line(mail.about.note),
    }


def values_of(recipient, leads, number):
    """What stands for the leads, of `number` of which these are the first."""
    names = [f"{one_line(lead.full_name)}, {one_line(lead.company)}" for lead in leads]
    if len(leads) > MOST_LISTED:
        names[-1] = "…"
    return people(recipient) | {
        "leads": "\n".join(names),
        "leads_in_short": names[0] if number == 1 else in_short(number),
        "link": link_for(recipient, leads[0] if number == 1 else None),
    }


def example(user, key):
    """A lead that the user may see, as if a partner user had taken it or handed it back."""
    lead = lead_example(user, key)
    if lead is None:
        return None
    values = {name: one_line(ABOUT[name]) for name in ("queue", "reason", *WHO)}
    if lead.partner_account:
        who = (lead.owner, lead.partner_account)
        values |= {name: one_line(each) for name, each in zip(WHO, who, strict=True)}
    return values | values_of(user, [lead], 1)


WHO = ("partner_user", "partner_account")
ABOUT = {
    "leads": "Sophie Laurent, Lyon Digital\nLuca Marino, Officine Marino",
    "leads_in_short": "2 leads",
    "partner_user": "Paul Rossi",
    "partner_account": "Acme Sistemi",
    "queue": "Nordic leads",
    "reason": _("Not our region"),
}
FIELDS = PEOPLE | {
    "leads": _("Name and company of each lead, a line each"),
    "leads_in_short": _("Name and company of the lead, or how many there are"),
    "partner_user": _("The partner user"),
    "partner_account": _("The partner account"),
    "queue": _("The queue"),
    "link": _("The address of the lead, or of the list of leads"),
}

register(
    Kind(
        key="taken",
        label=_("A partner user took leads from a queue"),
        fields=FIELDS,
        subject=_("{partner_user} took {leads_in_short}"),
        body=_(
            "Hello {recipient_first_name},\n\n"
            "{partner_user} of {partner_account} took from {queue}:\n\n{leads}\n\n"
            "Look at it here:\n\n{link}"
        ),
        fill=fill,
        wanted=is_told,
        samples=TO_MANAGER | {name: text for name, text in ABOUT.items() if name in FIELDS},
        examples=Examples(offered_leads, example),
    )
)
register(
    Kind(
        key="handed-back",
        label=_("A partner user handed leads back to a queue"),
        fields=FIELDS | {"reason": _("The reason they gave")},
        subject=_("{partner_user} handed back {leads_in_short}"),
        body=_(
            "Hello {recipient_first_name},\n\n"
            "{partner_user} of {partner_account} handed back to {queue}:\n\n{leads}\n\n"
            "The reason: {reason}\n\nLook at it here:\n\n{link}"
        ),
        fill=fill,
        wanted=is_told,
        samples=TO_MANAGER | ABOUT,
        examples=Examples(offered_leads, example),
    )
)
