"""The page of a lead: who has it, what is known of it, what happened to it."""

import pytest

from leads.models import CustomField, Lead, Transfer
from tests.factories import LeadFactory

from .handing import meanwhile
from .reading import page, words


def test_the_owner_line(carla, lead):
    assert "Lead Owner: Carla Berg [Change]" in words(page(carla, lead))


def test_a_partner_user_stands_there_with_their_company(cast, carla, lead):
    meanwhile(lead, cast.paul, by=cast.carla)

    assert "Lead Owner: Paul Rossi [Change] Partner account Acme Sistemi" in words(
        page(carla, lead)
    )


def test_what_one_may_not_see_is_not_there(cast, carla, log_in):
    """R1"""
    foreign = LeadFactory(of=cast.rita)

    answers = [page(carla, foreign), carla.get("/leads/1/"), carla.get(f"/leads/{'9' * 40}/")]

    assert {answer.status_code for answer in answers} == {404}
    assert page(log_in(cast.marco), foreign).status_code == 200


def test_a_lead_in_a_queue_is_seen_but_not_edited(cast, carla):
    queued = LeadFactory(of=cast.nordic)

    assert page(carla, queued).status_code == 200
    assert carla.get(f"/leads/{queued.pk}/edit/").status_code == 403


@pytest.mark.parametrize(("who", "unread"), [("carla", False), ("ada", True)])
def test_only_its_owner_reads_it(cast, log_in, lead, who, unread):
    page(log_in(getattr(cast, who)), lead)

    lead.refresh_from_db()
    assert lead.unread == unread


def test_the_details_stand_in_groups(cast, carla):
    lead = LeadFactory(
        of=cast.carla,
        title="Director",
        website="lyon.example/shop",
        country="FR",
        city="Lyon",
        employees=4800,
        do_not_call=True,
        description="First line\nsecond <b>line</b>",
    )

    answer = page(carla, lead)

    text = words(answer)
    assert 'href="https://lyon.example/shop"' in answer.content.decode()
    assert "Lyon" in text
    assert "France" in text
    assert "Do Not Call Yes" in text
    assert "Email Opt Out" not in text
    assert "First line<br>second &lt;b&gt;line&lt;/b&gt;" in answer.content.decode()


@pytest.mark.parametrize("website", ["javascript:alert(1)", "data:text/html,x", "not an address"])
def test_a_website_that_is_none_is_no_link(cast, carla, website):
    """R25"""
    lead = LeadFactory(of=cast.carla, website=website)

    assert f'href="{website}' not in page(carla, lead).content.decode()


def test_custom_fields_stand_under_their_heading(cast, carla):
    CustomField.objects.create(api_name="Budget__c", label="Budget", kind="money", group="Deal")
    lead = LeadFactory(of=cast.carla, custom={"Budget__c": "12500.5", "Gone__c": "hidden"})

    text = words(page(carla, lead))

    assert "Deal Budget 12,500.50" in text
    assert "hidden" not in text


def test_looking_changes_nothing_but_unread(cast, ada, lead):
    before = list(Lead.objects.unscoped().values()), Transfer.objects.unscoped().count()

    page(ada, lead)

    assert (list(Lead.objects.unscoped().values()), Transfer.objects.unscoped().count()) == before
