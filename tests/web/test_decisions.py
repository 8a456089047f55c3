"""A person decides about what waits in quarantine: one post, those ticked, or all that match."""

import pytest

from leads.models import Received, WebForm
from leads.views import received
from tests.factories import owner_of

from .conftest import SENT
from .reading import last_post, leads, outcomes, posts, the_lead

pytestmark = pytest.mark.django_db
QUARANTINE = "/web-to-lead/quarantine/"


def decide(client, decision, *rows):
    data = {"decision": decision, "post": [row.pk for row in rows]}
    return client.post("/web-to-lead/quarantine/decisions/", data)


def test_a_channel_manager_makes_a_lead_of_it(post, stage, log_in):
    post(**SENT, fax_number="1")

    answer = decide(log_in(stage.carla), "accept", last_post())

    row = last_post()
    assert answer.status_code == 302
    assert (row.outcome, row.decided_by, row.lead) == ("accepted", stage.carla, the_lead())
    assert the_lead().owner.user == stage.carla


def test_or_rejects_it(post, stage, log_in):
    post(**SENT, fax_number="1")

    decide(log_in(stage.carla), "reject", last_post())

    assert (outcomes(), leads().count()) == ([("rejected", "trap")], 0)


def test_what_is_decided_stays_decided(post, stage, log_in):
    post(**SENT, fax_number="1")
    browser, row = log_in(stage.carla), last_post()

    decide(browser, "reject", row)
    page = browser.post(
        "/web-to-lead/quarantine/decisions/", {"decision": "accept", "post": row.pk}, follow=True
    )

    assert "Somebody has decided about the others already." in page.content.decode()
    assert (outcomes(), leads().count()) == ([("rejected", "trap")], 0)


@pytest.mark.parametrize("data", [{}, {"decision": "keep"}, {"decision": "accept", "post": "x"}])
def test_a_decision_about_nothing_is_no_failure(stage, log_in, data):
    answer = log_in(stage.carla).post("/web-to-lead/quarantine/decisions/", data)

    assert answer.status_code in (302, 404)


def test_partners_decide_nothing(post, stage, log_in):
    post(**SENT, fax_number="1")

    assert decide(log_in(stage.petra), "accept", last_post()).status_code == 404
    assert outcomes() == [("quarantined", "trap")]


@pytest.fixture
def fair(stage):
    return WebForm.objects.create(name="Fair", owner=owner_of(stage.carla))


@pytest.fixture
def attack(client, form, fair):
    """Four that fill the trap of one form, one without consent, and one to another form."""
    form.consent_required = True
    form.save()
    for number in range(4):
        sent = SENT | {"oid": form.key, "last_name": f"Spam{number}", "fax_number": "1"}
        client.post("/web-to-lead/", sent)
    client.post("/web-to-lead/", SENT | {"oid": form.key, "last_name": "Silent"})
    client.post(
        "/web-to-lead/", SENT | {"oid": fair.key, "last_name": "Visitor", "fax_number": "1"}
    )


def shown(browser, query=""):
    page = browser.get(QUARANTINE + query)
    return sorted(dict(row.fields)["last_name"] for row in page.context["page"].rows)


def all_that_match(browser, decision, **asked):
    sent = {"decision": decision, "all": "1"} | asked
    return browser.post(QUARANTINE + "decisions/", sent, follow=True)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Silent", "Spam0", "Spam1", "Spam2", "Spam3", "Visitor"]),
        ("?reason=consent", ["Silent"]),
        ("?reason=trap&form=%(fair)s", ["Visitor"]),
        ("?form=%(form)s&reason=day", []),
        ("?form=999999", []),
        ("?outcome=rejected", []),
    ],
)
def test_it_is_filtered_by_form_and_reason(attack, form, fair, stage, log_in, query, expected):
    query = query % {"form": form.pk, "fair": fair.pk}

    assert shown(log_in(stage.carla), query) == expected


def test_all_that_match_are_rejected_and_no_other(attack, form, stage, log_in):
    browser = log_in(stage.carla)

    page = all_that_match(browser, "reject", form=form.pk, reason="trap")

    assert "Rejected 4 posts." in page.text
    assert page.redirect_chain[0][0] == f"{QUARANTINE}?form={form.pk}&reason=trap"
    assert shown(browser) == ["Silent", "Visitor"]
    assert {row.decided_by for row in posts() if row.outcome == "rejected"} == {stage.carla}


def test_all_that_match_are_accepted_so_many_at_once(attack, form, stage, log_in, monkeypatch):
    monkeypatch.setattr(received, "MOST_ACCEPTED", 3)

    page = all_that_match(log_in(stage.carla), "accept", form=form.pk, reason="trap")

    assert "3 leads came of it." in page.text
    assert "One more waits. Accept it, too." in page.text
    assert leads().count() == 3


@pytest.mark.parametrize("asked", [{"form": "x"}, {"reason": "y"}, {"outcome": "accepted"}])
def test_a_filter_that_makes_no_sense_matches_nothing(attack, stage, log_in, asked):
    all_that_match(log_in(stage.carla), "reject", **asked)

    assert posts().quarantined().count() == 6


def test_what_is_a_lead_is_never_rejected(attack, post, stage, log_in):
    post(**SENT, consent="1")

    all_that_match(log_in(stage.carla), "reject")

    assert [row.outcome for row in posts()] == ["rejected"] * 6 + ["accepted"]


def test_what_was_rejected_is_accepted_after_all(post, stage, log_in):
    post(**SENT, fax_number="1")
    browser = log_in(stage.carla)
    decide(browser, "reject", last_post())

    assert 'value="restore"' in browser.get(last_post().get_absolute_url()).text
    assert shown(browser, "?outcome=rejected") == ["Laurent"]
    page = decide(browser, "restore", last_post())

    assert page.status_code == 302
    assert (last_post().outcome, last_post().lead) == ("accepted", the_lead())


def test_so_is_what_came_to_a_form_that_was_closed(post, form, stage, log_in):
    WebForm.objects.update(is_active=False)
    post()

    decide(log_in(stage.carla), "restore", last_post())

    assert (outcomes(), leads().count()) == ([("accepted", "closed")], 1)


def test_what_was_typed_must_be_there_still(post, stage, log_in):
    post(**SENT, fax_number="1")
    browser = log_in(stage.carla)
    decide(browser, "reject", last_post())
    Received.objects.unscoped().update(fields=[])

    assert 'value="restore"' not in browser.get(last_post().get_absolute_url()).text
    decide(browser, "restore", last_post())

    assert outcomes() == [("rejected", "trap")]


def test_what_has_a_wrong_key_needs_a_form_first(client, form, stage, log_in):
    client.post("/web-to-lead/", SENT | {"oid": "wrong"})
    browser = log_in(stage.carla)

    assert browser.get(QUARANTINE + "?outcome=rejected").context["page"].rows == []
    decide(browser, "restore", last_post())

    assert outcomes() == [("rejected", "unknown")]
