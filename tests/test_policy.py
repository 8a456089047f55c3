"""Who may do what to which lead, and why: the policy as sentences.

Each is held three times: by the list, by the check of the one lead, and by "who sees this".
"""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from accounts.models import Audience, Organization, PartnerRole, SharingRule, Territory
from leads.models import Lead
from leads.sharing.shares import share
from leads.sharing.who import reasons_of, who_sees
from tests.factories import (
    InternalUserFactory,
    LeadFactory,
    PartnerFactory,
    PartnerUserFactory,
)

pytestmark = pytest.mark.django_db
NO = ""
POLICY = [
    # Who        may       which lead           because
    ("ada",      "view",   "of rita",           "administrator"),
    ("ada",      "share",  "of rita",           "administrator"),
    ("ada",      "assign", "in nordic",         "administrator"),
    ("carla",    "view",   "of carla",          "owner"),
    ("carla",    "change", "of carla",          "owner"),
    ("carla",    "assign", "of carla",          "owner"),
    ("carla",    "share",  "of carla",          "owner"),
    ("carla",    "view",   "of paul",           "manager"),
    ("carla",    "change", "of paul",           "manager"),
    ("carla",    "assign", "of paul",           "manager"),
    ("carla",    "share",  "of paul",           "manager"),
    ("carla",    "view",   "of ines",           "manager"),
    ("carla",    "view",   "of rita",           NO),
    ("carla",    "view",   "of marco",          "rule"),
    ("carla",    "change", "of marco",          "rule"),
    ("carla",    "assign", "of marco",          "rule"),
    ("carla",    "share",  "of marco",          NO),
    ("carla",    "view",   "in nordic",         "queue"),
    ("carla",    "assign", "in nordic",         "queue"),
    ("carla",    "change", "in nordic",         NO),
    ("marco",    "view",   "of rita",           "manager"),
    ("marco",    "view",   "of paul",           NO),
    ("marco",    "view",   "of carla",          NO),
    ("marco",    "view",   "paul lends marco",  "share"),
    ("marco",    "change", "paul lends marco",  NO),
    ("marco",    "assign", "paul lends marco",  NO),
    ("marco",    "share",  "paul lends marco",  NO),
    ("tina",     "view",   "of rita",           "territory"),
    ("tina",     "change", "of rita",           "territory"),
    ("tina",     "assign", "of rita",           "territory"),
    ("tina",     "share",  "of rita",           "territory"),
    ("tina",     "view",   "of paul",           NO),
    ("otto",     "view",   "of carla",          NO),
    ("otto",     "view",   "of marco",          "rule"),
    ("otto",     "view",   "in nordic",         NO),
    ("petra",    "view",   "of petra",          "owner"),
    ("petra",    "view",   "of paul",           "role"),
    ("petra",    "change", "of paul",           "role"),
    ("petra",    "share",  "of paul",           "role"),
    ("petra",    "assign", "of carla",          NO),
    ("petra",    "view",   "of ines",           "role"),
    ("petra",    "view",   "of rita",           NO),
    ("petra",    "view",   "of carla",          NO),
    ("mia",      "view",   "of paul",           "role"),
    ("mia",      "view",   "of petra",          NO),
    ("paul",     "view",   "of paul",           "owner"),
    ("paul",     "change", "of paul",           "owner"),
    ("paul",     "share",  "of paul",           "owner"),
    ("paul",     "view",   "of petra",          NO),
    ("paul",     "view",   "of ines",           NO),
    ("paul",     "view",   "of rita",           NO),
    ("paul",     "view",   "in southern",       "queue"),
    ("paul",     "change", "in southern",       NO),
    ("paul",     "view",   "in nordic",         NO),
    ("paul",     "view",   "lent to users",     "share"),
    ("paul",     "change", "lent to users",     "share"),
    ("paul",     "assign", "lent to users",     NO),
    ("paul",     "share",  "lent to users",     NO),
    ("petra",    "view",   "lent to users",     NO),
    ("paul",     "view",   "of marco",          NO),
    ("sofia",    "view",   "of paul",           "super user"),
    ("sofia",    "change", "of paul",           "super user"),
    ("sofia",    "view",   "of petra",          NO),
    ("nora",     "view",   "of paul",           NO),
    ("nora",     "view",   "in southern",       "queue"),
    ("rita",     "view",   "of rita",           "owner"),
    ("rita",     "view",   "lent to rita",      "share"),
    ("rita",     "change", "lent to rita",      NO),
    ("rita",     "view",   "lent till gone",    NO),
    ("rita",     "view",   "of paul",           NO),
    ("rita",     "view",   "in southern",       NO),
    ("rita",     "view",   "of otto",           "rule"),
    ("rita",     "change", "of otto",           NO),
    ("petra",    "view",   "of otto",           NO),
    ("rita",     "view",   "hot in carla's",    "rule"),
    ("rita",     "change", "hot in carla's",    NO),
    ("rita",     "view",   "of carla",          NO),
    ("marco",    "view",   "hot in carla's",    NO),
    ("tina",     "view",   "of petra",          "rule"),
    ("tina",     "change", "of petra",          "rule"),
    ("tina",     "assign", "of petra",          "rule"),
    ("tina",     "share",  "of petra",          NO),
    ("otto",     "view",   "of petra",          NO),
    ("ines",     "view",   "hot in carla's",    NO),
    ("piet",     "view",   "hot in carla's",    NO),
    ("otto",     "view",   "hot in carla's",    NO),
    ("piet",     "view",   "of piet",           NO),
    ("piet",     "view",   "lent to piet",      NO),
    ("ines",     "view",   "of ines",           NO),
    ("ines",     "change", "of ines",           NO),
    ("visitor",  "view",   "of paul",           NO),
    ("visitor",  "share",  "of paul",           NO),
]  # fmt: skip


