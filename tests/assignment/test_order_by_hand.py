"""The order of a rule's entries in a real browser: by keyboard, and a drag that is given up."""

import pytest
from playwright.sync_api import expect

from leads.models import AssignmentRule
from tests.test_story import PASSWORD

from .conftest import entry

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast(db, hashed):
    """Everybody, in a database that the browser's portal sees, too."""
    from leads.demo.cast import assemble

    return assemble(hashed=hashed)


@pytest.fixture
def ada(cast, desk):
    """Ada, at a rule of three entries for three cities."""
    rule = AssignmentRule.found("Europe", cast.ada)
    cities = [entry(cast.nordic, ("City", "equals", city)) for city in ("Asti", "Bari", "Como")]
    rule.revise(cities, cast.ada, seen=1)
    ada = desk()
    ada.open("/auth/login/")
    ada.log_in(cast.ada.email, PASSWORD)
    ada.page.wait_for_url(lambda url: "/login/" not in url)
    ada.open(rule.get_absolute_url())
    return ada


def cities():
    entries = AssignmentRule.objects.get().current.in_order
    return [each.criteria[0]["value"] for each in entries]


def test_an_entry_is_moved_up_twice_by_keyboard_alone(ada):
    def button(name):
        return ada.page.get_by_role("button", name=name)

    button("Move entry 3 up").focus()
    ada.page.keyboard.press("Enter")
    expect(button("Move entry 2 up")).to_be_focused()
    assert cities() == ["Asti", "Como", "Bari"]
    ada.page.keyboard.press("Enter")
    expect(button("Move entry 1 down")).to_be_focused()
    assert cities() == ["Como", "Asti", "Bari"]
    assert ada.complaints == []


def test_a_drag_that_is_given_up_changes_nothing(ada):
    rows, mouse = ada.page.locator("[data-order] > li"), ada.page.mouse
    heading = ada.page.get_by_role("heading", level=1)
    rows.nth(0).hover()
    mouse.down()
    rows.nth(2).hover(position={"x": 200, "y": 4})
    rows.nth(2).hover(position={"x": 200, "y": 8})
    expect(rows.nth(0)).to_contain_text("Bari")
    heading.hover()
    heading.hover()
    mouse.up()

    expect(rows.nth(0)).to_contain_text("Asti")
    ada.page.reload()
    assert cities() == ["Asti", "Bari", "Como"]
    assert AssignmentRule.objects.get().latest == 2
