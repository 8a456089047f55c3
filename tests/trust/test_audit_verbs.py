"""R34: every verb that changes who sees what leaves one entry, and neither is without the other."""

from dataclasses import dataclass

import pytest
from django.db import DatabaseError

from accounts.models import Account, Audience, Level, ListView, SharingRule, Territory
from communities.models import Folder
from leads.models import LeadUserShare, RoundRobin
from prm.audit import What
from prm.models import AuditEntry
from tests.communities.sharing_scene import folder_of, view_of
from tests.factories import LeadFactory, PartnerFactory, owner_of

from .asking import fingerprint
from .audited import refusing

pytestmark = pytest.mark.django_db


@dataclass
class Set:
    """The cast and what they share, as it stands before the verb."""

    cast: object
    folder: Folder
    view: ListView
    rule: SharingRule
    lead: object
    share: LeadUserShare
    territory: Territory
    robin: RoundRobin
    shut: Account  # Disabled, and to be enabled again.

    def __getattr__(self, name):
        return getattr(self.cast, name)


@pytest.fixture
def on(cast):
    """Something of each sort, open to Acme or Marco, closed to the others."""
    lead, acme = LeadFactory(of=cast.carla), Audience.of("account", account=cast.acme)
    rule = SharingRule(name="Ours", records="leads", source=Audience.of("internal"), target=acme)
    rule.store(cast.ada)
    territory = Territory.objects.create(name="South")
    territory.cover(cast.marco)
    robin = RoundRobin.objects.create(
        name="South", fallback=cast.nordic.lead_owner, manager=cast.carla
    )
    robin.admit(owner_of(cast.paul))
    owner_of(cast.marco)  # He could own leads before.
    shut = PartnerFactory(owner=cast.marco)
    shut.disable(cast.ada, {})
    cast.nora.freeze(cast.carla)
    cast.petra.place(partner_role=2)  # Nobody has the highest role, so that it can go.
    share = LeadUserShare.give(lead, cast.marco, cast.carla)
    shared = [folder_of(cast.carla, to=[acme]), view_of(cast.carla, [acme])]
    return Set(cast, *shared, rule, lead, share, territory, robin, shut)


def internal():
    return Audience.of("internal")


def acme():
    return Audience.objects.get(kind="account")


VERBS = {
    # What is done; under which heading; about whom or what.
    "freeze": (lambda on: on.paul.freeze(on.carla), "access", "paul"),
    "thaw": (lambda on: on.nora.thaw(), "access", "nora"),
    "deactivate": (lambda on: on.paul.deactivate(on.carla), "access", "paul"),
    "reactivate": (lambda on: on.ines.reactivate(), "access", "ines"),
    "disable": (lambda on: on.acme.disable(on.carla, {}), "access", "acme"),
    "enable again": (lambda on: on.shut.enable_again(), "access", "shut"),
    "enable": (lambda on: on.cedar.enable_as_partner(on.carla), "access", "cedar"),
    "place": (lambda on: on.paul.place(partner_role=2), "role", "paul"),
    "own": (lambda on: on.acme.give_to(on.marco, on.ada), "assign", "acme"),
    "level": (lambda on: on.cedar.move_to_level(Level.objects.first(), on.ada), "role", "cedar"),
    "admit to queue": (lambda on: on.nordic.admit(on.paul), "role", "nordic"),
    "dismiss from queue": (lambda on: on.nordic.dismiss(on.managers), "role", "nordic"),
    "admit to community": (lambda on: on.community.admit(on.managers), "role", "community"),
    "dismiss from community": (lambda on: on.preview.dismiss(on.partners), "role", "preview"),
    "admit to robin": (lambda on: on.robin.admit(owner_of(on.marco)), "role", "robin"),
    "dismiss from robin": (lambda on: on.robin.dismiss(on.robin.members.get()), "role", "robin"),
    "cover": (lambda on: on.territory.cover(on.carla), "role", "territory"),
    "uncover": (lambda on: on.territory.uncover(on.marco), "role", "territory"),
    "redraw": (lambda on: on.territory.redraw([("IT", "")], [on.marco]), "role", "territory"),
    "share folder": (lambda on: on.folder.share_with(internal(), on.carla), "share", "folder"),
    "close folder": (lambda on: on.folder.withdraw_from(acme()), "share", "folder"),
    "share view": (lambda on: on.view.share_with(internal(), on.carla), "share", "view"),
    "close view": (lambda on: on.view.withdraw_from(acme()), "share", "view"),
    "share lead": (lambda on: LeadUserShare.give(on.lead, on.ada, on.carla), "share", "lead"),
    "withdraw lead": (lambda on: on.share.withdraw(on.carla), "share", "lead"),
    "store rule": (lambda on: on.rule.store(on.ada), "share", "rule"),
    "internal rule": (lambda on: on.rule.make_internal_only(on.ada), "share", "rule"),
    "roles": (lambda on: on.organization.set_partner_roles(2), "role", "organization"),
    "suspend": (lambda on: on.organization.suspend_super_users(on.ada), "role", "organization"),
}


@pytest.fixture(params=VERBS)
def verb(request, on):
    """The act, its heading, and the row it is about."""
    act, what, about = VERBS[request.param]
    return lambda: act(on), What(what), getattr(on, about)


def log():
    return AuditEntry.objects.unscoped().order_by("pk")


def test_each_leaves_one_entry_about_its_row(verb):
    act, what, about = verb
    known = log().count()

    act()

    [entry] = log()[known:]
    assert (entry.what, entry.about) == (what, about)
    assert entry.details


@pytest.mark.parametrize("fails", ["the entry", "the act"])
def test_neither_is_without_the_other(verb, fails):
    act, _what, _about = verb
    before, known = fingerprint(), log().count()

    with refusing(the_entry=fails == "the entry"), pytest.raises(DatabaseError, match="full"):
        act()

    assert (fingerprint(), log().count()) == (before, known)
