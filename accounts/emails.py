"""The mails about users: how they come in, and how they get in again."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from accounts.models import Organization
from prm.outbox.kinds import Kind, register
from prm.outbox.merge import one_line

PEOPLE = {
    "recipient_first_name": _("First name of the receiver"),
    "recipient_name": _("Name of the receiver"),
    "organization": _("Name of the organization"),
}

SAMPLES = {
    "recipient_first_name": "Paul",
    "recipient_name": "Paul Rossi",
    "organization": "Nordwind",
    "link": f"{settings.SITE_URL}/…",
}

TO_MANAGER = SAMPLES | {"recipient_first_name": "Carla", "recipient_name": "Carla Berg"}


def people(user):
    """The values of PEOPLE. A mail to an address that is no user's names nobody."""
    return {
        "recipient_first_name": one_line(user.get_short_name()) if user else "",
        "recipient_name": one_line(user.full_name) if user else "",
        "organization": one_line(Organization.current() or ""),
    }


def fill_invitation(mail):
    row = mail.about
    return people(mail.recipient) | {
        "login": mail.recipient.email,
        "link": row.link,
        "secret": row.secret,
        "valid_until": date_format(row.expires_at, "DATETIME_FORMAT") + " UTC",
        "invited_by": one_line(row.invited_by or ""),
    }


register(
    Kind(
        key="invitation",
        label=_("Invitation of a new user"),
        fields=PEOPLE
        | {
            "login": _("The e-mail address to log in with"),
            "link": _("The one-time link"),
            "valid_until": _("Until when the link works"),
            "invited_by": _("Who invited"),
        },
        subject=_("Your access to the partner portal of {organization}"),
        body=_(
            "Hello {recipient_first_name},\n\n"
            "{invited_by} has opened an account for you in the partner portal of"
            " {organization}.\n\n"
            "You log in as {login}. Set your password here:\n\n{link}\n\n"
            "The link works once, until {valid_until}."
        ),
        fill=fill_invitation,
        wanted=lambda mail: mail.about.is_open,
        needed=("link",),
        samples=SAMPLES
        | {
            "login": "paul@acme.example",
            "valid_until": "2026-12-01 09:00 UTC",
            "invited_by": "Carla Berg",
        },
    )
)


def reset_link(user):
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    uid, _dash, token = key.partition("-")
    path = reverse("account_reset_password_from_key", args=[uid, token])
    return settings.SITE_URL + path, token


def fill_reset(mail):
    link, token = reset_link(mail.recipient)
    return people(mail.recipient) | {"link": link, "secret": token}


register(
    Kind(
        key="password_reset",
        label=_("A new password was asked for"),
        fields=PEOPLE | {"link": _("The link to set a new password")},
        subject=_("Set a new password"),
        body=_(
            "Hello {recipient_first_name},\n\n"
            "somebody asked for a new password for this address. If it was you, set it"
            " here:\n\n{link}\n\nIf it was not you, nothing needs to be done."
        ),
        fill=fill_reset,
        wanted=lambda mail: mail.recipient.has_usable_password(),
        needed=("link",),
        samples=SAMPLES,
    )
)
