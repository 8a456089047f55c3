"""R4: nor does the time of an answer tell whether there is a rival, or whether a row is theirs.

Only with PRM_FULL=1 (tests/conftest.py): on a busy machine a timed test proves nothing. What is
compared is measured by turns, so that whatever slows the machine slows both; on SQLite, which
works in our process, by the time that the processor gave us.
"""

import logging
from statistics import median
from time import perf_counter, process_time

import pytest
from django.db import connection
from django.urls import reverse

from tests.access_table import COMMUNITY
from tests.factories import LeadFactory

from .asking import browser_of, quiet, undone
from .rival import rival_moves_in

logger = logging.getLogger(__name__)
pytestmark = pytest.mark.django_db
ROUNDS, TRIES = 20, 10
PAGES = {
    "home": "",
    "inbox": "",
    "inbox that finds": "?q=Laurent",
    "inbox that finds nothing": "?q=rival",
    "activities": "",
    "queues": "",
    "documents": "",
    "team": "",
}


def url_of(name, query=""):
    return reverse(f"portal:{name.split()[0]}", args=[COMMUNITY]) + query


@pytest.fixture(scope="module")
def petra(stage):
    LeadFactory.create_batch(30, of=stage.petra)
    return browser_of(stage.petra)


def seconds(browser, url):
    """Of each of several tries."""
    with quiet():
        return [second(browser, url) for _ in range(TRIES)]


def second(browser, url):
    clock = process_time if connection.vendor == "sqlite" else perf_counter
    began = clock()
    browser.get(url)
    return clock() - began


def is_near(one, other):
    """Less than a tenth apart, or less than 5 ms."""
    return abs(one - other) < max(0.005, 0.1 * min(one, other))


def told(name, one, other):
    logger.info("R4: %s %.2f ms, %.2f ms, %.3f", name, one * 1000, other * 1000, one / other)


@pytest.fixture(scope="module")
def measured(petra, stage):
    """From a page to the medians with a rival of 1,000 leads, and without."""
    urls = {name: url_of(name, query) for name, query in PAGES.items()}
    with_rival, without = ({name: [] for name in urls} for _ in range(2))
    for _ in range(ROUNDS):
        with undone():
            rival_moves_in(stage)
            for name, url in urls.items():
                with_rival[name] += seconds(petra, url)
        for name, url in urls.items():
            without[name] += seconds(petra, url)
    return {name: (median(with_rival[name]), median(without[name])) for name in urls}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_takes_as_long_with_a_rival_as_without(measured, name):
    told(name, *measured[name])

    assert is_near(*measured[name])


def test_a_foreign_lead_is_refused_as_quickly_as_none(petra, stage):
    foreign, nobodys = LeadFactory(of=stage.rita).pk, 1
    urls = [reverse("portal:lead", args=[COMMUNITY, pk]) for pk in (foreign, nobodys)]
    with quiet():
        tries = [[second(petra, url) for url in urls] for _ in range(ROUNDS * TRIES)]

    one, other = map(median, zip(*tries, strict=True))

    told("foreign, none", one, other)
    assert is_near(one, other)