@pytest.fixture(scope="module")
def people(stage):
    """The cast; Tina covers Spain, where Bolt is; Piet's company is in no community."""
    cove = PartnerFactory(name="Cove", owner=stage.marco)
    acme = {"contact__account": stage.acme, "profiles": [stage.partners]}
    people = vars(stage) | {
        "mia": PartnerUserFactory(**acme, partner_role=PartnerRole.MANAGER),
        "sofia": PartnerUserFactory(**acme, is_super_user=True),
        "piet": PartnerUserFactory(contact__account=cove),
        "otto": InternalUserFactory(),
        "tina": InternalUserFactory(),
        "visitor": AnonymousUser(),
    }
    spain = Territory.objects.create(name="Spain")
    spain.regions.create(country="ES")
    spain.cover(people["tina"])
    return people


@pytest.fixture(scope="module")
def leads(people):
    owned = "carla marco paul petra ines rita piet otto".split()
    rows = {f"of {name}": LeadFactory(of=people[name]) for name in owned}
    rows |= {f"in {name}": LeadFactory(of=people[name]) for name in ("nordic", "southern")}
    lent = ["lent to users", "lent to rita", "lent till gone", "lent to piet"]
    rows |= {name: LeadFactory(of=people["carla"]) for name in lent}
    rows["paul lends marco"] = LeadFactory(of=people["paul"])
    rows["hot in carla's"] = LeadFactory(of=people["carla"], rating="Hot")
    rows["of petra"] = LeadFactory(of=people["petra"], country="PT")
    lend(rows, people)
    write_rules(people)
    write_rules_by_criteria(people)
    return rows


def lend(rows, people):
    users, carla = people["acme"].groups.get(role=PartnerRole.USER).group, people["carla"]
    share(rows["lent to users"], users, carla, edits=True)
    share(rows["lent to rita"], people["rita"], carla)
    yesterday = timezone.now() - timedelta(days=1)
    share(rows["lent till gone"], people["rita"], carla, until=yesterday)
    share(rows["lent to piet"], people["piet"], carla, edits=True)
    share(rows["paul lends marco"], people["marco"], people["paul"])


