"""The access policy, as tables. Lists and permission checks must both obey them."""

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.models import Account, Contact, PartnerRole, User
from communities.models import Community
from leads.models import Lead, Queue
from tests.factories import LeadFactory, PartnerFactory, PartnerUserFactory

pytestmark = pytest.mark.django_db
LEADS = [
    # Who        may       the leads of
    ("ada",      "view",   "carla marco paul petra mia ines rita piet nordic southern"),
    ("ada",      "change", "carla marco paul petra mia ines rita piet nordic southern"),
    ("ada",      "assign", "carla marco paul petra mia ines rita piet nordic southern"),
    ("carla",    "view",   "carla paul petra mia ines nordic southern"),
    ("carla",    "change", "carla paul petra mia ines"),
    ("carla",    "assign", "carla paul petra mia ines nordic southern"),
    ("marco",    "view",   "marco rita piet nordic southern"),
    ("marco",    "change", "marco rita piet"),
    ("marco",    "assign", "marco rita piet nordic southern"),
    ("petra",    "view",   "petra mia paul ines southern"),
    ("petra",    "change", "petra mia paul ines"),
    ("petra",    "assign", "petra mia paul ines"),
    ("mia",      "view",   "mia paul ines southern"),
    ("mia",      "change", "mia paul ines"),
    ("paul",     "view",   "paul southern"),
    ("paul",     "change", "paul"),
    ("paul",     "assign", "paul"),
    ("sofia",    "view",   "paul ines southern"),
    ("sofia",    "change", "paul ines"),
    ("nora",     "view",   "southern"),
    ("rita",     "view",   "rita"),
    ("rita",     "change", "rita"),
    ("rita",     "assign", "rita"),
    ("piet",     "view",   ""),
    ("piet",     "change", ""),
    ("ines",     "view",   ""),
    ("ines",     "change", ""),
    ("visitor",  "view",   ""),
    ("visitor",  "change", ""),
    ("visitor",  "assign", ""),
]  # fmt: skip
ACCOUNTS = [
    # Who        may       which accounts
    ("ada",      "view",   "acme bolt cedar cove"),
    ("ada",      "change", "acme bolt cedar cove"),
    ("ada",      "enable", "acme bolt cedar cove"),
    ("carla",    "view",   "acme cedar"),
    ("carla",    "change", "acme cedar"),
    ("carla",    "enable", "acme cedar"),
    ("marco",    "view",   "bolt cove"),
    ("marco",    "change", "bolt cove"),
    ("petra",    "view",   "acme"),
    ("petra",    "change", ""),
    ("petra",    "enable", ""),
    ("rita",     "view",   "bolt"),
    ("rita",     "change", ""),
    ("ines",     "view",   ""),
    ("visitor",  "view",   ""),
]  # fmt: skip
CONTACTS = [
    # Who        may       the contacts of
    ("ada",      "view",   "paul petra mia sofia nora ines toni rita piet"),
    ("ada",      "change", "paul petra mia sofia nora ines toni rita piet"),
    ("carla",    "view",   "paul petra mia sofia nora ines toni"),
    ("carla",    "change", "paul petra mia sofia nora ines toni"),
    ("carla",    "enable", "paul petra mia sofia nora ines toni"),
    ("marco",    "view",   "rita piet"),
    ("marco",    "enable", "rita piet"),
    ("petra",    "view",   "petra"),
    ("petra",    "change", ""),
    ("petra",    "enable", ""),
    ("rita",     "view",   "rita"),
    ("ines",     "view",   ""),
    ("visitor",  "view",   ""),
]  # fmt: skip
USERS = [
    # Who        may       which users
    ("ada",      "view",   "ada carla marco paul petra mia sofia nora ines rita piet"),
    ("ada",      "change", "ada carla marco paul petra mia sofia nora ines rita piet"),
    ("carla",    "view",   "ada carla marco paul petra mia sofia nora ines"),
    ("carla",    "change", "paul petra mia sofia nora ines"),
    ("marco",    "view",   "ada carla marco rita piet"),
    ("marco",    "change", "rita piet"),
    ("petra",    "view",   "paul petra mia sofia nora ines"),
    ("petra",    "change", ""),
    ("petra",    "look_after", "paul petra mia sofia nora ines"),
    ("paul",     "view",   "paul petra mia sofia nora ines"),
    ("paul",     "look_after", ""),
    ("rita",     "view",   "rita"),
    ("rita",     "look_after", ""),
    ("carla",    "look_after", "paul petra mia sofia nora ines"),
    ("ines",     "view",   ""),
    ("ines",     "look_after", ""),
    ("visitor",  "view",   ""),
]  # fmt: skip
COMMUNITIES = [
    # Who        may       which communities
    ("ada",      "enter",  "community preview"),
    ("carla",    "enter",  ""),
    ("paul",     "enter",  "community"),
    ("nora",     "enter",  "community"),
    ("rita",     "enter",  "community"),
    ("piet",     "enter",  ""),
    ("ines",     "enter",  ""),
    ("visitor",  "enter",  ""),
]  # fmt: skip
QUEUES = [
    # Who        may       which queues
    ("ada",      "view",   "nordic southern"),
    ("ada",      "take",   "nordic southern"),
    ("carla",    "view",   "nordic southern"),
    ("carla",    "take",   "nordic southern"),
    ("petra",    "view",   "southern"),
    ("petra",    "take",   "southern"),
    ("rita",     "view",   ""),
    ("rita",     "take",   ""),
    ("ines",     "take",   ""),
    ("visitor",  "view",   ""),
    ("visitor",  "take",   ""),
]  # fmt: skip


