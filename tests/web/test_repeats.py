"""A form that is sent twice goes to one owner: a double click makes no two rivals."""

from datetime import timedelta

import pytest
import time_machine

from accounts.models import Organization
from leads.models import AssignmentRule, Lead, RoundRobin, RuleEntry, Transfer, WebForm
from leads.models.lead_queryset import Act
from prm.models import Mail
from tests.factories import owner_of
from tests.leads.reading import words

from .conftest import SENT
from .reading import last_post, leads

pytestmark = pytest.mark.django_db
SAID = "The same form was sent a moment before: it goes where the first one went."
AGAIN = SENT | {"email": "SOPHIE@Lyon.example", "last_name": "Laurent-Petit"}


@pytest.fixture
def dealt(stage):
    """Two rival partners get the leads by turns."""
    robin = RoundRobin.objects.create(
        name="By turns", fallback=owner_of(stage.nordic), manager=stage.carla
    )
    robin.admit(owner_of(stage.paul))
    robin.admit(owner_of(stage.rita))
    rule = AssignmentRule.found("By turns", stage.ada)
    rule.revise([RuleEntry(target="round robin", round_robin=robin)], stage.ada, seen=1)
    rule.activate()


def owners():
    return [lead.owner for lead in leads()]


def hand(lead, to):
    rows = Lead.objects.unscoped().filter(pk=lead.pk)
    rows.transfer(owner_of(to), Act(None, Transfer.Reason.MANUAL))


def test_sent_twice_both_leads_have_one_owner(post, dealt):
    post()
    post(**AGAIN)

    first, second = leads()
    assert first.owner == second.owner
    assert second.duplicate_of == first


def test_another_person_is_the_next_ones_turn(post, dealt):
    post()
    post(**SENT | {"email": "ana@lyon.example"})

    assert len(set(owners())) == 2


@pytest.mark.parametrize("email", ["", "nobody"])
def test_without_an_email_nobody_knows_who_it_is(post, dealt, email):
    post(**SENT | {"email": email})
    post(**SENT | {"email": email})

    assert len(set(owners())) == 2


@pytest.mark.parametrize(("minutes", "number"), [(9, 1), (11, 2)])
def test_it_is_a_repeat_for_ten_minutes(post, dealt, minutes, number):
    with time_machine.travel("2026-03-01 10:00", tick=False) as clock:
        post()
        clock.shift(timedelta(minutes=minutes))
        post()

    assert len(set(owners())) == number


def test_another_form_is_asked_for_itself(post, form, client, dealt):
    other = WebForm.objects.create(name="Fair", owner=form.owner)
    post()
    client.post("/web-to-lead/", SENT | {"oid": other.key})

    assert len(set(owners())) == 2


def test_it_goes_to_who_has_the_first_one_now(post, stage, dealt):
    post()
    hand(leads().get(), stage.marco)
    post()

    assert [owner.user for owner in owners()] == [stage.marco, stage.marco]


def test_who_cannot_receive_any_more_gets_no_second_one(post, stage, dealt):
    post()
    who = leads().get().owner.user
    type(who).objects.filter(pk=who.pk).update(is_active=False)
    post()

    assert {owner.user for owner in owners()} == {stage.paul, stage.rita}


def test_what_is_in_the_bin_draws_nothing_after_it(post, stage, dealt):
    post()
    Lead.objects.unscoped().put_away(stage.ada)
    post()

    assert len({lead.owner_id for lead in Lead.objects.everywhere()}) == 2


def test_a_repeat_without_the_consent_that_is_demanded_stays_in_the_house(post, stage, dealt):
    Organization.objects.update(demands_consent=True)
    post(**SENT, consent="1")
    post()

    first, second = leads()
    assert first.owner.user in (stage.paul, stage.rita)
    assert second.owner.queue == stage.nordic  # The fallback of the round robin.


def test_accepted_from_quarantine_it_is_a_repeat_all_the_same(post, stage, dealt, log_in):
    post(**SENT, fax_number="1")
    post()
    data = {"decision": "accept", "post": last_post().pk - 1}
    log_in(stage.ada).post("/web-to-lead/quarantine/decisions/", data)

    assert len(owners()) == 2
    assert len(set(owners())) == 1


def test_each_of_the_two_leads_is_told_of_once(post, dealt):
    post()
    post()

    assert Mail.objects.unscoped().filter(kind="assignment").count() == 2


def test_the_page_of_the_lead_says_why(post, stage, dealt, log_in):
    post()
    post()
    first, second = leads()
    browser = log_in(stage.carla)

    assert SAID in words(browser.get(second.get_absolute_url()))
    assert SAID not in words(browser.get(first.get_absolute_url()))


def test_the_partner_reads_it_in_short(post, stage, dealt, log_in):
    post()
    post()
    first, second = leads()
    browser = log_in(first.owner.user)

    assert "Sent twice" in words(browser.get(f"/c/partners/leads/{second.pk}/"))
    assert "Sent twice" not in words(browser.get(f"/c/partners/leads/{first.pk}/"))


def test_handed_on_by_hand_it_is_not_there_for_that(post, stage, dealt, log_in):
    post()
    post()
    hand(leads().last(), stage.petra)

    page = words(log_in(stage.petra).get(f"/c/partners/leads/{leads().last().pk}/"))
    assert "Sent twice" not in page
