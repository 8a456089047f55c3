"""What was dealt, who was skipped and what is set for each member, as everybody here reads it."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from leads.models import Dealt, RoundRobinMember, Skip

MANY = 60


def words(answer):
    return " ".join(answer.content.decode().split())


def address(robin, page):
    return reverse(f"round_robins:{page}", args=[robin.pk])


@pytest.fixture
def long(robin, members):
    """So many dealings and skips that they fill three pages."""
    owner = members["paul"].owner
    rows = [Dealt(robin=robin, owner=owner, leads=number) for number in range(MANY)]
    Dealt.objects.bulk_create(rows)
    ended = {"dealt_before": 0, "dealt_after": 1, "until": timezone.now()}
    skips = [Skip(robin=robin, owner=owner, reason="paused", **ended) for _ in range(MANY)]
    Skip.objects.bulk_create(skips)


def read_through(browser, url, name):
    """The numbers of all rows, page by page."""
    found, query = [], ""
    while True:
        context = browser.get(url + query).context
        found += [row.pk for row, *_rest in getattr(context["sight"], name)]
        if not context["page"].next:
            return found
        query = "?after=" + context["page"].next


@pytest.mark.parametrize(("page", "model"), [("ledger", Dealt), ("skips", Skip)])
def test_all_of_it_can_be_read_page_by_page(robin, long, carla, page, model):
    assert address(robin, page) in words(carla.get(robin.get_absolute_url()))

    read = read_through(carla, address(robin, page), page)

    assert sorted(read) == sorted(model.objects.values_list("pk", flat=True))
    assert len(read) == len(set(read)) == MANY


@pytest.mark.parametrize("page", ["ledger", "skips"])
def test_what_fits_on_the_page_needs_no_other(robin, members, carla, page):
    robin.deal(3)

    assert address(robin, page) not in words(carla.get(robin.get_absolute_url()))


@pytest.mark.parametrize("page", ["ledger", "skips"])
def test_names_of_others_partners_stay_hidden_on_later_pages(
    cast, robin, members, long, carla, page
):
    for model in (Dealt, Skip):
        model.objects.update(owner=members["rita"].owner)

    read = words(carla.get(address(robin, page)))

    assert "A partner user" in read
    assert "Rita" not in read


TERMS = [
    ({}, []),
    ({"paused_until": date(2026, 3, 4)}, ["Paused until March 4, 2026"]),
    ({"paused_until": date(2026, 3, 2)}, []),
    ({"days": "135"}, ["Works Mon, Wed, Fri"]),
    ({"days": ""}, ["Works on no day"]),
    ({"most_open": 1, "most_a_day": 5}, ["1 open lead at most", "5 leads a day at most"]),
]


@pytest.mark.parametrize(("values", "said"), TERMS)
def test_everybody_here_reads_what_is_set_for_a_member(
    robin, members, carla, time_machine, values, said
):
    time_machine.move_to("2026-03-02T12:00:00Z")
    RoundRobinMember.objects.filter(pk=members["paul"].pk).update(**values)

    page = carla.get(robin.get_absolute_url())

    assert page.context["sight"].members[0].terms == said
    assert not said or " · ".join(said) in words(page)
