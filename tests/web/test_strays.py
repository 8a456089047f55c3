"""Posts with a wrong key: whoever can mend the site reads them, and lets them come in."""

import pytest

from leads.models import WebForm
from leads.web import limits
from tests.factories import owner_of

from .conftest import SENT
from .reading import last_post, leads, outcomes, posts, the_lead

pytestmark = pytest.mark.django_db
STRAYS = "/setup/web-to-lead/strays/"


@pytest.fixture
def stray(client, form):
    """Sent from a site that has the key wrong."""
    client.post("/web-to-lead/", SENT | {"oid": "wrong"})
    return last_post()


@pytest.fixture
def ada(stage, log_in):
    return log_in(stage.ada)


def adopt(browser, form, *rows):
    return browser.post(STRAYS, {"form": form.pk, "post": [row.pk for row in rows]}, follow=True)


def test_the_notice_leads_to_them(ada, stray):
    page = ada.get("/setup/web-to-lead/").text

    assert STRAYS in page
    assert stray.get_absolute_url() in ada.get(STRAYS).text


def test_what_is_too_large_has_no_wrong_key(ada, client, form):
    client.post("/web-to-lead/", SENT | {"oid": form.key, "description": "x" * 600_000})

    assert outcomes() == [("rejected", "size")]
    assert STRAYS not in ada.get("/setup/web-to-lead/").text
    assert last_post().get_absolute_url() not in ada.get(STRAYS).text


def test_accepted_into_a_form_it_is_a_lead_as_if_posted_there(ada, stage, form, stray):
    form.answers = True
    form.save()

    page = adopt(ada, form, stray)

    row = last_post()
    assert "1 lead came of it." in page.text
    assert (row.form, row.outcome, row.lead, row.decided_by) == (
        *(form, "accepted", the_lead(), stage.ada),
    )
    assert (the_lead().full_name, the_lead().owner.user) == ("Sophie Laurent", stage.carla)
    assert form.figures == {"received": 1, "accepted": 1, "quarantined": 0, "rejected": 0}


def test_from_its_own_page_too(ada, form, stray):
    page = ada.get(stray.get_absolute_url()).text

    assert f'action="{STRAYS}"' in page
    assert f'name="post" value="{stray.pk}"' in page


def test_without_a_form_nothing_comes_in(ada, stray):
    page = ada.post(STRAYS, {"post": [stray.pk]})

    assert "This field is required." in page.text
    assert outcomes() == [("rejected", "unknown")]


def test_accepted_twice_it_is_one_lead_of_the_first_form(ada, stage, form, stray):
    other = WebForm.objects.create(name="Fair", owner=owner_of(stage.carla))
    adopt(ada, form, stray)
    adopt(ada, other, stray)

    assert last_post().form == form
    assert leads().count() == 1


def test_what_was_rejected_for_another_reason_is_no_stray(ada, post, form, stage):
    other = WebForm.objects.create(name="Fair", owner=owner_of(stage.carla))
    WebForm.objects.update(is_active=False)
    post()

    adopt(ada, other, last_post())

    assert (last_post().form, outcomes()) == (form, [("rejected", "closed")])


@pytest.mark.parametrize(("who", "status"), [("carla", 403), ("petra", 404)])
def test_it_is_for_who_can_mend_the_site(stage, log_in, form, stray, who, status):
    browser = log_in(getattr(stage, who))

    assert browser.get(STRAYS).status_code == status
    assert adopt(browser, form, stray).status_code == status
    assert outcomes() == [("rejected", "unknown")]


def test_of_a_flood_of_them_the_text_is_dropped_and_each_is_counted(client, form, monkeypatch):
    monkeypatch.setattr(limits, "MOST_STRAY", 2)
    for _ in range(4):
        client.post("/web-to-lead/", SENT | {"oid": "wrong"})
    client.post("/web-to-lead/", SENT | {"oid": "wrong"}, REMOTE_ADDR="203.0.113.7")

    assert [bool(row.fields) for row in posts()] == [True, True, False, False, True]
    assert outcomes() == [("rejected", "unknown")] * 5