@pytest.fixture(scope="module")
def everybody(stage):
    """The cast, and who it lacks: Mia the Manager, Sofia the super user, Piet of a Preview."""
    cove = PartnerFactory(name="Cove", owner=stage.marco)
    acme = {"contact__account": stage.acme, "profiles": [stage.partners]}
    return vars(stage) | {
        "mia": PartnerUserFactory(**acme, partner_role=PartnerRole.MANAGER),
        "sofia": PartnerUserFactory(**acme, is_super_user=True),
        "piet": PartnerUserFactory(contact__account=cove),
        "cove": cove,
        "visitor": AnonymousUser(),
    }


@pytest.fixture(scope="module")
def leads(everybody):
    owners = "carla marco paul petra mia ines rita piet nordic southern".split()
    return {name: LeadFactory(of=everybody[name]) for name in owners}


def obeys(user, model, action, rows, expected):
    """The list, the check of each row, and the table say the same."""
    perm = f"{model._meta.app_label}.{action}_{model._meta.model_name}"
    flagged = model.objects.visible_to(user).filter(**{f"can_{action}": True})
    checked = {name for name, row in rows.items() if user.has_perm(perm, row)}
    names = {row: name for name, row in rows.items()}
    assert {names[row] for row in model.objects.permitted(user, action)} == checked
    assert {names[row] for row in flagged} == checked == set(expected.split())


@pytest.mark.parametrize(("who", "action", "expected"), LEADS)
def test_leads(everybody, leads, who, action, expected):
    obeys(everybody[who], Lead, action, leads, expected)


@pytest.mark.parametrize(("who", "action", "expected"), ACCOUNTS)
def test_accounts(everybody, who, action, expected):
    rows = {name: everybody[name] for name in ("acme", "bolt", "cedar", "cove")}
    obeys(everybody[who], Account, action, rows, expected)


@pytest.mark.parametrize(("who", "action", "expected"), CONTACTS)
def test_contacts(everybody, who, action, expected):
    people = "paul petra mia sofia nora ines rita piet".split()
    rows = {name: everybody[name].contact for name in people} | {"toni": everybody["toni"]}
    obeys(everybody[who], Contact, action, rows, expected)


@pytest.mark.parametrize(("who", "action", "expected"), USERS)
def test_users(everybody, who, action, expected):
    people = "ada carla marco paul petra mia sofia nora ines rita piet".split()
    obeys(everybody[who], User, action, {name: everybody[name] for name in people}, expected)


@pytest.mark.parametrize(("who", "action", "expected"), COMMUNITIES)
def test_communities(everybody, who, action, expected):
    rows = {name: everybody[name] for name in ("community", "preview")}
    obeys(everybody[who], Community, action, rows, expected)


@pytest.mark.parametrize(("who", "action", "expected"), QUEUES)
def test_queues(everybody, who, action, expected):
    rows = {name: everybody[name] for name in ("nordic", "southern")}
    obeys(everybody[who], Queue, action, rows, expected)
