"""A queue that is used goes once another owner stands in all its places."""

import pytest

from leads.imports.upload import receive
from leads.models import (
    AssignmentRule,
    Distribution,
    Import,
    Queue,
    RoundRobin,
    RuleEntry,
    WebForm,
)
from leads.models.assignment_rule import Revised
from tests.factories import QueueFactory, owner_of

from .conftest import owner, said
from .test_removal import gone, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(cast, log_in):
    return log_in(cast.ada)


@pytest.fixture
def rule(cast, southern):
    rule = AssignmentRule.found("By country", cast.ada)
    entries = [RuleEntry(target="owner", owner=owner_of(who)) for who in (southern, cast.carla)]
    entries[0].criteria = [{"field": "Country", "operator": "equals", "value": "Italy"}]
    rule.revise(entries, cast.ada, seen=1)
    return rule


@pytest.fixture
def turns(cast, southern):
    """A round robin in which the queue is a member, with terms, and the fallback."""
    robin = RoundRobin.objects.create(
        name="Turns", fallback=southern.lead_owner, manager=cast.carla
    )
    robin.admit(southern.lead_owner, weight=3, most_a_day=7, days="12345")
    robin.admit(owner_of(cast.carla))
    return robin


@pytest.fixture
def places(cast, southern, rule, turns):
    """The queue stands wherever a queue can stand."""
    Distribution(pk=1, default_owner=southern.lead_owner, notify=True).keep()
    WebForm.objects.create(name="Contact", owner=southern.lead_owner)


@pytest.fixture
def standing(rule, turns):
    """Who stands in each place now."""

    def found():
        entry = AssignmentRule.objects.get(pk=rule.pk).current.in_order[0]
        robin = RoundRobin.objects.get(pk=turns.pk)
        return {
            "entry": entry.owner,
            "member": robin.members.exclude(owner__user__isnull=False).get().owner,
            "fallback": robin.fallback,
            "default": Distribution.current().default_owner,
            "form": WebForm.objects.get().owner,
        }

    return found


def test_the_page_names_every_place_and_asks_who_takes_it(southern, places, ada):
    page = ada.get(url(southern)).text
    refused = ada.post(url(southern), {})

    for words in ("member of the round robin Turns", "fallback of the round robin Turns"):
        assert words in page
    for words in ("rule By country", "default lead owner", "web form Contact"):
        assert words in page
    assert refused.context["form"].errors == {"choice": ["Choose who takes the queue’s place."]}
    assert not gone(southern)


def test_another_queue_takes_its_leads_and_every_place_in_one_act(
    cast, southern, waiting, places, standing, rule, ada
):
    answer = ada.post(url(southern), {"choice": f"queue:{cast.nordic.pk}"}, follow=True)

    assert "Nordic leads stands in its place" in said(answer)
    assert set(standing().values()) == {cast.nordic.lead_owner}
    assert {owner(lead).queue for lead in waiting} == {cast.nordic}
    assert gone(southern)
    version = AssignmentRule.objects.get(pk=rule.pk).current
    assert (version.number, version.by) == (3, cast.ada)
    assert version.note == "Goes to Nordic leads now"
    assert version.in_order[1].owner == owner_of(cast.carla)
    assert rule.versions.get(number=2).in_order[0].owner == southern.lead_owner


def test_an_empty_queue_hands_its_places_on_just_so(cast, southern, places, standing, ada):
    ada.post(url(southern), {"choice": f"queue:{cast.nordic.pk}"})

    assert set(standing().values()) == {cast.nordic.lead_owner}
    assert gone(southern)


def test_a_member_keeps_the_terms_of_the_place(cast, southern, turns, ada):
    ada.post(url(southern), {"choice": f"queue:{cast.nordic.pk}"})

    member = turns.members.get(owner=cast.nordic.lead_owner)
    assert (member.weight, member.most_a_day, member.days) == (3, 7, "12345")


def test_a_user_may_take_the_place(cast, southern, rule, ada):
    ada.post(url(southern), {"choice": f"user:{cast.marco.pk}"})

    rule.refresh_from_db()
    assert [each.owner.user for each in rule.versions.first().in_order] == [cast.marco, cast.carla]
    assert gone(southern)


def test_one_place_that_refuses_says_why_and_nothing_changes(
    cast, southern, waiting, places, standing, ada
):
    """Nobody takes from the new queue: rule and default lead owner refuse it, each in words."""
    unused = QueueFactory(name="Unused")

    answer = ada.post(url(southern), {"choice": f"queue:{unused.pk}"}).text

    why = "The queue Unused has no members, so nobody could take the leads."
    assert f"By country: Entry 1: {why}" in answer
    assert f"Default lead owner: {why}" in answer
    assert set(standing().values()) == {southern.lead_owner}
    assert AssignmentRule.objects.get().latest == 2
    assert owner(waiting[0]).queue == southern
    assert not gone(southern)


def test_who_takes_part_already_has_terms_of_their_own(cast, southern, turns, ada):
    turns.admit(cast.nordic.lead_owner, weight=5)

    answer = ada.post(url(southern), {"choice": f"queue:{cast.nordic.pk}"}).text

    assert "Nordic leads is a member of the round robin Turns already." in answer
    turns.refresh_from_db()
    assert turns.fallback == southern.lead_owner
    assert turns.members.get(owner=southern.lead_owner).weight == 3
    assert not gone(southern)


def test_a_rule_that_somebody_changes_at_the_moment_is_not_overwritten(
    cast, southern, places, standing, ada, monkeypatch
):
    def overtaken(*_args, **_options):
        raise Revised

    monkeypatch.setattr(AssignmentRule, "revise", overtaken)

    answer = ada.post(url(southern), {"choice": f"queue:{cast.nordic.pk}"}).text

    assert "By country: somebody else changed it meanwhile" in answer
    assert set(standing().values()) == {southern.lead_owner}


def test_no_lead_without_consent_leaves_the_house_by_it(cast, southern, waiting, places, ada):
    southern.set_members([cast.carla])
    type(cast.organization).objects.update(demands_consent=True)

    answer = ada.post(url(southern), {"choice": f"partner:{cast.paul.pk}"}).text

    assert "Some leads cannot go there" in answer
    assert not gone(southern)
    assert Distribution.current().default_owner == southern.lead_owner


def test_an_import_that_is_not_done_is_waited_for(cast, southern, ada, tmp_path):
    path = tmp_path / "leads.csv"
    path.write_text("Last Name,Company\nRossi,Rossi\n")
    receive(path, path.name, cast.ada, southern.lead_owner)

    assert "Leads still come into the queue" in ada.post(url(southern)).text
    assert not gone(southern)

    Import.objects.unscoped().update(state="done")
    ada.post(url(southern))
    assert gone(southern)


@pytest.mark.parametrize(("who", "status"), [("carla", 403), ("paul", 404)])
def test_nobody_but_administrators_moves_them(
    cast, southern, places, standing, log_in, who, status
):
    sent = {"choice": f"queue:{cast.nordic.pk}"}

    assert log_in(getattr(cast, who)).post(url(southern), sent).status_code == status

    assert set(standing().values()) == {southern.lead_owner}


def test_others_are_told_whom_to_ask(cast, southern, log_in, ada):
    says = "Administrators change and delete queues. Ask:"

    assert says not in ada.get(southern.get_absolute_url()).text
    page = log_in(cast.carla).get(southern.get_absolute_url()).text
    assert says in page
    assert "ada@prm.example" in page
    assert Queue.objects.filter(pk=southern.pk).exists()
