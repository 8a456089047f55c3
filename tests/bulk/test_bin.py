"""The bin: what is in it is nowhere else, for 30 days."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from leads.models import Distribution, Lead, Run, RunRow, Transfer
from leads.runs import job, plans, undo
from leads.runs.plans import freeze
from leads.tasks import empty_bin
from tests.bulk.reading import owner_of_now
from tests.factories import LeadFactory, owner_of


@pytest.fixture
def ada(cast, log_in):
    return log_in(cast.ada)


def put_away(lead, by, days=0):
    at = timezone.now() - timedelta(days=days)
    Lead.objects.unscoped().filter(pk=lead.pk).put_away(by, at)
    return lead


def test_a_lead_in_the_bin_is_in_no_list_search_or_count(cast, ada):
    lead = put_away(LeadFactory(of=cast.carla, last_name="Gone", company="Vanished"), cast.ada)

    pages = ["/", "/leads/", "/search/?q=Gone", "/queues/"]

    assert not any(b"Vanished" in ada.get(page).content for page in pages)
    assert ada.get(lead.get_absolute_url()).status_code == 404
    assert ada.get("/leads/").context["count"] == "0"
    assert b"Vanished" in ada.get("/leads/bin/").content


def test_its_partner_does_not_see_it_either(cast, log_in):
    lead = LeadFactory(of=cast.paul, last_name="Vanished")
    address = f"/c/partners/leads/{lead.pk}/"
    paul = log_in(cast.paul)
    assert paul.get(address).status_code == 200

    put_away(lead, cast.ada)

    assert paul.get(address).status_code == 404
    assert b"Vanished" not in paul.get("/c/partners/leads/").content


def test_a_lead_comes_back_to_its_owner(cast, ada):
    lead = put_away(LeadFactory(of=cast.paul), cast.ada)

    ada.post(f"/leads/bin/{lead.pk}/restore/")

    assert owner_of_now(lead) == cast.paul


@pytest.mark.parametrize(
    ("left", "default", "to"),
    [
        ("paul", "", "carla"),  # The account's owner.
        ("paul carla", "marco", "marco"),  # The default lead owner.
        ("paul carla marco", "marco", "ada"),  # Who brings it back.
    ],
)
def test_a_lead_whose_owner_left_comes_back_to_who_stands_in(cast, ada, left, default, to):
    """R11: by its own page, or with all of a run that is undone."""
    lead = put_away(LeadFactory(of=cast.paul), cast.ada)
    run_lead = LeadFactory(of=cast.paul)
    if default:
        Distribution(default_owner=owner_of(getattr(cast, default))).keep()
    people = [getattr(cast, name).pk for name in left.split()]
    run = deleted(cast, run_lead)
    User.objects.filter(pk__in=people).update(is_active=False)

    ada.post(f"/leads/bin/{lead.pk}/restore/")
    made = undo.of_run(cast.ada, run)
    assert job.run_now(made)

    made.refresh_from_db()
    assert (made.changed, made.skipped) == (1, 0)
    for each in (lead, run_lead):
        assert owner_of_now(each) == getattr(cast, to)
        assert Transfer.objects.last_of(each.pk).to_owner == owner_of(getattr(cast, to))


def deleted(cast, lead):
    run = freeze(cast.ada, plans.deleting(), Lead.objects.visible_to(cast.ada).filter(pk=lead.pk))
    assert job.run_now(run)
    return Run.objects.unscoped().get(pk=run.pk)


def test_deleted_for_good_it_takes_its_history_along_and_the_runs_still_add_up(cast, ada, done):
    lead = LeadFactory(of=cast.carla)
    run = done(cast.ada, plans.deleting())

    assert "deleted for good" in ada.get(f"/leads/bin/{lead.pk}/delete/").content.decode()
    ada.post(f"/leads/bin/{lead.pk}/delete/")

    assert not Lead.objects.everywhere().exists()
    assert not Transfer.objects.unscoped().exists()
    assert RunRow.objects.unscoped().filter(run=run, lead=None).count() == run.changed == 1


def test_only_what_is_in_the_bin_can_be_deleted_for_good(cast, ada):
    lead = LeadFactory(of=cast.carla)

    assert ada.post(f"/leads/bin/{lead.pk}/delete/").status_code == 404
    assert Lead.objects.everywhere().erase() == 0


def test_the_bin_keeps_leads_for_thirty_days(cast):
    young, _old = (put_away(LeadFactory(of=cast.carla), cast.ada, days) for days in (29, 31))

    empty_bin()

    assert list(Lead.objects.everywhere().values_list("pk", flat=True)) == [young.pk]


def test_the_bin_is_for_administrators(cast, log_in):
    lead = put_away(LeadFactory(of=cast.carla), cast.ada)

    assert log_in(cast.carla).get("/leads/bin/").status_code == 403
    assert log_in(cast.carla).post(f"/leads/bin/{lead.pk}/restore/").status_code == 403
