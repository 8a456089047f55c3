"""Django admin for leads: everything to look at, and no way round the one transfer."""

from types import SimpleNamespace

import pytest
from django.contrib import admin
from django.urls import reverse

from leads.models import Lead, Pick, Queue, Transfer
from leads.models.lead_queryset import Act

MODELS = [
    "customfield", "import", "importrow", "lead", "owner", "pick", "queue", "queuegroupgrant",
    "queueusergrant", "transfer",
]  # fmt: skip


def history_of(lead):
    return Transfer.objects.unscoped().filter(lead=lead)


@pytest.mark.parametrize("model", MODELS)
def test_an_administrator_looks_at_every_model(log_in, cast, new_lead, model):
    new_lead(cast.paul)

    answer = log_in(cast.ada).get(reverse(f"admin:leads_{model}_changelist"), {"q": "Laurent"})

    assert answer.status_code == 200


@pytest.mark.parametrize("who", ["carla", "paul"])
def test_nobody_else_does(log_in, cast, who):
    answer = log_in(getattr(cast, who)).get(reverse("admin:leads_lead_changelist"))

    assert answer.status_code in (403, 404)


def change_owner(client, lead, name):
    values = {"action": "change_owner", "_selected_action": [lead.pk], "new_owner": name}
    return client.post(reverse("admin:leads_lead_changelist"), values, follow=True)


def test_the_action_hands_over_with_a_line_of_history(log_in, cast, new_lead):
    lead = new_lead(cast.carla)

    change_owner(log_in(cast.ada), lead, "paul@acme.example")

    lead.refresh_from_db()
    assert lead.owner.user == cast.paul
    assert history_of(lead).newest_first().first().by == cast.ada


@pytest.mark.parametrize("name", ["nora@acme.example", "nobody@acme.example", ""])
def test_who_cannot_be_given_a_lead_is_not_given_one_here(log_in, cast, new_lead, name):
    lead = new_lead(cast.carla)

    answer = change_owner(log_in(cast.ada), lead, name)

    lead.refresh_from_db()
    assert lead.owner.user == cast.carla
    assert "can be given a lead" in answer.content.decode()


def test_a_lead_made_here_is_its_makers_with_a_history(log_in, cast):
    values = {"last_name": "Nowak", "company": "Baltic", "status": "New", "custom": "{}"}

    log_in(cast.ada).post(reverse("admin:leads_lead_add"), values)

    lead = Lead.objects.unscoped().get()
    assert (lead.owner.user, history_of(lead).count()) == (cast.ada, 1)


def test_the_owner_is_not_a_field_of_the_form(log_in, cast, new_lead):
    lead = new_lead(cast.carla)
    values = {"last_name": "Nowak", "company": "Baltic", "status": "New", "custom": "{}"}
    values |= {"owner": cast.paul.lead_owner.pk if hasattr(cast.paul, "lead_owner") else 1}

    log_in(cast.ada).post(reverse("admin:leads_lead_change", args=[lead.pk]), values)

    lead.refresh_from_db()
    assert (lead.last_name, lead.owner.user) == ("Nowak", cast.carla)


def test_a_change_of_another_field_leaves_a_new_owner_alone(log_in, cast, new_lead):
    """R10: the owner changes while the form is being saved."""
    lead = new_lead(cast.carla)
    stale = Lead.objects.unscoped().get(pk=lead.pk)
    Lead.objects.unscoped().transfer(cast.nordic.lead_owner, Act(cast.carla, "manual"))

    form = SimpleNamespace(changed_data=["title"], cleaned_data={"title": "Director"})
    boss = admin.site._registry[Lead]
    boss.save_model(SimpleNamespace(user=cast.ada), stale, form, change=True)

    lead.refresh_from_db()
    assert (lead.title, lead.owner.queue) == ("Director", cast.nordic)


def test_a_queue_made_here_can_own_leads(log_in, cast):
    log_in(cast.ada).post(reverse("admin:leads_queue_add"), {"name": "Alpine leads"})

    assert Queue.objects.get(name="Alpine leads").lead_owner


def test_history_can_only_be_looked_at(log_in, cast, new_lead):
    transfer = history_of(new_lead(cast.paul)).get()
    browser = log_in(cast.ada)

    page = browser.get(reverse("admin:leads_transfer_change", args=[transfer.pk]))
    change = browser.post(reverse("admin:leads_transfer_change", args=[transfer.pk]), {"note": "x"})
    removal = browser.post(reverse("admin:leads_transfer_delete", args=[transfer.pk]))

    assert (page.status_code, change.status_code, removal.status_code) == (200, 403, 403)
    assert browser.get(reverse("admin:leads_transfer_add")).status_code == 403


def test_who_may_take_from_a_queue_is_shown(log_in, cast):
    page = log_in(cast.ada).get(reverse("admin:leads_queue_change", args=[cast.nordic.pk]))

    assert "Channel managers: take_queue" in page.content.decode()


def test_the_last_active_status_stays(log_in, cast):
    first, *others = Pick.objects.of("status")
    Pick.objects.filter(pk__in=[pick.pk for pick in others]).delete()
    Pick.objects.update(is_default=False)

    answer = log_in(cast.ada).post(
        reverse("admin:leads_pick_change", args=[first.pk]), {"position": 0, "meaning": "new"}
    )

    assert "at least one active status" in answer.content.decode()
