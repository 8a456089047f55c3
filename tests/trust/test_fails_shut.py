"""R36: where a rule fails, nobody gets anything: an error, never data."""

import pytest
from django.db import OperationalError, connection
from django.test import Client

from leads import reasons
from leads import rules as lead_rules
from leads.models import Lead
from leads.sharing.shares import share
from tests.factories import LeadFactory

from .asking import BACKEND, quiet

pytestmark = pytest.mark.django_db
PAGES = {
    "paul": ["/c/partners/leads/", "/c/partners/leads/{pk}/", "/c/partners/leads/{pk}/edit/"],
    "carla": ["/leads/", "/leads/{pk}/", "/search/?q=Lyon", "/sharing/leads/{pk}/"],
}
PARTS = [
    *((lead_rules, name) for name in ("standing_owners", "found_reasons", "shared_with")),
    *((lead_rules, name) for name in ("owners_open_to", "share_reasons", "leads_open_to")),
    (lead_rules, "criteria_reasons"),
    (reasons, "sharing_rules_for"),
]


@pytest.fixture
def lead(cast):
    lead = LeadFactory(of=cast.paul, last_name="Canaryname", company="Lyon Digital")
    share(lead, cast.carla, cast.ada)
    return lead


def answers(cast, lead):
    """What Paul and Carla get, each with whether it tells of the lead."""
    for name, urls in PAGES.items():
        browser = Client(raise_request_exception=False)
        browser.force_login(getattr(cast, name), backend=BACKEND)
        for url in urls:
            with quiet():
                answer = browser.get(url.format(pk=lead.pk))
            yield url, answer.status_code, "Canaryname" in answer.content.decode()


def test_while_nothing_fails_they_read_it(cast, lead):
    """Or the tests below would pass for the wrong reason."""
    assert all(status == 200 and told for _url, status, told in answers(cast, lead))


@pytest.mark.parametrize(("module", "name"), PARTS)
def test_a_failing_part_of_a_rule_tells_nothing(cast, lead, monkeypatch, module, name):
    def broken(*args, **options):
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr(module, name, broken)

    told = list(answers(cast, lead))
    assert [each for each in told if each[2]] == []
    assert any(status >= 500 for _url, status, _told in told)


@pytest.mark.parametrize("action", ["view", "change"])
def test_a_failing_rule_tells_nothing(cast, lead, monkeypatch, action):
    def broken(user):
        raise RuntimeError("broken on purpose")

    monkeypatch.setitem(Lead.objects.unscoped().rules, action, broken)

    statuses = {url: status for url, status, _told in answers(cast, lead)}
    assert statuses["/leads/{pk}/"] >= 500
    assert statuses["/c/partners/leads/{pk}/"] >= 500


@pytest.mark.parametrize(
    "table", ["leads_leadusershare", "accounts_sharingrule", "leads_owner", "communities_community"]
)
def test_a_failing_database_tells_nothing(cast, lead, table):
    def broken(execute, sql, params, many, context):
        if sql.lstrip("(").startswith("SELECT") and f'"{table}"' in sql:
            raise OperationalError("broken on purpose")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(broken):
        told = list(answers(cast, lead))

    assert [url for url, status, tells in told if tells] == []
    assert any(status >= 500 for _url, status, _told in told)
