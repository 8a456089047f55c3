"""R1: the list of activities holds what one answers for, which is less than what one may see."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.db import connection

from accounts.models import Account, Activity, Audience, SharingRule, Territory
from leads.activity_filters import ActivityFilters
from leads.sharing.shares import share
from tests.factories import AccountFactory, InternalUserFactory, LeadFactory

LIST = "/activities/"
of_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="plans exist only on PostgreSQL"
)


@pytest.fixture
def written(cast, log):
    """One of Carla's partner, one of its contact, one of its lead; the same of Marco's."""
    named = {"acme": (cast.acme, cast.toni, cast.paul), "bolt": (cast.bolt, None, cast.rita)}
    for name, (account, contact, user) in named.items():
        log(cast.ada, account, subject=f"{name} account")
        log(cast.ada, LeadFactory(of=user), subject=f"{name} lead")
        if contact:
            log(cast.ada, contact, subject=f"{name} contact")


CARLAS = {"acme account", "acme contact", "acme lead"}
MARCOS = {"bolt account", "bolt lead"}


def listed(browser, query=""):
    return {row.subject for row in browser.get(LIST + query).context["page"].rows}


def seen_by(user):
    return set(Activity.objects.visible_to(user).values_list("subject", flat=True))


def make_public(cast):
    organization = cast.organization
    organization.accounts_default = organization.leads_default = "public"
    organization.save()


@pytest.mark.parametrize("who", ["carla", "marco"])
def test_what_is_public_is_seen_and_not_watched(cast, log_in, log, written, who):
    make_public(cast)
    log(cast.ada, LeadFactory(of=cast.ada), subject="a colleague's lead")

    mine = {"carla": CARLAS, "marco": MARCOS}[who]

    assert seen_by(getattr(cast, who)) > mine | {"a colleague's lead"}
    assert listed(log_in(getattr(cast, who))) == mine
    assert listed(log_in(cast.ada)) == CARLAS | MARCOS | {"a colleague's lead"}


def test_what_is_shared_is_seen_and_not_watched(cast, log_in, written, log):
    shared = LeadFactory(of=cast.paul)
    log(cast.ada, shared, subject="shared lead")
    share(shared, cast.marco, cast.carla)
    share(cast.acme, cast.marco, cast.carla, edits=True)
    acme, marco = Audience.of("account", account=cast.acme), Audience.of("user", user=cast.marco)
    SharingRule(name="Help", records="leads", source=acme, target=marco).store(cast.ada)

    assert seen_by(cast.marco) == CARLAS | MARCOS | {"shared lead"}
    assert listed(log_in(cast.marco)) == MARCOS


def test_a_territory_is_watched_as_far_as_it_holds_partners(cast, log_in, written, log):
    prospect = AccountFactory(country="SE", owner=cast.ada)
    log(cast.ada, prospect, subject="prospect")
    Account.objects.unscoped().filter(pk=cast.acme.pk).update(country="SE")
    north = Territory.objects.create(name="North")
    north.regions.create(country="SE")

    before = listed(log_in(cast.marco))
    north.cover(cast.marco)

    assert before == MARCOS
    assert "prospect" in seen_by(cast.marco)
    assert listed(log_in(cast.marco)) == MARCOS | CARLAS
    north.uncover(cast.marco)
    assert listed(log_in(cast.marco)) == MARCOS


def test_an_account_one_owns_is_watched_partner_or_not(cast, log_in, log):
    log(cast.ada, cast.cedar, subject="cedar")
    before = listed(log_in(cast.carla)), listed(log_in(cast.marco))

    Account.objects.unscoped().filter(pk=cast.cedar.pk).update(owner=cast.marco)

    assert before == ({"cedar"}, set())
    assert (listed(log_in(cast.carla)), listed(log_in(cast.marco))) == (set(), {"cedar"})


def test_what_one_wrote_or_is_to_do_is_watched_as_long_as_one_sees_it(cast, log_in, log, task):
    shared = share(cast.acme, cast.marco, cast.carla)
    log(cast.marco, cast.acme, subject="by Marco")
    log(cast.carla, cast.acme, subject="by Carla")
    due = date(2031, 1, 1)
    task(cast.carla, cast.acme, subject="for Marco", assignee=cast.marco, due_on=due)

    assert listed(log_in(cast.marco)) == {"by Marco", "for Marco"}
    shared.withdraw(cast.carla)
    assert listed(log_in(cast.marco)) == set()


def test_overdue_tasks_are_of_what_one_watches(cast, log_in, task):
    make_public(cast)
    late = {"assignee": cast.ada, "due_on": date(2026, 1, 1)}
    for name in ("acme", "bolt"):
        task(cast.ada, getattr(cast, name), subject=f"late at {name}", **late)

    pages = {who: log_in(getattr(cast, who)).get(LIST).context for who in ("carla", "ada")}

    assert [row.subject for row in pages["carla"]["overdue"]] == ["late at acme"]
    assert (pages["carla"]["overdue_count"], pages["ada"]["overdue_count"]) == ("1", "2")
    assert listed(log_in(cast.carla), "?tasks=overdue") == {"late at acme"}


@pytest.mark.parametrize(
    "query", ["account=Bolt Partners", "q=ada", "kind=call", "period_after=2020-01-01"]
)
def test_no_filter_leads_beyond_what_one_watches(cast, log_in, written, query):
    make_public(cast)

    assert listed(log_in(cast.carla), f"?{query}") == CARLAS
    assert listed(log_in(cast.ada), f"?{query}") > MARCOS - {"bolt account"}


def test_a_partner_account_is_chosen_among_those_one_watches(cast, log_in, written):
    make_public(cast)

    mine = log_in(cast.carla).get(LIST, {"account": "Acme Sistemi"})
    other = log_in(cast.carla).get(LIST, {"account": "Bolt Partners"})

    assert {row.subject for row in mine.context["page"].rows} == CARLAS
    assert "None of your accounts has this name." in str(other.context["filters"].form.errors)
    assert listed(log_in(cast.ada), "?account=Bolt Partners") == MARCOS


def test_pages_go_on_through_all_parts_in_their_order(cast, log_in, log):
    lead, browser = LeadFactory(of=cast.paul), log_in(cast.carla)
    for number in range(30):
        log(cast.carla, [lead, cast.acme, cast.toni][number % 3], subject=f"{number}")

    first = browser.get(LIST).context["page"]
    second = browser.get(LIST, {"after": first.next}).context["page"]
    back = browser.get(LIST, {"before": second.previous}).context["page"]

    subjects = [row.subject for row in [*first.rows, *second.rows]]
    assert subjects == [str(number) for number in reversed(range(30))]
    assert [row.subject for row in back.rows] == subjects[:25]
    assert browser.get(LIST).context["count"] == "30"


def test_whoever_answers_for_nothing_watches_nothing(cast, log_in, written):
    newcomer = InternalUserFactory()
    newcomer.groups.add(Group.objects.create(name="Newcomers"))

    assert listed(log_in(newcomer)) == set()


@of_postgresql
@pytest.mark.parametrize(
    "query", [{}, {"account": "Acme Sistemi"}, {"q": "paul"}, {"kind": "call"}]
)
def test_each_part_begins_at_an_index(cast, written, query):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    watched = ActivityFilters(cast.carla, query).qs.order_by("-at", "-id")

    plans = [watched.rows.filter(part)[:26].explain() for part in watched.parts]

    assert len(plans) > 2
    assert [plan for plan in plans if "Seq Scan on accounts_activity" in plan] == []
