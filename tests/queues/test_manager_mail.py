"""The channel manager of a partner is told of takes and hand backs, where the queue says so."""

import pytest
from django.core import mail

from accounts.models import Account
from leads.models.act import Act
from prm.models import Mail
from prm.outbox.delivery import deliver_due
from tests.factories import LeadFactory, owner_of

from .conftest import rows

TAKEN = "/setup/templates/taken/en/"
BACK = "/setup/templates/handed-back/en/"


@pytest.fixture
def telling(southern, change):
    change(tells_managers=True)
    return southern


def told():
    """Subject and text of what went out, by who got it."""
    deliver_due()
    return {message.to[0]: (message.subject, message.body) for message in mail.outbox}


def states():
    return list(Mail.objects.unscoped().order_by("pk").values_list("kind", "state"))


def test_a_take_is_told_to_who_owns_the_account_and_nobody_else(cast, telling, waiting):
    """R15: Acme is Carla's; Marco, a member of the queue too, has nothing to do with it."""
    rows(waiting[0]).take(cast.paul)

    ((receiver, (subject, text)),) = told().items()

    assert receiver == "carla@prm.example"
    assert subject == f"Paul Rossi took {waiting[0].full_name}, Company 1"
    assert "Paul Rossi of Acme Sistemi took from Italy, small business:" in text
    assert f"/leads/{waiting[0].pk}/" in text


def test_a_hand_back_is_told_with_its_reason(cast, telling, waiting):
    rows(waiting[0]).take(cast.paul)
    rows(waiting[0]).hand_back(cast.petra, "Not our region")

    subject, text = told()["carla@prm.example"]

    assert subject.startswith("Petra Galli handed back ")
    assert "The reason: Not our region" in text
    assert states() == [("taken", "superseded"), ("handed-back", "sent")]


def test_one_mail_for_all_the_leads_of_an_act(cast, telling, waiting):
    rows(*waiting).take(cast.rita)

    subject, text = told()["marco@prm.example"]

    assert [each for each in ("Company 1", "Company 2", "Company 3") if each not in text] == []
    assert len(mail.outbox) == 1
    assert "3" in subject


def test_one_mail_for_all_that_is_handed_back_at_once(cast, telling, waiting):
    rows(*waiting).take(cast.paul)

    rows(*waiting).hand_back(cast.paul, "No time")

    assert [kind for kind, _state in states()] == ["taken", "handed-back"]
    assert "3 leads" in told()["carla@prm.example"][0]


def test_a_queue_that_does_not_say_so_tells_nobody(cast, southern, waiting):
    assert southern.tells_managers is False

    rows(waiting[0]).take(cast.paul)
    rows(waiting[0]).hand_back(cast.paul, "No")

    assert (told(), states()) == ({}, [])


def test_of_what_channel_managers_take_themselves_nobody_is_told(cast, telling, waiting):
    rows(waiting[0]).take(cast.carla)
    rows(waiting[0]).hand_back(cast.carla, "No")

    assert states() == []


@pytest.mark.parametrize("lost", ["moved", "account", "silent", "nothing"])
def test_just_before_it_leaves_it_is_asked_again(cast, telling, change, waiting, lost):
    """R15"""
    rows(waiting[0]).take(cast.paul)
    if lost == "moved":
        rows(waiting[0]).transfer(owner_of(cast.rita), Act(cast.ada, "manual"))
    elif lost == "account":
        Account.objects.unscoped().filter(pk=cast.acme.pk).update(owner=cast.marco)
    elif lost == "silent":
        change(tells_managers=False)

    assert set(told()) == ({"carla@prm.example"} if lost == "nothing" else set())


@pytest.mark.parametrize("sees", [True, False])
def test_who_may_not_see_what_came_back_is_not_told_of_it(cast, telling, waiting, sees):
    """R15: Carla sees what waits in a queue only as one of its members."""
    rows(waiting[0]).take(cast.paul)
    rows(waiting[0]).hand_back(cast.paul, "No")
    if not sees:
        telling.dismiss(cast.managers)

    assert bool(told()) is sees


def test_an_administrator_ticks_the_box(cast, southern, log_in):
    ada, address = log_in(cast.ada), f"/queues/{southern.pk}/edit/"
    token = ada.get(address).context["form"]["token"].value()

    ada.post(address, {"name": "South", "tells_managers": "on", "token": token})

    southern.refresh_from_db()
    assert southern.tells_managers
    assert "Channel managers are mailed" in ada.get(southern.get_absolute_url()).text


@pytest.mark.parametrize(("url", "words"), [(TAKEN, "took"), (BACK, "handed back")])
def test_the_text_is_looked_at_with_samples_and_with_a_real_lead(cast, log_in, url, words):
    lead = LeadFactory(of=cast.rita, last_name="Marino", company="Officine")
    text = {"subject": "{partner_user} " + words, "body": "{leads} {partner_account}", "preview": 1}

    sample = log_in(cast.ada).post(url, text).context["shown"]
    real = log_in(cast.ada).post(url, text | {"example": str(lead.pk)}).context["shown"]

    assert sample["subject"] == f"Paul Rossi {words}"
    assert real["subject"] == f"Rita Conti {words}"
    assert "Marino, Officine Bolt Partners" in str(real)


def test_a_reason_is_a_field_of_a_hand_back_alone(cast, log_in):
    text = {"subject": "x", "body": "{reason}"}

    assert "is not a merge field here" in log_in(cast.ada).post(TAKEN, text).text
    assert log_in(cast.ada).post(BACK, text).status_code == 302
