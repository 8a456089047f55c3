"""R7: who loses access finds nothing with the very next request, in each way of losing it."""

import pytest
from django.urls import reverse

from accounts.models import Account, Territory, User
from communities.models import Community
from leads.models import Lead
from leads.models.lead_queryset import Act
from tests.factories import LeadFactory, owner_of

pytestmark = pytest.mark.django_db
PORTAL, CONSOLE, TEAM = "portal", "console", "team"


def deactivate(cast):
    cast.paul.deactivate(by=cast.carla)


def leave(cast):
    cast.paul.leave(cast.carla, handing_of(cast))


def freeze(cast):
    cast.paul.freeze(by=cast.carla)


def disable(cast):
    cast.acme.disable(cast.carla, handing_of(cast))


def handing_of(cast):
    from accounts.leaving import HOLDINGS, Successor

    return {HOLDINGS["leads"]: Successor("", "Nordic", "queue", cast.nordic)}


def hand_on(cast):
    rows = Lead.objects.unscoped().filter(owner__user=cast.paul)
    rows.transfer(owner_of(cast.petra), Act(cast.carla, "manual"))


def take_offline(cast):
    Community.objects.update(status="offline")


def leave_profile(cast):
    User.objects.get(pk=cast.paul.pk).groups.remove(cast.partners)


def change_account_owner(cast):
    Account.objects.unscoped().filter(pk=cast.acme.pk).update(owner=cast.ada)


def uncover(cast):
    Territory.objects.get().uncover(cast.marco)


def move_away(cast):
    Account.objects.unscoped().filter(pk=cast.acme.pk).update(country="FR")


def end_delegation(cast):
    cast.petra.place(is_delegated_admin=False)


WAYS = [
    # How it is lost         who      sees    and gets then
    (deactivate,             "paul",  PORTAL,  302),
    (leave,                  "paul",  PORTAL,  302),
    (freeze,                 "paul",  PORTAL,  302),
    (disable,                "paul",  PORTAL,  302),
    (hand_on,                "paul",  PORTAL,  404),
    (take_offline,           "paul",  PORTAL,  403),
    (leave_profile,          "paul",  PORTAL,  403),
    (change_account_owner,   "carla", CONSOLE, 404),
    (uncover,                "marco", CONSOLE, 404),
    (move_away,              "marco", CONSOLE, 404),
    (end_delegation,         "petra", TEAM,    404),
    (disable,                "petra", TEAM,    302),
]  # fmt: skip


@pytest.fixture
def pages(cast):
    south = Territory.objects.create(name="South")
    south.redraw([("IT", "")], [cast.marco])
    lead = LeadFactory(of=cast.paul)
    return {
        PORTAL: reverse("portal:lead", args=["partners", lead.pk]),
        CONSOLE: lead.get_absolute_url(),
        TEAM: reverse("portal:team", args=["partners"]),
    }


@pytest.mark.parametrize(("lose", "who", "page", "status"), WAYS)
def test_the_next_request_finds_nothing(cast, log_in, pages, lose, who, page, status):
    browser = log_in(getattr(cast, who))
    assert browser.get(pages[page]).status_code == 200

    lose(cast)

    answer = browser.get(pages[page])
    assert answer.status_code == status
    assert "Laurent" not in answer.content.decode()
    assert status != 302 or "/login/" in answer["Location"]
