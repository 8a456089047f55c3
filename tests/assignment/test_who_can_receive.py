"""Try it foresees what the assignment then does, also where somebody cannot receive."""

from collections import Counter

import pytest

from accounts.models import Account, Organization, User
from leads.assignment import OneLead, Trial
from leads.models import Distribution, Lead, RoundRobin, RuleEntry
from leads.models.lead_queryset import Act
from leads.names import Names
from tests.factories import LeadFactory, owner_of

from .conftest import entry

pytestmark = pytest.mark.django_db


def now_with(leads):
    return Counter(str(lead.owner) for lead in leads.all().with_owners())


def shut(user, **values):
    User.objects.filter(pk=user.pk).update(**values)


def everybody_receives(cast, robin):
    pass


def rita_left(cast, robin):
    shut(cast.rita, is_active=False)


def rita_is_frozen(cast, robin):
    shut(cast.rita, is_frozen=True)


def marco_is_frozen_and_the_default_owner(cast, robin):
    rita_left(cast, robin)
    shut(cast.marco, is_frozen=True)
    Distribution(default_owner=owner_of(cast.marco)).keep()


def nobody_can_take_from_the_queue(cast, robin):
    cast.southern.set_members([cast.ines, cast.nora])


def bolt_is_disabled(cast, robin):
    bolt = Account.objects.unscoped().filter(pk=cast.bolt.pk)
    bolt.update(disabled_at="2026-01-01T00:00Z")


def rita_left_and_nobody_stands_in(cast, robin):
    rita_left(cast, robin)
    Distribution(default_owner=None).keep()


def rita_left_and_so_did_the_default_owner(cast, robin):
    rita_left(cast, robin)
    shut(cast.petra, is_active=False)
    Distribution(default_owner=owner_of(cast.petra)).keep()


def acme_is_paused(cast, robin):
    robin.members.update(paused_until="2199-01-01")


def acme_is_paused_and_its_fallback_left(cast, robin):
    acme_is_paused(cast, robin)
    RoundRobin.objects.filter(pk=robin.pk).update(fallback=owner_of(cast.ines))


def the_round_robin_is_off(cast, robin):
    RoundRobin.objects.filter(pk=robin.pk).update(is_active=False)


def acme_can_have_one_more_each(cast, robin):
    robin.members.update(most_open=1)


def consent_is_demanded(cast, robin):
    Organization.objects.update(demands_consent=True)


def and_the_fallback_is_outside(cast, robin):
    consent_is_demanded(cast, robin)
    RoundRobin.objects.filter(pk=robin.pk).update(fallback=owner_of(cast.southern))


def and_somebody_inside_takes_part(cast, robin):
    consent_is_demanded(cast, robin)
    robin.admit(owner_of(cast.marco))


def and_somebody_inside_can_have_one_more(cast, robin):
    consent_is_demanded(cast, robin)
    robin.admit(owner_of(cast.marco), most_open=1)


def and_nobody_outside_can_receive(cast, robin):
    acme_is_paused(cast, robin)
    consent_is_demanded(cast, robin)


SCENES = [
    everybody_receives,
    rita_left,
    rita_is_frozen,
    marco_is_frozen_and_the_default_owner,
    nobody_can_take_from_the_queue,
    bolt_is_disabled,
    rita_left_and_nobody_stands_in,
    rita_left_and_so_did_the_default_owner,
    acme_is_paused,
    acme_is_paused_and_its_fallback_left,
    the_round_robin_is_off,
    acme_can_have_one_more_each,
    consent_is_demanded,
    and_the_fallback_is_outside,
    and_somebody_inside_takes_part,
    and_somebody_inside_can_have_one_more,
    and_nobody_outside_can_receive,
]


@pytest.fixture
def scene(request, cast, robin, leads):
    """Five more for the round robin, two with consent; the Nordic queue stands in."""
    Distribution(default_owner=owner_of(cast.nordic)).keep()
    for number in range(5):
        said = "2026-01-01T00:00Z" if number < 2 else None
        LeadFactory(of=cast.carla, country="IT", employees=900, consented_at=said)
    request.param(cast, robin)


@pytest.mark.parametrize("scene", SCENES, indirect=True, ids=lambda scene: scene.__name__)
def test_what_is_foreseen_is_what_then_is(cast, scene, rule):
    leads = Lead.objects.unscoped()
    trial = Trial(rule, leads)
    foreseen = {str(share.owner): share.gets for share in trial.shares}
    before = dict(leads.values_list("pk", "owner"))
    changing = {lead.pk for lead in trial.changing}

    rule.assign(leads, Act(cast.carla, "rule"))

    assert now_with(leads) == foreseen
    moved = {pk for pk, owner in leads.values_list("pk", "owner") if before[pk] != owner}
    assert moved == changing
    assert trial.changes == len(moved)


def outcome(cast, rule, lead):
    one = OneLead(rule, Lead.objects.unscoped().filter(pk=lead.pk))
    return one.outcome(Names(cast.ada, one.targets))


@pytest.mark.parametrize(
    ("scene", "name", "said"),
    [
        (everybody_receives, "ortega", "It would go to Rita Conti."),
        (everybody_receives, "sala", "It would go to Acme by turns."),
        (everybody_receives, "ashworth", "It keeps its owner."),
        (
            nobody_can_take_from_the_queue,
            "rossi",
            "Italy, small business cannot receive leads now: it would go to Nordic leads.",
        ),
        (rita_left, "ortega", "Rita Conti cannot receive leads now: it would go to Nordic leads."),
        (
            rita_left_and_nobody_stands_in,
            "ortega",
            "It keeps its owner: Rita Conti cannot receive leads now, nor can others.",
        ),
        (
            acme_is_paused,
            "sala",
            "Acme by turns cannot receive leads now: it would go to Nordic leads.",
        ),
        (
            consent_is_demanded,
            "ortega",
            "It keeps its owner: without consent it may not leave the house.",
        ),
        (
            consent_is_demanded,
            "sala",
            "Without consent it may not leave the house: it would go to Nordic leads.",
        ),
        (
            and_the_fallback_is_outside,
            "sala",
            "It keeps its owner: without consent it may not leave the house.",
        ),
        (and_somebody_inside_takes_part, "sala", "It would go to Acme by turns."),
        (
            and_nobody_outside_can_receive,
            "sala",
            "Acme by turns cannot receive leads now: it would go to Nordic leads.",
        ),
        (
            everybody_receives,
            "lehtonen",
            "No entry matches: it would go to the default lead owner, Nordic leads.",
        ),
        (rita_left_and_nobody_stands_in, "lehtonen", "No entry matches: it keeps its owner."),
    ],
    indirect=["scene"],
)
def test_of_one_lead_it_is_said_where_it_really_would_go(cast, scene, rule, leads, name, said):
    assert outcome(cast, rule, leads[name]) == said


def test_a_target_that_was_deleted_stands_back_too(cast, rule, leads):
    Distribution(default_owner=owner_of(cast.nordic)).keep()
    rule.revise([entry(cast.southern)], cast.ada, seen=2)
    RuleEntry.objects.update(owner=None)

    gets = {str(share.owner): share.gets for share in Trial(rule, Lead.objects.unscoped()).shares}

    assert gets == {"Nordic leads": 6}
