"""Who sees a row, as a page says it."""

from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.utils.translation import gettext as _

from accounts.models import User
from communities.rules import may_use_portal
from leads.models import Lead
from leads.sharing.shares import shares_of
from leads.sharing.who import reasons_of, who_sees
from leads.sharing.words import names_of, words_for
from prm.few import few_of_each

BY_NAME = ("last_name", "first_name", "pk")
ASKED = 8


@dataclass(frozen=True)
class Told:
    """A line of the page: whom a reason lets see the row. `name` is that of a group."""

    why: str
    name: str
    people: list
    count: int
    edits: bool

    @property
    def more(self):
        return self.count - len(self.people)


def told_of(row):
    """All the reasons that let somebody see a row, with how many and a few of them."""
    lines = list(who_sees(row))
    groups = names_of([line.group for line in lines if isinstance(line.group, Group)])
    crowds = [line.users for line in lines if not line.person]
    people = iter(few_of_each(crowds, User.objects.select_related("contact__account"), BY_NAME))
    told = [told_line(line, groups, people) for line in lines]
    return [line for line in told if line.count or line.name]


def told_line(line, groups, people):
    if line.person:
        return Told(line.why, "", [line.person], 1, line.edits)
    count, few = next(people)
    name = groups.get(line.group.pk) if isinstance(line.group, Group) else line.group
    return Told(line.why, str(name or ""), few, count, line.edits)


@dataclass(frozen=True)
class Shown:
    """A share in the list of shares; `key` names it in forms."""

    key: str
    who: str
    about: str
    share: object


def shown_shares(row):
    """The shares of a row as its page lists them."""
    shares = shares_of(row)
    groups = names_of([share.group for share in shares if share.held_by == "group"])
    return [
        Shown(
            f"{share.held_by}:{share.pk}",
            groups[share.group_id] if share.held_by == "group" else str(share.user),
            words_for("share", share),
            share,
        )
        for share in shares
    ]


@dataclass(frozen=True)
class Answer:
    """Whether one person sees the row, and why: the permission check's own answer."""

    person: object
    sees: bool
    whys: list


def asked_about(chooser, row, words):
    """A few of those a name matches, each with what the permission check says of them."""
    if not words:
        return []
    rows = User.objects.permitted(chooser, "view").search(words).select_related("contact__account")
    return [answer_of(person, row) for person in rows.order_by("last_name", "pk")[:ASKED]]


def answer_of(person, row):
    perm = "leads.view_lead" if isinstance(row, Lead) else "accounts.view_account"
    if not person.has_perm(perm, row):
        return Answer(person, False, [])
    if person.is_superuser:
        return Answer(person, True, [words_for("administrator")])
    reasons = reasons_of(person, row)
    return Answer(person, True, [words_for(each.name, each.by) for each in reasons])


def why_nothing(user):
    """Why a user sees nothing at all, whatever the rules open to them; '' if they may see."""
    if not user.is_active:
        return _("Not active: they see nothing.")
    if user.is_partner and not may_use_portal(user):
        return _("No published community lets them in: they see no lead.")
    return ""
