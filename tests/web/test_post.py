"""A post from another site becomes a lead: R11, R22, R23."""

import pytest
from django.test import Client

from leads.models import Transfer
from tests.corpus import AWAY, leads_away

from .conftest import SENT
from .reading import last_post, leads, outcomes, the_lead

pytestmark = pytest.mark.django_db
HOME = "https://www.nordwind.example/thanks"


def test_a_post_becomes_a_lead_of_the_forms_owner(post, stage):
    answer = post()

    lead = the_lead()
    assert answer.status_code == 200
    assert (lead.full_name, lead.company, lead.email) == (
        *("Sophie Laurent", "Lyon Digital", "sophie@lyon.example"),
    )
    assert (lead.owner.user, lead.status, lead.source) == (
        *(stage.carla, "Open - Not Contacted", ""),
    )
    assert last_post().lead == lead


def test_its_history_says_where_it_came_from(post):
    post()

    transfer = Transfer.objects.unscoped().get(lead=the_lead())
    assert (transfer.reason, transfer.by, transfer.note) == ("web", None, "Contact")


def test_salesforces_names_fill_what_they_fill_there(post):
    post(
        **SENT,
        **{"URL": "lyon.example", "zip": "69001", "country": "France", "revenue": "1.250.000,50"},
        **{"employees": "120", "emailOptOut": "1", "lead_source": "web", "mobile": "06", "x": "y"},
    )

    lead = the_lead()
    assert (lead.website, lead.postal_code, lead.country) == ("lyon.example", "69001", "FR")
    assert (str(lead.annual_revenue), lead.employees) == ("1250000.50", 120)
    assert (lead.email_opt_out, lead.source, lead.mobile) == (True, "Web", "06")


def test_nobody_outside_says_who_owns_a_lead_or_how_it_stands(post, stage):
    """R9"""
    extra = {"owner": "ada@prm.example", "OwnerId": "1", "status": "Closed - Converted"}
    extra |= {"created_at": "2001-01-01", "unread": "0", "consented_at": "2001-01-01", "id": "7"}
    post(**SENT, **extra)

    lead = the_lead()
    assert (lead.owner.user, lead.status, lead.unread) == (
        stage.carla,
        "Open - Not Contacted",
        True,
    )
    assert (lead.consented_at, lead.created_at.year) == (None, lead.transferred_at.year)


def test_a_key_of_no_form_is_refused_and_kept(client, form):
    answer = client.post("/web-to-lead/", SENT | {"oid": "00D000000000000"})

    assert (answer.status_code, outcomes()) == (404, [("rejected", "unknown")])
    assert leads().count() == 0


def test_a_form_that_is_closed_says_so(post, form):
    form.is_active = False
    form.save()

    assert (post().status_code, outcomes()) == (400, [("rejected", "closed")])


def test_a_post_that_says_nothing_is_refused(post):
    answer = post(first_name="  ", country="FR")

    assert (answer.status_code, outcomes()) == (400, [("rejected", "empty")])


def test_nothing_is_said_back(post):
    """R23: neither on the page nor in a header or a cookie, and no other site's script reads it."""
    answer = post(**SENT | {"last_name": "Zquark", "description": "<svg onload=x>"})

    headers = str(answer.headers)
    assert b"Zquark" not in answer.content
    assert b"svg onload" not in answer.content
    assert "Zquark" not in headers
    assert "Access-Control" not in headers
    assert answer.cookies == {}


def test_only_posts_are_taken(client):
    asked = client.options("/web-to-lead/", headers={"Origin": "https://evil.example"})

    assert client.get("/web-to-lead/").status_code == 405
    assert asked.status_code == 405
    assert "Access-Control-Allow-Origin" not in asked.headers


def test_the_browser_goes_to_a_registered_address(post, form):
    form.return_addresses = [HOME]
    form.save()

    answer = post(**SENT, retURL=HOME)

    assert (answer.status_code, answer["Location"]) == (302, HOME)


@pytest.mark.parametrize("address", [*AWAY, HOME + "/x", HOME + "?next=//evil.example", ""])
def test_it_goes_nowhere_else(post, form, address):
    """R22: the lead is kept, the browser stays."""
    form.return_addresses = [HOME]
    form.save()

    answer = post(**SENT, retURL=address)

    assert answer.status_code == 200
    assert "Location" not in answer.headers
    assert leads().count() == 1
    assert not leads_away(answer.get("Location", "/"))


@pytest.mark.parametrize("length", ["abc", "-1", "1e9", "9" * 5000])
def test_a_length_that_is_none_breaks_nothing(form, length):
    """Whatever a client says of its post, it gets an answer in words."""
    browser = Client(raise_request_exception=False)

    answer = browser.post("/web-to-lead/", SENT | {"oid": form.key}, CONTENT_LENGTH=length)

    assert answer.status_code == 413
