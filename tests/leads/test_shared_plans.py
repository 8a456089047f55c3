"""How PostgreSQL looks for leads once some are shared: by indexes, never through the table."""

import pytest
from django.db import connection

from accounts.models import Audience, SharingRule
from leads.inbox import inbox_of
from leads.models import Lead
from leads.sharing.shares import share
from tests.factories import LeadFactory

pytestmark = pytest.mark.django_db
of_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="plans exist only on PostgreSQL"
)


@pytest.fixture
def plan(db):
    """The plan of a page of leads, where reading the whole table costs more than anything."""

    def made(rows):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
        return rows.order_by("-transferred_at", "-id")[:25].explain()

    return made


@of_postgresql
def test_with_nothing_shared_an_index_answers(cast, plan):
    LeadFactory(of=cast.paul)

    for rows in (inbox_of(cast.paul), Lead.objects.permitted(cast.paul, "view")):
        assert "Seq Scan on leads_lead" not in plan(rows)


@of_postgresql
def test_with_shares_and_rules_the_table_is_never_read_as_a_whole(cast, plan):
    leads = [LeadFactory(of=cast.carla) for _ in range(5)]
    for lead in leads:
        share(lead, cast.paul, cast.ada)
    bolt, acme = (Audience.of("account", account=each) for each in (cast.bolt, cast.acme))
    SharingRule(name="Probe", records="leads", source=bolt, target=acme).store(cast.ada)

    for whose in ("", "shared"):
        assert "Seq Scan on leads_lead" not in plan(inbox_of(cast.paul, whose))
    assert "Seq Scan on leads_lead" not in plan(Lead.objects.permitted(cast.paul, "view"))


@of_postgresql
def test_a_rule_by_criteria_changes_no_plan_but_of_those_it_reaches(cast, plan):
    LeadFactory(of=cast.paul)
    carla, rita = (Audience.of("user", user=user) for user in (cast.carla, cast.rita))
    before = plan(inbox_of(cast.paul))
    rule = SharingRule(name="Probe", records="leads", source=carla, target=rita)
    rule.criteria = [{"field": "Rating", "operator": "equals", "value": "Hot"}]

    rule.store(cast.ada)

    assert plan(inbox_of(cast.paul)) == before
    for rows in (inbox_of(cast.rita), Lead.objects.permitted(cast.rita, "view")):
        assert "Seq Scan on leads_lead" not in plan(rows)


def test_statements_do_not_grow_with_shares_and_rules(cast, django_assert_max_num_queries):
    list(Lead.objects.permitted(cast.marco, "view"))  # What Django remembers, it asks for once.
    count, criteria = [], [{"field": "Rating", "operator": "equals", "value": "Hot"}]
    for number in (1, 6):
        for n in range(number):
            share(LeadFactory(of=cast.carla), cast.paul, cast.ada)
            group = Audience.of("user", user=cast.marco)
            rule = SharingRule(name=f"{number} {n}", records="leads", source=group, target=group)
            rule.store(cast.ada)
            rule.pk, rule.name, rule.criteria = None, f"{rule.name} hot", criteria
            rule._state.adding = True
            rule.store(cast.ada)
        with django_assert_max_num_queries(20) as asked:
            list(Lead.objects.permitted(cast.marco, "view"))
        count.append(len(asked))

    assert count[0] == count[1]
