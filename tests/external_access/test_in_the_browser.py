"""The wizard in a real browser: enabling PRM opens it, and what is ticked becomes internal."""

import pytest
from playwright.sync_api import expect

from accounts.models import Audience, Organization
from leads.demo.cast import PASSWORD, assemble
from leads.external_access import exposed_count
from leads.models import Conversion
from tests.communities.sharing_scene import folder_of, view_of

from .conftest import rule_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 360, "height": 740}


@pytest.fixture
def cast(transactional_db, hashed):
    return assemble(hashed=hashed)


@pytest.fixture
def shares(cast):
    everyone = Audience.of("everyone")
    rule_of(cast.carla, Audience.of("profile", profile=cast.partners))
    folder_of(cast.ada, "Brand", to=[everyone])
    view_of(cast.marco, [everyone], name="Being worked", query="unread=no")


@pytest.fixture
def ada(cast, desk):
    desk = desk()
    desk.open("/auth/login/")
    desk.log_in(cast.ada.email, PASSWORD)
    return desk


def fits(desk):
    """Nothing sticks out, on a desk and on a phone."""
    for size in (NARROW, WIDE):
        desk.page.set_viewport_size(size)
        assert not desk.overflows(), desk.page.url


def tick(desk, name):
    desk.page.get_by_role("checkbox", name=f"Make {name} internal").check()


def test_from_enabling_to_done(cast, prm_off, shares, ada):
    enable(ada)

    ada.follow("Continue")
    ada.arrive("Sharing rules 1")
    ada.press("Continue")
    ada.arrive("Folders 1")
    fits(ada)
    tick(ada, "Brand")
    ada.press("Continue")
    ada.arrive("List views 1")
    ada.page.get_by_role("checkbox", name="Tick all").check()
    back_and_forth(ada)
    ada.press("Continue")
    ada.arrive("Summary")
    fits(ada)
    ada.press("Done")

    ada.arrive("External access")
    expect(ada.page.get_by_text("2 shares are internal now.")).to_be_visible()
    assert exposed_count() == 1
    assert {row.by for row in Conversion.objects.all()} == {cast.ada}


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


def test_cancel_changes_nothing(cast, shares, ada):
    ada.open("/setup/external-access/1/")
    ada.arrive("Sharing rules 1")
    fits(ada)
    tick(ada, "Leads of Carla")
    ada.press("Continue")
    ada.follow("Cancel")

    ada.arrive("External access")
    expect(ada.page.get_by_text("3 shares are visible to partners")).to_be_visible()
    assert exposed_count() == 3
