"""R34, A64: who did what, when and from where, and that nobody edits it unseen."""

import json

import pytest

from accounts.models import Invitation
from leads.models import Lead, LeadUserShare
from leads.models.lead_queryset import Act
from prm.audit import What, audit
from prm.models import AuditEntry
from tests.factories import LeadFactory, owner_of

from .audited import entries

pytestmark = pytest.mark.django_db
PASSWORD = "a-canary-of-a-password"


def log_in_by_form(client, email, password):
    return client.post("/auth/login/", {"login": email, "password": password})


def test_logins_and_failed_ones_are_noted_with_the_address(cast, client):
    cast.paul.set_password(PASSWORD)
    cast.paul.save()

    log_in_by_form(client, cast.paul.email, "wrong-canary-password")
    log_in_by_form(client, cast.paul.email, PASSWORD)

    failed, done = entries(What.LOGIN_FAILED).get(), entries(What.LOGIN).get()
    assert (failed.by, failed.about) == (None, cast.paul)
    assert (done.by, done.ip) == (cast.paul, "127.0.0.1")
    assert done.request_id != failed.request_id


def test_no_secret_stands_in_it(cast, client):
    """Neither what was typed as a password, nor as an address that nobody has."""
    log_in_by_form(client, cast.paul.email, "wrong-canary-password")
    log_in_by_form(client, "typed-canary-password@x.example", "canary")
    Invitation.send(cast.nora, by=cast.carla)

    told = json.dumps(list(AuditEntry.objects.unscoped().values()), default=str)

    assert entries(What.LOGIN_FAILED).count() == 2
    assert "canary" not in told
    assert cast.nora.newest_invitation.secret not in told


@pytest.mark.parametrize(
    ("who", "url", "noted"),
    [
        ("carla", "/leads/{}/", 1),
        ("ada", "/c/partners/leads/{}/", 1),
        ("paul", "/c/partners/leads/{}/", 0),
    ],
)
def test_each_lead_that_staff_read_is_noted(cast, log_in, who, url, noted):
    lead = LeadFactory(of=cast.paul)

    answer = log_in(getattr(cast, who)).get(url.format(lead.pk))

    assert answer.status_code == 200
    assert entries(What.READ).filter(about_id=lead.pk).count() == noted


def test_a_change_of_owners_is_one_row_for_any_number_of_leads(cast):
    leads = LeadFactory.create_batch(3, of=cast.carla)
    before = entries(What.ASSIGN).count()

    Lead.objects.unscoped().filter(pk__in=[lead.pk for lead in leads]).transfer(
        owner_of(cast.paul), Act(cast.carla, "bulk")
    )

    row = entries(What.ASSIGN).latest("pk")
    assert entries(What.ASSIGN).count() == before + 1
    assert (row.by, row.details["leads"], row.details["reason"]) == (cast.carla, 3, "bulk")


def test_the_admin_shows_and_filters_it(cast, log_in):
    audit(cast.ada, What.SETUP, cast.acme)
    Invitation.send(cast.nora, by=cast.carla)

    page = log_in(cast.ada).get("/admin/prm/auditentry/?what__exact=invite")

    assert [row.what for row in page.context["cl"].result_list] == ["invite"]
    assert "carla" in page.text.lower() or "Carla Berg" in page.text


def by_hand(cast, act):
    """What some verbs, and pages of setup, note; each with the row it is about."""
    acts = {
        What.ROLE: lambda: cast.nordic.admit(cast.partners),
        What.ACCESS: lambda: cast.nora.freeze(cast.carla),
        What.SHARE: lambda: LeadUserShare.give(LeadFactory(of=cast.carla), cast.marco, cast.carla),
        What.INVITE: lambda: Invitation.send(cast.nora, by=cast.carla),
    }
    return acts[act]()


@pytest.mark.parametrize("act", [What.ROLE, What.ACCESS, What.SHARE, What.INVITE])
def test_roles_logins_shares_and_invitations_are_noted(cast, act):
    before = entries(act).count()

    by_hand(cast, act)

    assert entries(act).count() == before + 1
    assert entries(act).latest("pk").about is not None


def test_setup_names_the_fields_and_not_what_they_say(cast, log_in):
    sent = {"name": "Canaryname", "time_zone": "UTC", "second_factor": "nobody"}

    answer = log_in(cast.ada).post("/setup/organization/", sent)

    row = entries(What.SETUP).get()
    assert answer.status_code == 302
    assert (row.by, row.details["page"]) == (cast.ada, "setup:organization")
    assert "name" in row.details["fields"]
    assert "Canaryname" not in str(row.details)
