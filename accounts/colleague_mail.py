"""The mail to a channel manager: a partner invited a colleague."""

from django.conf import settings
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accounts.emails import PEOPLE, TO_MANAGER, people
from accounts.models import User
from prm.outbox.kinds import Kind, register
from prm.outbox.merge import one_line


def fill_colleague(mail):
    colleague = mail.about
    return people(mail.recipient) | {
        "colleague": one_line(colleague.full_name),
        "colleague_email": one_line(colleague.contact.email),
        "role": str(colleague.get_partner_role_display()),
        "account": one_line(colleague.account),
        "invited_by": one_line(colleague.asked_by or ""),
        "next": what_next(colleague),
        "link": settings.SITE_URL + colleague.contact.get_absolute_url(),
    }


def what_next(colleague):
    if colleague.has_no_login_name:
        return _now("Somebody else logs in with this address, so it needs another one first.")
    if colleague.approval == "asked":
        return _now("Nobody is let in until you approve.")
    return _now("Nothing needs to be done.")


def is_theirs(mail):
    """Whoever gets it looks after that account still."""
    rows = User.objects.permitted(mail.recipient, "change")
    return rows.filter(pk=mail.about_id).exists()


register(
    Kind(
        key="colleague",
        label=_("A partner invited a colleague"),
        fields=PEOPLE
        | {
            "colleague": _("Name of the colleague"),
            "colleague_email": _("Their e-mail address"),
            "role": _("Their partner role"),
            "account": _("The partner account"),
            "invited_by": _("Who invited"),
            "next": _("Whether they wait for approval"),
            "link": _("The page of the colleague"),
        },
        subject=_("{account}: {colleague} was invited"),
        body=_(
            "Hello {recipient_first_name},\n\n"
            "{invited_by} of {account} has invited a colleague: {colleague},"
            " {colleague_email}, {role}. {next}\n\n{link}"
        ),
        fill=fill_colleague,
        wanted=is_theirs,
        samples=TO_MANAGER
        | {
            "colleague": "Sofia Greco",
            "colleague_email": "sofia@acme.example",
            "role": "User",
            "account": "Acme Sistemi",
            "invited_by": "Petra Galli",
            "next": "Nobody is let in until you approve.",
        },
    )
)
