"""R11, A11, F12: who is told that a post has arrived can rely on it; else nothing is there."""

from itertools import count

import pytest
from django.db import DataError, OperationalError, connection, transaction
from django.test import Client

from leads.models import CustomField, Distribution, Lead, Received, Transfer, WebForm
from leads.web.intake import accept_all, keep
from prm.models import Mail
from tests.factories import owner_of

from .conftest import SENT

pytestmark = pytest.mark.django_db


@pytest.fixture
def form(stage):
    form = WebForm.objects.create(name="Contact", owner=owner_of(stage.carla), answers=True)
    form.word_consent("You may call me.")
    return form


def failing_at(number):
    """The database goes away at the statement of this number."""
    numbers = count(1)

    def statement(execute, sql, parameters, many, context):
        if next(numbers) == number:
            raise OperationalError("server closed the connection unexpectedly")
        return execute(sql, parameters, many, context)

    return connection.execute_wrapper(statement)


def stored():
    models = (Received, Lead, Transfer, Mail)
    return [model.objects.unscoped().count() for model in models]


def post_failing_at(number, form):
    """Answers the status, and what is stored; then everything is as before."""
    browser = Client(raise_request_exception=False)
    fields = SENT | {"oid": form.key, "consent": "1"}
    with transaction.atomic():
        with failing_at(number):
            status = browser.post("/web-to-lead/", fields).status_code
        found = stored()
        transaction.set_rollback(True)
    return status, found


def test_wherever_the_database_fails_it_is_all_or_nothing(form):
    answers = [post_failing_at(number, form) for number in range(1, 60)]

    assert {status for status, _ in answers} == {200, 500}
    for status, (posts, leads, transfers, mails) in answers:
        whole = (posts, leads, transfers, mails) == (1, 1, 1, 2)
        assert whole if status == 200 else posts == leads == transfers == mails == 0


def test_what_the_database_refuses_waits_for_a_person(form, client):
    """Not the connection: the values themselves."""

    def refused(execute, sql, parameters, many, context):
        if sql.startswith('INSERT INTO "leads_lead"'):
            raise DataError("value out of range")
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(refused):
        answer = client.post("/web-to-lead/", SENT | {"oid": form.key})

    row = Received.objects.unscoped().get()
    assert (answer.status_code, row.outcome, row.reason) == (200, "quarantined", "store")
    assert dict(row.fields)["last_name"] == "Laurent"


def test_whatever_else_goes_wrong_the_post_waits_for_a_person(form, client, monkeypatch):
    """R23: never silent loss."""
    Distribution(default_owner=owner_of(form.owner.user)).keep()
    monkeypatch.setattr("leads.web.intake.assign_by_active_rule", lambda *_a, **_k: 1 / 0)

    answer = client.post("/web-to-lead/", SENT | {"oid": form.key})

    row = Received.objects.unscoped().get()
    assert (answer.status_code, row.outcome, row.reason) == (200, "quarantined", "store")
    assert not Lead.objects.unscoped().exists()


@pytest.mark.parametrize("default", [None, "marco"])
def test_a_form_whose_owner_cannot_receive(stage, client, default):
    """The default lead owner gets it, or it waits; who accepts it then has it."""
    form = WebForm.objects.create(name="Contact", owner=owner_of(stage.ines), by_rule=False)
    if default:
        Distribution(default_owner=owner_of(getattr(stage, default))).keep()

    client.post("/web-to-lead/", SENT | {"oid": form.key})

    row = Received.objects.unscoped().get()
    if default:
        assert row.lead.owner == owner_of(stage.marco)
        return
    assert (row.outcome, row.reason) == ("quarantined", "nobody")
    accept_all([row], stage.carla)
    assert Lead.objects.unscoped().get().owner == owner_of(stage.carla)


def test_what_cannot_be_stored_when_it_is_accepted_goes_on_waiting(
    stage, form, client, log_in, monkeypatch
):
    """Whoever decides is told; the others that they ticked are decided about."""
    client.post("/web-to-lead/", SENT | {"oid": form.key, "fax_number": "1"})
    client.post("/web-to-lead/", SENT | {"oid": form.key, "fax_number": "1", "city": "Lyon"})
    bad, good = Received.objects.unscoped().order_by("pk")
    real = Lead.objects.enter

    def enter(leads, act):
        if not leads[0].city:
            raise DataError("value out of range")
        return real(leads, act)

    monkeypatch.setattr(Lead.objects, "enter", enter)
    sent = {"decision": "accept", "post": [bad.pk, good.pk]}
    answer = log_in(stage.ada).post("/web-to-lead/quarantine/decisions/", sent, follow=True)

    bad.refresh_from_db(from_queryset=Received.objects.unscoped())
    good.refresh_from_db(from_queryset=Received.objects.unscoped())
    assert (bad.outcome, bad.decided_by, good.outcome) == ("quarantined", None, "accepted")
    assert "1 lead came of it." in answer.text
    assert "One post could not be stored and goes on waiting." in answer.text


def test_a_post_that_says_nothing_any_more_is_accepted_all_the_same(stage, form):
    """What it said did not fit a custom field, which is gone since: people read the post."""
    custom = CustomField.objects.create(api_name="Budget__c", label="Budget", kind="number")
    form.fields, form.most_per_day = ["Budget__c"], 1
    form.save()
    keep(form, [[name, value] for name, value in SENT.items()], "")
    row = keep(form, [["Budget__c", "lots"]], "")
    assert row.outcome == "quarantined"
    custom.is_active = False
    custom.save()

    assert accept_all([row], stage.ada) == 1

    assert Received.objects.unscoped().get(pk=row.pk).lead.last_name == "[not provided]"
