"""A rule built by hand in a real browser: criteria, target, order, a try; then it is at work."""

import re

import pytest
from playwright.sync_api import expect

from leads.models import AssignmentRule, WebForm
from tests.factories import LeadFactory, owner_of
from tests.test_story import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast(db, hashed):
    """Everybody, in a database that the browser's portal sees, too."""
    from leads.demo.cast import assemble

    return assemble(hashed=hashed)


def test_an_administrator_builds_tries_and_activates_a_rule(cast, desk):
    LeadFactory(of=cast.carla, last_name="Fontana", country="IT", industry="Retail")
    ada = desk()
    ada.open("/auth/login/")
    ada.log_in(cast.ada.email, PASSWORD)
    begin(ada)
    add_entry(ada, "Country", "Italy", "Italy, small business", second=("Industry", "Retail"))
    add_entry(ada, "Country", "Norway", "Nordic leads")
    drag_second_before_first(ada)
    try_it(ada)
    activate(ada)

    rule = AssignmentRule.objects.active()
    assert [e.target_name for e in rule.current.in_order] == [
        "Nordic leads",
        "Italy, small business",
    ]
    assert ada.complaints == []
    somebody_posts(desk(), cast)
    the_right_partner_finds_it_and_why(desk(), cast)
    a_rival_finds_nothing(desk(), cast)


def begin(ada):
    ada.open("/rules/new/")
    ada.page.get_by_label("Name").fill("Europe")
    ada.page.get_by_role("button", name="Save").last.click()
    ada.arrive(re.compile("Europe"))


def add_entry(ada, field, value, target, second=None):
    page = ada.page
    page.get_by_role("link", name="New entry").click()
    criterion(page, 1, field, value)
    if second:
        criterion(page, 2, *second)
        page.get_by_label("Filter logic").fill("1 and 2")
        reads = page.get_by_text(f"{field} is {value} and {second[0]} is {second[1]}")
        expect(reads).to_be_visible()
    ada.arrive("New entry")
    page.get_by_label(target).check()
    page.get_by_role("button", name="Save").last.click()
    expect(page.get_by_role("link", name=f"{field} is {value}")).to_be_visible()


def criterion(page, number, field, value):
    page.get_by_role("button", name="Add a criterion").click()
    page.locator(f"#field-{number}").wait_for()
    expect(page.locator(".htmx-added, .htmx-settling, .htmx-request")).to_have_count(0)
    page.locator(f"#field-{number}").select_option(field)
    expect(page.locator(f"#operator-{number} option")).to_have_count(5)
    page.locator(f"#value-{number}").fill(value)


def drag_second_before_first(ada):
    rows = ada.page.locator("[data-order] > li")
    rows.nth(1).drag_to(rows.nth(0), target_position={"x": 200, "y": 2})
    expect(rows.nth(0)).to_contain_text("Norway")
    ada.arrive(re.compile("Europe"))


def try_it(ada):
    page = ada.page
    page.get_by_role("link", name="Try it").click()
    expect(page.get_by_role("row", name="2 Italy, small business 1 1")).to_be_visible()
    ada.arrive("Try it")
    page.get_by_role("link", name="Fontana").click()
    expect(page.get_by_text("It would go to Italy, small business.")).to_be_visible()
    ada.arrive(re.compile("Try it on"))


def activate(ada):
    page = ada.page
    page.get_by_role("link", name="Europe").click()
    page.get_by_role("link", name="Activate").click()
    page.get_by_role("button", name="Activate").click()
    expect(page.get_by_text("Europe is active now.")).to_be_visible()


def somebody_posts(visitor, cast):
    """A web form whose leads the rule gives to partners."""
    fields = ["last_name", "company", "country", "industry"]
    values = {"owner": owner_of(cast.carla), "fields": fields, "least_seconds": 0}
    form = WebForm.objects.create(name="Contact", **values)
    visitor.open(f"/web-to-lead/form/{form.key}/")
    visitor.page.get_by_label("Last Name").fill("Laurent")
    visitor.page.get_by_label("Company").fill("Atelier")
    visitor.page.get_by_label("Country").select_option(label="Italy")
    visitor.page.get_by_label("Industry").select_option("Retail")
    visitor.press("Send")
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Sent")


def the_right_partner_finds_it_and_why(paul, cast):
    enter(paul, cast.paul)
    paul.page.get_by_role("link", name="Queues").first.click()
    paul.follow("Italy, small business")
    paul.arrive("Italy, small business 1")
    paul.page.get_by_label("Tick Atelier").check()
    paul.press("Take")
    paul.arrive("Laurent")
    expect(paul.page.get_by_text("Matched: Country Italy, Industry Retail")).to_be_visible()
    paul.open("/c/partners/leads/")
    expect(paul.page.get_by_role("main").get_by_role("link", name="Laurent")).to_be_visible()


def a_rival_finds_nothing(rita, cast):
    """R1"""
    enter(rita, cast.rita)
    rita.open("/c/partners/leads/")
    rita.arrive("Inbox 0")
    assert "Laurent" not in rita.page.content()


def enter(person, user):
    person.open("/c/partners/login/")
    person.log_in(user.email, PASSWORD)
    expect(person.page.get_by_role("heading", level=1)).to_have_text(re.compile("Hello"))
