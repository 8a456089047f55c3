"""The parts of setup: what each is called, what it is for, and where it is."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.above import exposed_count


@dataclass(frozen=True)
class Place:
    name: str  # Of its address.
    icon: str
    label: str
    purpose: object  # A sentence, or what finds it.
    is_first: bool = False  # Not behind "More" on a phone.

    @property
    def sentence(self):
        return self.purpose() if callable(self.purpose) else self.purpose


def exposed():
    count = exposed_count()
    words = ngettext(
        "%(exposed)s share is visible to partners, by rule or open to everyone.",
        "%(exposed)s shares are visible to partners, by rule or open to everyone.",
        count,
    )
    return words % {"exposed": count}


PEOPLE = [
    Place(
        *("setup:users", "users", _("Users")),
        _("Who logs in: internal users and partner users."),
        is_first=True,
    ),
    Place(
        *("setup:levels", "trophy", _("Levels")),
        _("The tiers of partner accounts, from low to high."),
    ),
    Place(
        *("setup:roles", "identification", _("Partner roles")),
        _("How many roles an account has, and super users."),
    ),
    Place(
        *("setup:sharing", "share", _("Sharing")),
        _("Who sees whose leads and accounts, by default and by rule."),
    ),
    Place(
        *("setup:territories", "map", _("Territories")),
        _("Countries and states, and the channel managers who cover them."),
    ),
    Place(
        *("setup:organization", "building-library", _("Organization")),
        _("The name, and who needs a second factor."),
    ),
]
PARTNERS = [
    Place(
        *("setup:prm", "power", _("Partner management")),
        _("The switch that opens the portal to partners."),
    ),
    Place("setup:external_access", "eye", _("External access"), exposed),
    Place(
        *("setup:communities", "globe-alt", _("Communities")),
        _("The portals of your partners: members, look, address."),
        is_first=True,
    ),
]
LEADS = [
    Place(
        *("setup:picklists", "list-bullet", _("Picklists")),
        _("Status, source, rating, industry, salutation."),
    ),
    Place(
        *("setup:fields", "squares-plus", _("Custom fields")),
        _("What else your leads carry."),
    ),
    Place(
        *("setup:distribution", "inbox", _("Default lead owner")),
        _("Gets what no rule places."),
    ),
    Place(
        *("setup:web_forms", "globe-americas", _("Web-to-lead")),
        _("The forms on your sites that bring leads in."),
    ),
]
MAIL = [
    Place(
        *("setup:templates", "document-text", _("Mail templates")),
        _("What the mails say, in each language."),
        is_first=True,
    ),
    Place(
        *("setup:outbox", "envelope", _("Outbox")),
        _("Every mail: queued, sent or failed."),
        is_first=True,
    ),
]
GROUPS = [
    (_("People"), PEOPLE),
    (_("Partners"), PARTNERS),
    (_("Leads"), LEADS),
    (_("Mail"), MAIL),
]
PLACES = [place for _label, places in GROUPS for place in places]
