"""R23: what no person seems to have written waits in quarantine; the figures add up."""

from datetime import timedelta

import pytest
import time_machine
from django.core import signing

from leads.models import CustomField, Received
from leads.web.limits import SALT, started

from .conftest import SENT
from .reading import last_post, leads, outcomes, posts

pytestmark = pytest.mark.django_db


def put(form, **values):
    for name, value in values.items():
        setattr(form, name, value)
    form.save()


def test_who_fills_the_trap_gets_the_same_answer_and_waits(post):
    kept = post(**SENT).content

    answer = post(**SENT, fax_number="1")

    assert (answer.status_code, answer.content) == (200, kept)
    assert outcomes() == [("accepted", ""), ("quarantined", "trap")]
    assert leads().count() == 1


def test_a_trap_that_is_named_like_a_field_of_the_form_catches_nobody(post, form):
    CustomField.objects.create(api_name="Likes__c", label="Likes")
    put(form, trap="likes__c", fields=[*form.fields, "Likes__c"])

    post(**SENT, Likes__c="Tea", likes__c="Milk")

    assert outcomes() == [("accepted", "")]
    assert leads().get().custom == {"Likes__c": "Tea"}


def test_filled_once_among_several_it_is_filled(post, client, form):
    client.post("/web-to-lead/", {**SENT, "oid": form.key, "fax_number": ["1", ""]})

    assert outcomes() == [("quarantined", "trap")]


def test_a_page_of_ours_that_is_sent_at_once_waits(post, form):
    with time_machine.travel("2026-03-01 10:00", tick=False) as clock:
        stamp = started(form)
        clock.shift(2)
        post(**SENT, started=stamp)
        clock.shift(30)
        post(**SENT, started=stamp)
        clock.shift(timedelta(days=3))
        post(**SENT, started=stamp)

    assert outcomes() == [("quarantined", "fast"), ("accepted", ""), ("accepted", "")]


@pytest.mark.parametrize("stamp", ["", "x", "a:b:c", "\0"])
def test_a_stamp_that_is_none_of_ours_waits(post, stamp):
    post(**SENT, started=stamp)

    assert outcomes() == [("quarantined", "fast")]


def test_the_stamp_of_another_form_is_none_of_this_ones(post):
    other = signing.TimestampSigner(salt=SALT).sign("another")

    post(**SENT, started=other)

    assert outcomes() == [("quarantined", "fast")]


def test_more_than_so_many_a_minute_from_one_address_wait(client, form):
    put(form, most_per_minute=3)

    with time_machine.travel("2026-03-01 10:00", tick=False) as clock:
        for _ in range(4):
            client.post("/web-to-lead/", SENT | {"oid": form.key})
        client.post("/web-to-lead/", SENT | {"oid": form.key}, REMOTE_ADDR="203.0.113.7")
        clock.shift(61)
        client.post("/web-to-lead/", SENT | {"oid": form.key})

    assert [outcome for outcome, _ in outcomes()] == [
        *(["accepted"] * 3 + ["quarantined"] + ["accepted"] * 2)
    ]


def test_an_address_that_the_sender_makes_up_does_not_count(client, form):
    put(form, most_per_minute=1)
    for number in range(3):
        headers = {"X-Forwarded-For": f"198.51.100.{number}"}
        client.post("/web-to-lead/", SENT | {"oid": form.key}, headers=headers)

    assert outcomes() == [("accepted", ""), *[("quarantined", "minute")] * 2]


def test_more_than_so_many_a_day_wait(post, form):
    put(form, most_per_day=2)
    with time_machine.travel("2026-03-01 10:00", tick=False) as clock:
        for _ in range(4):
            post()
            clock.shift(60)

    assert outcomes() == [*[("accepted", "")] * 2, *[("quarantined", "day")] * 2]


def test_where_it_came_from_is_kept_as_a_keyed_hash_only(post):
    post()

    row = last_post()
    assert len(row.address) == 40
    assert "127.0.0.1" not in str(row.fields)


def test_a_few_hundred_posts_add_up(client, form):
    """R23; 10,000 of them: `python -m bench.posts`."""
    put(form, most_per_minute=40, most_per_day=100)
    kinds = [SENT, SENT | {"fax_number": "1"}, {"city": "Lyon"}, SENT | {"email": "nobody"}]
    for number in range(240):
        place = {"REMOTE_ADDR": f"203.0.113.{number % 3}"}
        client.post("/web-to-lead/", kinds[number % 4] | {"oid": form.key}, **place)

    figures = form.figures
    assert figures["received"] == 240 == posts().count()
    assert figures["accepted"] + figures["quarantined"] + figures["rejected"] == 240
    assert min(figures.values()) > 0
    assert leads().count() == figures["accepted"]


def test_what_was_typed_is_forgotten_after_90_days_unless_it_still_waits(post):
    """R33"""
    post()
    post(**SENT, fax_number="1")
    Received.objects.unscoped().update(at="2026-01-01T00:00Z")

    forgotten = Received.objects.unscoped().forget_old()

    assert forgotten == 1
    assert [bool(row.fields) for row in posts()] == [False, True]
