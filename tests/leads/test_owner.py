"""Change owner: the page and the hand-over."""

import pytest

from leads.models import Owner, Transfer
from prm.models import Mail
from tests.factories import LeadFactory

from .handing import hand_over, history, owner_url, said


def test_the_page_offers_kind_choice_and_mail(carla, lead):
    answer = carla.get(owner_url(lead))

    page = answer.content.decode()
    for kind in ("User", "Partner User", "Queue"):
        assert f">{kind}</option>" in page
    assert "Send notification email" in page
    assert answer.context["form"]["notify"].value()


def test_htmx_gets_the_choices_alone(carla, lead):
    htmx = {"HX-Request": "true", "HX-Target": "options"}

    part = carla.get(owner_url(lead), {"kind": "partner", "q": "ros"}, headers=htmx)

    page = part.content.decode()
    assert page.strip().startswith("<fieldset")
    assert "Paul Rossi" in page
    assert "Petra" not in page


def test_without_script_a_button_searches_and_keeps_the_choice(carla, lead, paul):
    answer = carla.post(
        owner_url(lead), {"search": "1", "kind": "partner", "q": "petra", "choice": paul}
    )

    page = answer.content.decode()
    assert "Petra Galli" in page
    assert f'value="{paul}" checked' in page
    assert history() == 1


def test_the_lead_comes_back_with_its_new_owner_and_a_line_of_history(cast, carla, lead, paul):
    answer = hand_over(carla, lead, paul)

    lead.refresh_from_db()
    last = Transfer.objects.last_of(lead.pk)
    assert answer.redirect_chain == [(lead.get_absolute_url(), 302)]
    assert said(answer) == ["Handed to Paul Rossi. A mail is on its way."]
    assert (lead.owner.user, lead.unread) == (cast.paul, True)
    assert (last.by, last.reason, last.notify) == (cast.carla, "manual", True)


@pytest.mark.parametrize(("values", "mails"), [({}, 1), ({"notify": ""}, 0)])
def test_a_mail_is_written_if_asked_for(cast, carla, lead, paul, values, mails):
    """R14"""
    hand_over(carla, lead, paul, **values)

    assert Mail.objects.unscoped().filter(recipient=cast.paul).count() == mails


def test_a_queue_gets_the_lead_and_no_mail(cast, carla, lead):
    answer = hand_over(carla, lead, f"queue:{cast.nordic.pk}")

    lead.refresh_from_db()
    assert lead.owner.queue == cast.nordic
    assert said(answer) == ["Moved to the queue Nordic leads."]
    assert not Mail.objects.unscoped().exists()


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ("hourly", "Their next mail tells them."),
        ("daily", "Their next mail tells them."),
        ("never", "They get no mails, as they chose."),
    ],
)
def test_who_chose_other_mails_is_not_said_to_get_one_now(cast, carla, lead, paul, choice, words):
    cast.paul.mail_choice = choice
    cast.paul.save()

    page = carla.get(owner_url(lead), {"choice": paul}).content.decode()

    assert f"Chose how to be told: {cast.paul.get_mail_choice_display()}." in page
    assert "Handed to you" not in page
    assert said(hand_over(carla, lead, paul)) == [f"Handed to Paul Rossi. {words}"]


def test_who_takes_a_lead_over_gets_no_mail_of_it(cast, carla):
    lead = LeadFactory(of=cast.paul)

    answer = hand_over(carla, lead, f"user:{cast.carla.pk}")

    assert said(answer) == ["Handed to Carla Berg."]
    assert not Mail.objects.unscoped().exists()


def test_a_lead_given_out_of_sight_leads_back_to_the_list(cast, carla, lead):
    answer = hand_over(carla, lead, f"user:{cast.marco.pk}")

    assert answer.redirect_chain == [("/leads/", 302)]
    assert said(answer) == ["Handed to Marco Vitale. A mail is on its way."]


def test_who_was_never_an_owner_before_stays_in_sight(cast, carla, lead, paul):
    assert not Owner.objects.filter(user=cast.paul).exists()

    assert hand_over(carla, lead, paul).redirect_chain == [(lead.get_absolute_url(), 302)]


def test_an_invitation_is_sent_again_from_here(cast, carla, lead):
    page = carla.get(owner_url(lead), {"kind": "partner", "q": "nora"}).content.decode()

    assert f'formaction="/users/{cast.nora.pk}/invitation/"' in page
    answer = carla.post(
        f"/users/{cast.nora.pk}/invitation/",
        {"seen": "", "next": f"{owner_url(lead)}?kind=partner&q=nora"},
    )
    assert answer.url == f"{owner_url(lead)}?kind=partner&q=nora"
    assert cast.nora.invitations.count() == 1


@pytest.mark.parametrize("value", ["\x00", "x" * 5000, "'; --", "%", "_"])
def test_nonsense_in_the_search_is_no_error(carla, lead, value):
    for kind in ("user", "partner", "queue", value):
        assert carla.get(owner_url(lead), {"kind": kind, "q": value}).status_code == 200
