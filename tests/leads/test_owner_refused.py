"""Change owner: who is not given a lead, and what happens when somebody else was faster."""

import pytest

from prm.models import Mail
from tests.factories import LeadFactory

from .handing import history, meanwhile, owner_url, said, sent


def test_who_may_not_be_given_a_lead_is_refused_like_who_does_not_exist(cast, carla, lead):
    """R2: another manager's partner user, one not eligible, one who is not, and nonsense."""
    keys = [f"partner:{user.pk}" for user in (cast.rita, cast.nora, cast.ines)]
    keys += [f"user:{cast.paul.pk}", "partner:999999", "queue:999999", "x", "partner:\x00"]

    answers = [carla.post(owner_url(lead), sent(carla, lead, key)) for key in keys]

    lead.refresh_from_db()
    assert {answer.status_code for answer in answers} == {200}
    assert {a.context["form"].errors["choice"][0] for a in answers[:-1]} == {
        "Choose one of those listed."
    }
    assert (lead.owner.user, history()) == (cast.carla, 1)


def test_nobody_chosen(carla, lead):
    answer = carla.post(owner_url(lead), sent(carla, lead, ""))

    assert "Choose who gets the lead." in answer.content.decode()


def test_the_owner_again(cast, carla, lead):
    answer = carla.post(owner_url(lead), sent(carla, lead, f"user:{cast.carla.pk}"))

    assert "Carla Berg is the owner already." in answer.content.decode()
    assert history() == 1


def test_a_foreign_lead_is_not_there(cast, carla, paul):
    """R1, R3"""
    foreign = LeadFactory(of=cast.rita)

    answers = [
        carla.get(owner_url(foreign)),
        carla.post(owner_url(foreign), {"choice": paul, "owner_seen": "x"}),
        carla.post("/leads/1/owner/", {"choice": paul, "owner_seen": "x"}),
    ]

    foreign.refresh_from_db()
    assert {answer.status_code for answer in answers} == {404}
    assert foreign.owner.user == cast.rita


def test_a_proof_for_one_lead_or_person_is_none_for_another(cast, carla, lead, paul):
    other = LeadFactory(of=cast.carla)
    theirs = sent(carla, other, paul)["owner_seen"]

    answer = carla.post(owner_url(lead), sent(carla, lead, paul, owner_seen=theirs))

    lead.refresh_from_db()
    assert answer.status_code == 409
    assert lead.owner.user == cast.carla


def test_somebody_else_was_faster(cast, carla, lead, paul):
    """R10: told who and to whom and when, nothing overwritten, the page as it is now."""
    form = sent(carla, lead, paul)
    meanwhile(lead, cast.petra, by=cast.ada)

    answer = carla.post(owner_url(lead), form)

    lead.refresh_from_db()
    assert (answer.status_code, lead.owner.user) == (409, cast.petra)
    (words,) = said(answer)
    assert words.startswith("Ada Lund gave the lead to Petra Galli on ")
    assert words.endswith("Nothing was overwritten.")
    assert "Now: Petra Galli" in answer.content.decode()
    assert not Mail.objects.unscoped().exists()


def test_the_page_after_that_works(cast, carla, lead, paul):
    form = sent(carla, lead, paul)
    meanwhile(lead, cast.petra, by=cast.ada)
    told = carla.post(owner_url(lead), form).context["form"]

    again = {name: told[name].value() for name in ("token", "owner_seen", "choice")}
    carla.post(owner_url(lead), again)

    lead.refresh_from_db()
    assert lead.owner.user == cast.paul


def test_somebody_else_gave_it_out_of_sight(cast, carla, lead, paul):
    """R10, R1: told who and when; to whom is not Carla's to know."""
    form = sent(carla, lead, paul)
    meanwhile(lead, cast.rita, by=cast.ada)

    answer = carla.post(owner_url(lead), form, follow=True)

    lead.refresh_from_db()
    (words,) = said(answer)
    assert answer.redirect_chain == [("/leads/", 302)]
    assert words.startswith("Ada Lund changed the owner on ")
    assert "Rita" not in answer.content.decode()
    assert lead.owner.user == cast.rita


@pytest.mark.parametrize("to", ["paul", "marco"])
def test_sent_twice_it_is_one_transfer_and_one_mail(cast, carla, lead, to):
    """R13: in sight and out of sight."""
    key = f"partner:{cast.paul.pk}" if to == "paul" else f"user:{cast.marco.pk}"
    form = sent(carla, lead, key)

    first, second = carla.post(owner_url(lead), form), carla.post(owner_url(lead), form)

    assert (first.status_code, second.status_code) == (302, 302)
    assert first.url == second.url
    assert (history(), Mail.objects.unscoped().count()) == (2, 1)
