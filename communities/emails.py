"""The mail that welcomes a member."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.emails import PEOPLE, SAMPLES, people
from prm.models import Mail
from prm.outbox.kinds import Kind, register
from prm.outbox.merge import one_line


def welcome(user, community):
    """Welcome a member, once ever."""
    mail = Mail(
        key=f"welcome:{community.pk}:{user.pk}", kind="welcome", recipient=user, about=community
    )
    Mail.objects.write([mail])


def fill_welcome(mail):
    return people(mail.recipient) | {
        "community": one_line(mail.about),
        "link": settings.SITE_URL + mail.about.get_absolute_url(),
    }


register(
    Kind(
        key="welcome",
        label=_("Welcome to a community"),
        fields=PEOPLE
        | {"community": _("Name of the community"), "link": _("The community's address")},
        subject=_("Welcome to {community}"),
        body=_(
            "Hello {recipient_first_name},\n\n"
            "you are a member of {community} now. Leads that are handed to you wait"
            " in your inbox:\n\n{link}"
        ),
        fill=fill_welcome,
        wanted=lambda mail: mail.recipient.has_perm("communities.enter_community", mail.about),
        samples=SAMPLES | {"community": "Nordwind Partners"},
    )
)
