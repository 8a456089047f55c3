"""Many rows are copied in, few inserted: what is stored is the same."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from leads.models import Lead
from prm import sql
from tests.factories import owner_of

pytestmark = pytest.mark.django_db
TEXTS = ["\\N", "a\tb", "a\\nb\nc\r\nd", "\\.", '"', "Łódź 🦊 straße", "", " "]


def leads_like_these(cast):
    values = {"last_name": "L", "company": "C", "status": "New", "owner": owner_of(cast.carla)}
    for number, text in enumerate(TEXTS):
        more = {"description": text, "custom": {"text": text, "many": [text], "none": None}}
        more |= {"annual_revenue": Decimal("12.50"), "employees": number or None}
        more |= {"consented_at": timezone.now() if number else None, "do_not_call": bool(number)}
        yield Lead(**values, **more)


def stored(cast, monkeypatch, many):
    monkeypatch.setattr(sql, "MANY", many)
    leads = sql.insert_all(Lead.objects.unscoped(), list(leads_like_these(cast)))
    assert not any(lead._state.adding for lead in leads)
    rows = Lead.objects.unscoped().filter(pk__in=[lead.pk for lead in leads])
    columns = ("description", "custom", "annual_revenue", "employees", "do_not_call", "owner")
    return sorted(rows.values_list(*columns), key=str)


def test_every_value_is_stored_as_it_was(cast, monkeypatch):
    copied, inserted = (stored(cast, monkeypatch, many) for many in (1, 1000))

    assert copied == inserted
    assert {row[0] for row in copied} == set(TEXTS)


def test_what_the_database_refuses_is_refused_alike(cast, monkeypatch):
    """And nothing of it is stored."""
    monkeypatch.setattr(sql, "MANY", 1)
    leads = list(leads_like_these(cast))
    leads[-1].pk = leads[0].pk

    with pytest.raises(IntegrityError), transaction.atomic():
        sql.insert_all(Lead.objects.unscoped(), leads)

    assert not Lead.objects.unscoped().exists()
