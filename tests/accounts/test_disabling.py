"""A partner account is disabled: nobody of it gets in, nothing is lost, and it can come back."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Account, Activity, Contact, User
from leads.models import Lead
from prm.models import Mail
from tests.factories import LeadFactory, owner_of
from tests.trust.scene_activities import activity

pytestmark = pytest.mark.django_db
INBOX = "/c/partners/leads/"


def address(account, page="disabling"):
    return reverse(f"accounts:{page}", args=[account.pk])


@pytest.fixture
def leads(cast):
    cast.nordic.admit(cast.paul)
    return [LeadFactory(of=cast.paul), LeadFactory(of=cast.petra), LeadFactory(of=cast.ines)]


def test_the_preview_says_who_and_what(cast, log_in, leads):
    page = log_in(cast.carla).get(address(cast.acme)).content.decode()

    for name in ("Paul Rossi", "Petra Galli", "Nora Bianchi", "Ines Moretti"):
        assert name in page
    assert "Open - Not Contacted <strong>3</strong>" in page
    assert f'value="user:{cast.carla.pk}"' in page
    assert f'value="user:{cast.petra.pk}"' not in page  # She loses access herself.
    assert "Places in queues" not in page  # They are kept, for when it is enabled again.
    assert Account.objects.unscoped().get(pk=cast.acme.pk).is_partner


def test_all_its_leads_go_to_one_place_and_everybody_is_out(cast, log_in, leads, client):
    """R7"""
    client.force_login(cast.paul, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(INBOX).status_code == 200

    cast.acme.disable(cast.carla, handing(cast, cast.southern))

    assert Lead.objects.unscoped().filter(owner=cast.southern.lead_owner).count() == 3
    assert client.get(INBOX)["Location"].startswith("/c/partners/login/")
    assert not Mail.objects.unscoped().exists()


def handing(cast, queue):
    from accounts.leaving import HOLDINGS, Successor

    return {HOLDINGS["leads"]: Successor(f"queue:{queue.pk}", queue.name, "queue", queue)}


def test_enabled_again_everybody_is_back_as_they_were(cast, log_in, leads):
    people = User.objects.filter(contact__account=cast.acme)
    before = dict(people.values_list("pk", "is_active"))
    browser = log_in(cast.carla)
    browser.post(address(cast.acme), {"leads": f"user:{cast.carla.pk}"})

    browser.post(address(cast.acme, "enabling_again"))

    assert dict(people.values_list("pk", "is_active")) == before
    assert Lead.objects.unscoped().filter(owner=owner_of(cast.carla)).count() == 3
    assert cast.paul in cast.nordic.members
    assert browser_of(log_in, cast.paul).get(INBOX).status_code == 200


def browser_of(log_in, user):
    return log_in(User.objects.get(pk=user.pk))


def test_no_record_is_deleted(cast, leads):
    counted = [Account, Contact, Lead]
    before = [model.objects.unscoped().count() for model in counted]

    cast.acme.disable(cast.carla, handing(cast, cast.southern))

    assert [model.objects.unscoped().count() for model in counted] == before
    assert User.objects.filter(contact__account=cast.acme).count() == 4


def test_an_invitation_opens_nothing_while_the_account_is_disabled(cast, client):
    from accounts.models import Invitation

    row = Invitation.send(cast.nora, by=cast.carla)
    assert client.get(row.link).status_code == 200

    cast.acme.disable(cast.carla, {})

    assert client.get(row.link).status_code == 410
    cast.acme.enable_again()
    assert client.get(row.link).status_code == 200


@pytest.mark.parametrize("wrong", ["", "nobody", "user:1"])
def test_without_a_place_for_the_leads_it_stays_enabled(cast, log_in, leads, wrong):
    answer = log_in(cast.carla).post(address(cast.acme), {"leads": wrong})

    assert answer.status_code == 200
    assert Account.objects.unscoped().get(pk=cast.acme.pk).is_partner


def test_while_its_owner_is_frozen_all_can_go_to_who_disables_it(cast, log_in, leads):
    """Or an open task, which no queue takes, could go to nobody."""
    task = {"kind": "task", "due_on": timezone.localdate(), "priority": 3, "assignee": cast.paul}
    activity(cast.paul, leads[0], task)
    cast.carla.freeze(cast.ada)
    to = f"user:{cast.ada.pk}"

    page = log_in(cast.ada).get(address(cast.acme)).text
    log_in(cast.ada).post(address(cast.acme), {"leads": to, "tasks": to})

    assert f'value="user:{cast.carla.pk}"' not in page
    assert Account.objects.unscoped().get(pk=cast.acme.pk).is_disabled
    assert Activity.objects.unscoped().open_tasks().get().assignee == cast.ada


def test_only_who_looks_after_the_account_disables_it(cast, log_in):
    assert log_in(cast.carla).get(address(cast.acme)).status_code == 200
    assert log_in(cast.marco).post(address(cast.acme)).status_code == 404
    assert Account.objects.unscoped().get(pk=cast.acme.pk).is_partner


def test_a_new_owner_of_the_account_sees_it_all_and_the_old_one_nothing(cast, log_in, client):
    """R7"""
    lead = LeadFactory(of=cast.paul)
    pages = [cast.acme.get_absolute_url(), cast.toni.get_absolute_url(), lead.get_absolute_url()]
    assert [log_in(cast.carla).get(page).status_code for page in pages] == [200] * 3
    assert [log_in(cast.marco).get(page).status_code for page in pages] == [404] * 3

    data = {"name": cast.acme.name, "status": "active", "country": "IT", "owner": cast.marco.pk}
    log_in(cast.carla).post(reverse("accounts:edit", args=[cast.acme.pk]), data)

    assert [log_in(cast.carla).get(page).status_code for page in pages] == [404] * 3
    assert [log_in(cast.marco).get(page).status_code for page in pages] == [200] * 3
