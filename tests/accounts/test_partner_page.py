"""The page of a partner account: its people, their leads, communities, and level history."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Account, Level, LevelChange
from leads.sharing.shares import share
from tests.factories import LeadFactory, PartnerUserFactory

pytestmark = pytest.mark.django_db


def edited(account, **changed):
    values = {"name": account.name, "status": "active", "country": "IT", "owner": account.owner.pk}
    return values | {"level": account.level_id or ""} | changed


def test_the_numbers_of_leads_by_status_lead_to_as_many(cast, log_in):
    for status in ("Open - Not Contacted", "Open - Not Contacted", "Working - Contacted"):
        LeadFactory(of=cast.paul, status=status)
    LeadFactory(of=cast.rita, status="Working - Contacted")
    browser = log_in(cast.carla)

    numbers = browser.get(cast.acme.get_absolute_url()).context["lead_numbers"]

    assert [(status, n) for status, n, _url in numbers] == [
        ("Open - Not Contacted", 2),
        ("Working - Contacted", 1),
    ]
    for _status, number, url in numbers:
        assert len(browser.get(url).context["page"].rows) == number


def test_people_show_role_last_login_and_what_is_in_the_way(cast, log_in):
    cast.paul.freeze(by=cast.carla)
    text = log_in(cast.carla).get(cast.acme.get_absolute_url()).content.decode()

    for words in ("Executive", "last login", "Is frozen", "Has never logged in"):
        assert words in text


def test_communities_are_named_with_how_many_are_members(cast, log_in):
    text = log_in(cast.carla).get(cast.acme.get_absolute_url()).content.decode()

    assert "Nordwind Partners" in text
    assert "4 partner users are members" in text


def test_a_change_of_level_is_kept_with_who_and_when(cast, log_in):
    silver = Level.objects.get(name="Silver")
    browser = log_in(cast.carla)
    url = reverse("accounts:edit", args=[cast.acme.pk])

    for level in (silver.pk, silver.pk, ""):
        browser.post(url, edited(cast.acme, level=level))

    changes = LevelChange.objects.unscoped().filter(account=cast.acme).newest_first()
    assert [str(change) for change in changes] == ["Silver → –", "Gold → Silver"]
    assert {change.by for change in changes} == {cast.carla}
    text = browser.get(cast.acme.get_absolute_url()).content.decode()
    assert "No level" in text
    assert "before: Gold" in text


def test_the_admin_keeps_the_history_too(cast, log_in):
    silver = Level.objects.get(name="Silver")
    url = reverse("admin:accounts_account_change", args=[cast.acme.pk])
    log_in(cast.ada).post(url, edited(cast.acme, level=silver.pk))

    assert Account.objects.unscoped().get(pk=cast.acme.pk).level == silver
    assert LevelChange.objects.unscoped().filter(to_level=silver, by=cast.ada).count() == 1


def test_a_new_account_begins_its_history(cast, log_in):
    gold = Level.objects.get(name="Gold")
    data = {"name": "Delta", "status": "active", "level": gold.pk}
    log_in(cast.carla).post(reverse("accounts:create"), data)

    change = LevelChange.objects.unscoped().get(account__name="Delta")
    assert (change.from_level, change.to_level, change.by) == (None, gold, cast.carla)


def test_nobody_else_reads_the_history(cast):
    cast.acme.move_to_level(None, cast.carla)

    assert LevelChange.objects.permitted(cast.carla, "view").count() == 1
    for stranger in (cast.marco, cast.petra, cast.rita):
        assert not LevelChange.objects.permitted(stranger, "view").exists()


def test_the_number_of_statements_does_not_grow_with_people_or_leads(cast, log_in):
    browser, url = log_in(cast.carla), cast.acme.get_absolute_url()
    LeadFactory(of=cast.paul)
    cast.acme.move_to_level(None, cast.carla)
    with CaptureQueriesContext(connection) as few:
        browser.get(url)
    for level in [Level.objects.first(), None] * 3:
        someone = PartnerUserFactory(contact__account=cast.acme, profiles=[cast.partners])
        LeadFactory(of=someone, status=f"Own {someone.pk}")
        cast.acme.move_to_level(level, cast.carla)
    with CaptureQueriesContext(connection) as many:
        browser.get(url)

    assert len(many) <= len(few)


def test_with_whom_it_is_shared_is_said_and_who_sees_it(cast, log_in):
    browser, url = log_in(cast.carla), cast.acme.get_absolute_url()
    assert "Shared with nobody by hand." in browser.get(url).text

    share(cast.acme, cast.marco, cast.carla, edits=True)

    card = browser.get(url).text.partition('id="sharing"')[2].partition("</section>")[0]
    assert "Marco Vitale" in card
    assert reverse("sharing:account", args=[cast.acme.pk]) in card
