"""F17: two requests hand on the same two leads, and each has one before it asks for the other."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier

import pytest
from django.db import connection, connections

from accounts.models import PartnerRole
from leads.demo.cast import assemble
from leads.models import Lead, Transfer
from tests.factories import ContactFactory, LeadFactory, PartnerUserFactory
from tests.trust.asking import browser_of
from tests.trust.forms import Page

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
ADDRESS = "/c/partners/leads/owner/"


@pytest.fixture
def cast(transactional_db, hashed):
    if connection.vendor != "postgresql":
        pytest.skip("only on PostgreSQL: SQLite lets writers in one by one")
    return assemble(hashed=hashed)


@pytest.fixture
def crossing(cast):
    """Paul hands his two leads to Petra; Petra, who sees them, to Mia."""
    contact = ContactFactory(account=cast.acme)
    mia = PartnerUserFactory(
        contact=contact, profiles=[cast.partners], partner_role=PartnerRole.MANAGER
    )
    leads, both = LeadFactory.create_batch(2, of=cast.paul), Barrier(2)
    forms = [(cast.paul, cast.petra, leads[0]), (cast.petra, mia, leads[1])]
    return [(*ready(user, to, leads), lead, both) for user, to, lead in forms]


def ready(user, to, leads):
    """Somebody's browser, and the form on its page, filled in."""
    browser = browser_of(user)
    url = f"{ADDRESS}?lead={leads[0].pk}&lead={leads[1].pk}"
    (form,) = (f for f in Page(url, browser.get(url).text).forms if "owners_seen" in f.offered)
    return browser, form.filled(choice=to.pk, notify="on")


def sent(browser, data, lead, both):
    """The answer, and how often it tried."""
    try:
        with holding(lead, both) as tries:
            return browser.post(ADDRESS, data), len(tries)
    finally:
        connections.close_all()


@contextmanager
def holding(lead, both):
    """Our request has this lead, and the other has its own, before either changes both."""
    tries = []

    def said(execute, sql, values, many, context):
        if sql.startswith('UPDATE "leads_lead"'):
            tries.append(sql)
            if len(tries) == 1:
                Lead.objects.unscoped().select_for_update(of=("self",)).get(pk=lead.pk)
                both.wait(timeout=10)
        return execute(sql, values, many, context)

    with connection.execute_wrapper(said):
        yield tries


def answers(crossing):
    with ThreadPoolExecutor(2) as threads:
        return list(threads.map(lambda each: sent(*each), crossing))


def test_both_are_answered_and_the_leads_go_to_one(crossing):
    told = answers(crossing)

    assert [answer.status_code for answer, _tries in told] == [302, 302]
    assert sum(tries for _answer, tries in told) == 3  # One was the victim, and began once more.
    assert len(set(Lead.objects.unscoped().values_list("owner", flat=True))) == 1
    assert Transfer.objects.unscoped().filter(reason="manual").count() == 2


def test_without_another_try_one_is_told_to_do_it_again(crossing, monkeypatch):
    """F11, and the negative control: nothing is half done, and the page says so."""
    monkeypatch.setattr("prm.models.submission.retried", lambda act: act())

    told = sorted(((answer.status_code, answer.text) for answer, _tries in answers(crossing)))

    assert [status for status, _text in told] == [302, 500]
    assert "go back and do it again" in told[1][1]
    assert Transfer.objects.unscoped().filter(reason="manual").count() == 2
