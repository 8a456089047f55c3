"""Who reads why a lead is here, a rule or a trial, reads names of those they may see only."""

import pytest
from django.urls import reverse

from leads.models import Distribution, Lead, Transfer
from leads.models.lead_queryset import Act
from leads.why import explain
from tests.factories import LeadFactory, owner_of
from tests.leads.reading import words

from .conftest import entry

pytestmark = pytest.mark.django_db

CONSENT, SAID = "No consent to leave the house", "2026-03-01T00:00Z"


@pytest.fixture
def wide(cast, robin):
    """Rita of Bolt takes part, too, whom Carla does not see; and Nora, who cannot receive."""
    for user in (cast.rita, cast.nora):
        robin.admit(owner_of(user))
    return robin


@pytest.fixture
def dealt(cast, wide):
    """Carla's lead, which the round robin gave to Paul."""
    lead = LeadFactory(of=cast.carla, last_name="Sala")
    Lead.objects.unscoped().filter(pk=lead.pk).deal(wide, Act(cast.carla, "round robin"))
    return lead


def skipped(lead, user):
    (transfer,) = explain([Transfer.objects.last_of(lead.pk)], user)
    return transfer.explanation.skipped


def test_an_administrator_reads_each_candidate_and_why_each_was_skipped(cast, dealt):
    assert skipped(dealt, cast.ada) == [
        ("Nora Bianchi", "Not eligible"),
        ("Petra Galli, Rita Conti", "Not their turn"),
    ]


def test_a_channel_manager_reads_those_they_see_and_how_many_others(cast, dealt, log_in):
    assert skipped(dealt, cast.carla) == [
        ("Nora Bianchi", "Not eligible"),
        ("Petra Galli, 1 whom you do not see", "Not their turn"),
    ]
    page = words(log_in(cast.carla).get(dealt.get_absolute_url()))
    assert "Skipped Petra Galli, 1 whom you do not see: Not their turn" in page
    assert "Rita" not in page


def test_a_partner_reads_nothing_of_the_others(cast, dealt, log_in):
    page = words(log_in(cast.paul).get(reverse("portal:lead", args=["partners", dealt.pk])))

    assert "Sala" in page
    for secret in ("Petra", "Rita", "Nora", "Not their turn", "Acme by turns"):
        assert secret not in page


def test_of_very_many_candidates_some_are_named_and_the_rest_counted(cast, wide, monkeypatch):
    monkeypatch.setattr("leads.models.dealing.MOST_NAMED", 2)
    LeadFactory.create_batch(3, of=cast.carla)

    Lead.objects.unscoped().deal(wide, Act(cast.carla, "round robin"))

    pauls, ritas = (Lead.objects.unscoped().get(owner__user=u) for u in (cast.paul, cast.rita))
    assert skipped(pauls, cast.ada)[-1] == ("Petra Galli, 1 more", "Not their turn")
    assert skipped(ritas, cast.ada)[-1] == ("Paul Rossi, Petra Galli", "Not their turn")


def test_what_may_not_leave_the_house_says_so_of_those_outside(cast, wide):
    cast.organization.demands_consent = True
    cast.organization.save()
    wide.admit(owner_of(cast.marco))
    lead = LeadFactory(of=cast.carla)

    Lead.objects.unscoped().filter(pk=lead.pk).deal(wide, Act(cast.carla, "round robin"))

    assert skipped(lead, cast.ada) == [
        ("Paul Rossi, Petra Galli, Rita Conti", CONSENT),
        ("Nora Bianchi", "Not eligible"),
    ]


def test_of_a_round_robin_that_is_off_it_is_said(cast, wide):
    type(wide).objects.update(is_active=False)
    wide.refresh_from_db()
    lead = LeadFactory(of=cast.carla)

    Lead.objects.unscoped().filter(pk=lead.pk).deal(wide, Act(cast.carla, "round robin"))

    assert skipped(lead, cast.ada)[0] == (
        "Paul Rossi, Petra Galli, Rita Conti",
        "The round robin was off",
    )


def test_a_transfer_of_before_names_those_passed_over_alone(cast):
    why = {"round_robin": 1, "name": "Acme", "of": 2, "skipped": [[owner_of(cast.rita).pk, "new"]]}

    (transfer,) = explain([Transfer(why=why)], cast.ada)

    assert transfer.explanation.skipped == [("Rita Conti", "Has just joined")]


@pytest.mark.parametrize(("who", "name"), [("ada", "Rita Conti"), ("carla", "A partner user")])
def test_a_target_that_could_not_receive_is_named_to_who_sees_it(cast, rule, leads, who, name):
    type(cast.rita).objects.filter(pk=cast.rita.pk).update(is_active=False)
    Distribution(default_owner=owner_of(cast.nordic)).keep()
    rows = Lead.objects.unscoped().filter(pk=leads["ortega"].pk)
    rule.assign(rows, Act(cast.carla, "rule"))

    (transfer,) = explain([Transfer.objects.last_of(leads["ortega"].pk)], getattr(cast, who))

    words = f"{name} could not receive, so it went to the default lead owner."
    assert transfer.explanation.outcome == words


def pages(rule, lead):
    yield rule.get_absolute_url()
    yield reverse("rules:index")
    yield reverse("rules:trial", args=[rule.pk])
    yield reverse("rules:trial", args=[rule.pk]) + f"?lead={lead.pk}"
    yield reverse("rules:compare", args=[rule.pk, 1])


@pytest.fixture
def to_rita(cast, rule, leads):
    """The rule hands leads to Rita of Bolt, who has left, and what remains, too."""
    type(cast.rita).objects.filter(pk=cast.rita.pk).update(is_active=False)
    Distribution(default_owner=owner_of(cast.rita)).keep()
    rule.revise([*rule.current.in_order, entry(cast.rita)], cast.ada, seen=2)
    return list(pages(rule, leads["ortega"]))


def test_the_pages_of_a_rule_name_to_a_channel_manager_no_partner_of_another(cast, to_rita, log_in):
    carla = log_in(cast.carla)

    texts = [words(carla.get(address)) for address in to_rita]

    assert not [text for text in texts if "Rita" in text or "Bolt" in text]
    assert all("A partner user" in text for text in texts)
    assert "A partner user is not active." in texts[0]


def test_they_name_them_to_an_administrator(cast, to_rita, log_in):
    ada = log_in(cast.ada)

    assert all("Rita Conti" in words(ada.get(address)) for address in to_rita)


def test_what_those_unseen_would_get_is_counted_together(cast, rule, leads, log_in):
    page = words(log_in(cast.carla).get(reverse("rules:trial", args=[rule.pk])))

    assert "1 whom you do not see 2 0" in page
    assert "A partner user" in page
    assert "Rita" not in page
