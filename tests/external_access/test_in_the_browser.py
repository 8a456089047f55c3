"""The wizard in a real browser: enabling PRM opens it, and what is ticked becomes internal."""

import pytest
from playwright.sync_api import expect

from accounts.models import Audience, Organization
from leads.demo.cast import PASSWORD, assemble
from leads.external_access import exposed_count
from leads.models import Conversion
from tests.communities.sharing_scene import folder_of, view_of
from tests.factories import LeadFactory

from .conftest import first_partner_user, rule_of, without_partners

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 360, "height": 740}


@pytest.fixture
def cast(transactional_db, hashed):
    return assemble(hashed=hashed)


@pytest.fixture
def house(transactional_db, hashed):
    """Nordwind before its partner programme: PRM was never enabled."""
    house = without_partners(hashed)
    share(house, Audience.of("subordinates", user=house.carla))
    return house


def share(people, target):
    """A rule, a folder and a view, written before there were partners to think of."""
    everyone = Audience.of("everyone")
    rule_of(people.marco, target, name="Marco's for Carla")
    folder_of(people.ada, "Brand", to=[everyone])
    view_of(people.marco, [everyone], name="Being worked", query="unread=no")


@pytest.fixture
def sit_down(desk):
    """Somebody logs in at a browser of their own: `sit_down(cast.ada)`."""

    def logged_in(user):
        browser = desk()
        browser.open("/auth/login/")
        browser.log_in(user.email, PASSWORD)
        return browser

    return logged_in


def fits(desk):
    """Nothing sticks out, on a desk and on a phone."""
    for size in (NARROW, WIDE):
        desk.page.set_viewport_size(size)
        assert not desk.overflows(), desk.page.url


def tick(desk, name):
    desk.page.get_by_role("checkbox", name=f"Make {name} internal").check()


def test_from_enabling_to_the_first_partner_user(house, hashed, sit_down):
    """What nobody could see yet is listed, and whoever comes then sees none of it."""
    lead, ada = LeadFactory(of=house.marco, last_name="Duchamp"), sit_down(house.ada)
    enable(ada)
    tick_all_three(ada)
    ada.press("Done")
    ada.arrive("External access")
    expect(ada.page.get_by_text("3 shares are internal now.")).to_be_visible()
    expect(ada.page.get_by_text("0 shares are visible to partners")).to_be_visible()
    assert {row.by for row in Conversion.objects.all()} == {house.ada}

    paul = sit_down(first_partner_user(house, hashed))

    paul.open("/c/partners/leads/")
    paul.arrive("Inbox 0")
    for words in ("Duchamp", "Being worked", "Shared with me"):
        expect(paul.page.get_by_text(words)).to_have_count(0)
    paul.open("/c/partners/documents/")
    expect(paul.page.get_by_text("Brand")).to_have_count(0)
    assert house.carla.has_perm("leads.view_lead", lead)


def tick_all_three(ada):
    ada.follow("Continue")
    ada.arrive("Sharing rules 1")
    expect(ada.page.get_by_text("No partner user yet")).to_be_visible()
    fits(ada)
    tick(ada, "Marco's for Carla")
    ada.press("Continue")
    ada.arrive("Folders 1")
    tick(ada, "Brand")
    ada.press("Continue")
    ada.arrive("List views 1")
    fits(ada)
    ada.page.get_by_role("checkbox", name="Tick all").check()
    back_and_forth(ada)
    ada.press("Continue")
    ada.arrive("Summary")
    fits(ada)


def enable(ada):
    ada.open("/setup/prm/")
    ada.arrive("Partner management")
    ada.follow("Edit")
    ada.arrive("Edit partner management")
    ada.page.get_by_label("Enable partner relationship management").check()
    ada.page.get_by_label("Name of the organization").fill("nordwind")
    ada.press("Save")
    ada.arrive("External access")
    assert Organization.current().is_prm_enabled


def back_and_forth(ada):
    """Nothing ticked is lost on the way."""
    ada.press("Back")
    expect(ada.page.get_by_role("checkbox", name="Make Brand internal")).to_be_checked()
    ada.press("Continue")
    expect(ada.page.get_by_role("checkbox", name="Make Being worked internal")).to_be_checked()


def test_cancel_changes_nothing(cast, sit_down):
    share(cast, Audience.of("subordinates", user=cast.carla))
    ada = sit_down(cast.ada)
    ada.open("/setup/external-access/1/")
    ada.arrive("Sharing rules 1")
    expect(ada.page.get_by_text("3 partner users")).to_be_visible()
    fits(ada)
    tick(ada, "Marco's for Carla")
    ada.press("Continue")
    ada.follow("Cancel")

    ada.arrive("External access")
    expect(ada.page.get_by_text("3 shares are visible to partners")).to_be_visible()
    assert exposed_count() == 3
