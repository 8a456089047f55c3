"""A partner user shares a lead with colleagues, and with nobody else."""

import pytest

from leads.models import Lead, LeadUserShare, Queue
from leads.models.lead_queryset import Act
from leads.sharing.shares import share
from tests.factories import LeadFactory, PartnerUserFactory, owner_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(cast):
    return LeadFactory(of=cast.paul, last_name="Laurent")


@pytest.fixture
def mia(cast):
    return PartnerUserFactory(contact__account=cast.acme, profiles=[cast.partners])


def address(lead, end=""):
    return f"/c/partners/leads/{lead.pk}/sharing/{end}"


def test_with_an_active_colleague(cast, log_in, mine, mia):
    answer = log_in(cast.paul).post(address(mine), {"colleague": mia.pk, "access": "edit"})

    assert answer.url == address(mine)
    assert mia.has_perm("leads.change_lead", mine)
    assert mia.full_name in log_in(cast.paul).get(address(mine)).content.decode()
    inbox = log_in(mia).get("/c/partners/leads/?whose=shared").content.decode()
    assert "Laurent" in inbox


@pytest.mark.parametrize("name", ["rita", "ines", "carla", "paul"])
def test_with_nobody_else(cast, log_in, mine, name):
    """R2"""
    who = getattr(cast, name)

    answer = log_in(cast.paul).post(address(mine), {"colleague": who.pk, "access": "read"})

    assert answer.status_code == 200
    assert not LeadUserShare.objects.exists()
    if name != "paul":
        assert who.full_name not in answer.content.decode()


def test_what_is_only_shared_with_them_they_do_not_share_on(cast, log_in, mine, mia):
    share(mine, mia, cast.paul, edits=True)

    assert log_in(mia).get(address(mine)).status_code == 403
    assert log_in(cast.rita).get(address(mine)).status_code == 404
    assert log_in(cast.petra).get(address(mine)).status_code == 200


def test_withdrawn_the_colleague_sees_it_no_more(cast, log_in, mine, mia):
    """R7"""
    given = share(mine, mia, cast.paul)
    page = f"/c/partners/leads/{mine.pk}/"
    assert log_in(mia).get(page).status_code == 200

    log_in(cast.paul).post(address(mine, "end/"), {"share": given.pk})

    assert log_in(mia).get(page).status_code == 404


def test_what_the_organization_shared_with_a_colleague_stays_as_it_is(cast, log_in, mine, mia):
    given = share(mine, mia, cast.carla, edits=True)

    answer = log_in(cast.paul).post(address(mine), {"colleague": mia.pk, "access": "read"})

    given.refresh_from_db()
    assert "that stays" in answer.text
    assert (given.edits, given.shared_by) == (True, cast.carla)


def test_the_page_says_by_whom_and_until_when(cast, log_in, mine, mia):
    sent = {"colleague": mia.pk, "access": "read", "until": "2031-05-04"}

    page = log_in(cast.petra).post(address(mine), sent, follow=True).text

    assert f"Shared by {cast.petra}" in page
    assert "until May 4, 2031" in page


def test_what_the_organization_shared_with_others_is_not_told(cast, log_in, mine):
    """R4, R8"""
    given = share(mine, cast.rita, cast.carla)
    paul = log_in(cast.paul)

    assert "Rita" not in paul.get(address(mine)).content.decode()
    paul.post(address(mine, "end/"), {"share": given.pk})
    assert cast.rita.has_perm("leads.view_lead", mine)


def test_a_lead_shared_from_another_partner_names_nobody_of_them(cast, log_in, mine):
    """R8"""
    share(mine, cast.rita, cast.carla)
    rita = log_in(cast.rita)

    page = rita.get(f"/c/partners/leads/{mine.pk}/").content.decode()
    inbox = rita.get("/c/partners/leads/?whose=shared").content.decode()

    assert "Laurent" in page
    assert "Laurent" in inbox
    for text in (page, inbox):
        assert "Paul" not in text
        assert "Acme" not in text


def test_without_shared_leads_the_inbox_has_one_side(cast, log_in, mine):
    page = log_in(cast.paul).get("/c/partners/leads/").content.decode()

    assert "Shared with me" not in page


@pytest.mark.parametrize("goes_to", ["rita", "queue", "carla", "petra"])
def test_it_ends_when_the_lead_changes_hands(cast, log_in, mine, mia, goes_to):
    """R1, R7: what a partner shared does not stay open to them in the hands of another."""
    share(mine, mia, cast.paul, edits=True)
    page = f"/c/partners/leads/{mine.pk}/"
    assert log_in(mia).get(page).status_code == 200

    to = owner_of(Queue.found("Masked") if goes_to == "queue" else getattr(cast, goes_to))
    Lead.objects.unscoped().filter(pk=mine.pk).transfer(to, Act(cast.carla, "manual"))

    assert log_in(mia).get(page).status_code == 404
    assert "Laurent" not in log_in(mia).get("/c/partners/leads/?whose=shared").text


def test_when_it_comes_back_it_is_shared_anew(cast, log_in, mine, mia):
    share(mine, mia, cast.paul)
    rows = Lead.objects.unscoped().filter(pk=mine.pk)
    rows.transfer(owner_of(cast.rita), Act(cast.carla, "manual"))
    rows.transfer(owner_of(cast.paul), Act(cast.carla, "manual"))
    assert not mia.has_perm("leads.view_lead", mine)
    assert mia.full_name not in log_in(cast.paul).get(address(mine)).text.split("<form")[0]

    log_in(cast.paul).post(address(mine), {"colleague": mia.pk, "access": "read"})

    assert mia.has_perm("leads.view_lead", mine)


def test_a_share_by_who_saw_it_before_does_not_hold(cast, mine, mia):
    """Between the page and the click the lead went to a rival."""
    as_seen = Lead.objects.unscoped().get(pk=mine.pk)
    rows = Lead.objects.unscoped().filter(pk=mine.pk)
    rows.transfer(owner_of(cast.rita), Act(cast.carla, "manual"))

    share(as_seen, mia, cast.paul)

    assert not mia.has_perm("leads.view_lead", mine)
