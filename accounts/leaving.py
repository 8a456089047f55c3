"""What users who leave hold, and how it is handed on: an entry per sort of thing.

The apps above register what they know of (leads, queues, round robins, rules):

    @register
    class Leads(Holding):
        key, label = "leads", gettext_lazy("Leads")

Whoever shuts a login goes through `hand_on`, so that nothing stays behind with nobody.
"""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.above import queues_for

HOLDINGS = {}
NOBODY = "nobody"  # The choice that lets a place simply end.


@dataclass(frozen=True)
class Successor:
    """Who or what something goes to. `row` is a User, or a queue of the app above."""

    key: str  # "user:12", "queue:5".
    name: str
    kind: str  # "owner", "colleague" or "queue".
    row: object


@dataclass(frozen=True)
class Held:
    """How much some users hold of one sort, and what it is: words with a number each."""

    total: int
    lines: list


@dataclass(frozen=True)
class Leave:
    """Who goes, on whose word, and whether those who get something are told by mail."""

    users: list
    by: object
    notify: bool = True


class Holding:
    """A sort of things that users hold; an instance of each is registered once.

    `may_end`: it need not go to anybody, as a place in a queue. `stays_with_account`: it is
    kept while the whole account is disabled, to be there when it is enabled again. `help`
    says beside the question what happens to it.
    """

    key = label = help = ""
    may_end = stays_with_account = False

    def held_by(self, users):
        """What these users hold, a Held, or None if it is nothing."""
        raise NotImplementedError

    def hand_on(self, leave, to):
        """Give all of it to the Successor `to`; None only if it `may_end`."""
        raise NotImplementedError

    def takes(self, successor):
        """Whether it can go there."""
        return True


def register(holding):
    HOLDINGS[holding.key] = holding()
    return holding


def held_by(users, *, whole_account=False):
    """From each Holding of which these users hold something to what they hold."""
    kinds = [kind for kind in HOLDINGS.values() if not (whole_account and kind.stays_with_account)]
    found = {kind: kind.held_by(users) for kind in kinds}
    return {kind: held for kind, held in found.items() if held}


def successors(users, account, chooser):
    """Where things can go: the account's owner, colleagues who stay, queues.

    Without an account it is internal users who leave, and their colleagues are all others.
    """
    stay = account.colleagues_who_stay(users) if account else internal_users_but(users)
    heads = [head_of(account, chooser)] if account else []
    return [
        *(Successor(f"user:{each.pk}", each.full_name, "owner", each) for each in heads if each),
        *(Successor(f"user:{each.pk}", each.full_name, "colleague", each) for each in stay),
        *(Successor(f"queue:{row.pk}", row.name, "queue", row) for row in queues_for(chooser)),
    ]


def head_of(account, chooser):
    """The account's owner; while that one is shut out, whoever looks after it now, or nobody."""
    if account.owner.gets_in:
        return account.owner
    return None if chooser.is_partner else chooser


def internal_users_but(users):
    people = get_user_model().objects.internal().who_get_in()
    but = people.exclude(pk__in=[user.pk for user in users])
    return but.order_by("last_name", "first_name", "pk")


def hand_on(leave, handing, *, whole_account=False):
    """Hand on all that these users hold. `handing` says where: {Holding: Successor or None}.

    Call it in the transaction that shuts their logins. Raises ValidationError if they hold
    something that `handing` does not speak of.
    """
    for kind in held_by(leave.users, whole_account=whole_account):
        if kind not in handing or (handing[kind] is None and not kind.may_end):
            raise ValidationError(
                _("Say where this goes: %(what)s."), code="unsaid", params={"what": kind.label}
            )
        kind.hand_on(leave, handing[kind])