def write_rules(people):
    """Marco's leads are open to everyone, but the wizard keeps partners out; Otto's to Bolt."""
    everyone, bolt = Audience.of("everyone"), Audience.of("account", account=people["bolt"])
    marco, otto = (Audience.of("user", user=people[name]) for name in ("marco", "otto"))
    wide = SharingRule(name="Marco's", records="leads", source=marco, target=everyone)
    wide.access = "edit"
    wide.store(people["ada"])
    wide.make_internal_only(people["ada"])
    SharingRule(name="Otto's", records="leads", source=otto, target=bolt).store(people["ada"])


def write_rules_by_criteria(people):
    """Hot leads of Carla's are open to Bolt and Cove, Portuguese ones to Tina, of whomever.

    Otto has a rule whose field is gone: it opens nothing.
    """
    carla, everyone = Audience.of("user", user=people["carla"]), Audience.of("everyone")
    bolt, cove = (Audience.of("account", account=people[name].account) for name in ("rita", "piet"))
    tina, otto = (Audience.of("user", user=people[name]) for name in ("tina", "otto"))
    for source, target, access, criterion in (
        (carla, bolt, "read", ("Rating", "equals", "hot")),
        (carla, cove, "read", ("Rating", "equals", "hot")),
        (everyone, tina, "edit", ("Country", "equals", "Portugal")),
        (everyone, otto, "edit", ("Gone__c", "notEqual", "x")),
    ):
        criteria = [dict(zip(("field", "operator", "value"), criterion, strict=True))]
        made = SharingRule(records="leads", source=source, target=target, criteria=criteria)
        made.name, made.access = f"{criterion[0]} to {target}", access
        made.store(people["ada"])


@pytest.mark.parametrize(("who", "action", "which", "why"), POLICY)
def test_policy(people, leads, who, action, which, why):
    user, lead = people[who], leads[which]

    listed = lead in Lead.objects.permitted(user, action)
    flagged = Lead.objects.visible_to(user).filter(pk=lead.pk, **{f"can_{action}": True})
    assert user.has_perm(f"leads.{action}_lead", lead) == listed == flagged.exists() == bool(why)
    told = {line.reason for line in who_sees(lead) if user in line.users}
    assert bool(told) == (lead in Lead.objects.permitted(user, "view"))
    assert why in told or not why


@pytest.mark.parametrize("which", sorted({line[2] for line in POLICY}))
def test_who_sees_this_says_the_same_of_everybody(people, leads, which):
    """R6"""
    told = {}
    for line in who_sees(leads[which]):
        for user in line.users:
            told.setdefault(user.pk, set()).add(line.reason)

    for name in {line[0] for line in POLICY} - {"visitor", "ada"}:
        user = people[name]
        seen = user.has_perm("leads.view_lead", leads[which])
        reasons = {r.name for r in reasons_of(user, leads[which])} if seen else set()
        assert told.get(user.pk, set()) == reasons, name


KEPT = {  # Of what the table gives, what no partner has while the person has not agreed.
    *(("paul", "in southern"), ("nora", "in southern"), ("paul", "lent to users")),
    *(("rita", "lent to rita"), ("rita", "of otto"), ("rita", "hot in carla's")),
}


@pytest.mark.parametrize("agreed", [False, True])
def test_where_consent_is_demanded_that_alone_changes(people, leads, agreed):
    """R6: without it no queue, share or rule opens a lead to a partner; with it, all do."""
    Organization.objects.update(demands_consent=True)
    Lead.objects.unscoped().update(consented_at=timezone.now() if agreed else None)
    leads = {name: Lead.objects.unscoped().get(pk=lead.pk) for name, lead in leads.items()}

    for who, action, which, why in POLICY:
        kept = not agreed and (who, which) in KEPT
        test_policy(people, leads, who, action, which, NO if kept else why)
    for which in leads:
        test_who_sees_this_says_the_same_of_everybody(people, leads, which)


def test_there_are_enough_sentences():
    assert len(POLICY) == len({line[:3] for line in POLICY}) >= 60
