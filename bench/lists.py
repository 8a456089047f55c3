"""The lists: whole requests, against bench-only views with rows by hand-written SQL."""

import re

from django.test import Client

from accounts.models import User
from leads.models import Owner

from . import views
from .measure import by_turns, line

TIMES = 25
BACKEND = "django.contrib.auth.backends.ModelBackend"
INBOX, LEADS = "/c/partners/leads/", "/leads/"
FILTERED = "?status=Open+-+Not+Contacted&status=Working+-+Contacted&unread=yes&sort=company"


def measure(size):
    paul, ada, manager = prepare()
    pages = [
        ("partner inbox, first page", paul, INBOX, "/bench/inbox/partners/", "", 2.0),
        ("partner inbox, page 40", paul, INBOX, "/bench/inbox/partners/", after(paul, INBOX), 2.0),
        ("lead list, first page", ada, LEADS, "/bench/leads/", "", 2.0),
        ("lead list, page 40", ada, LEADS, "/bench/leads/", after(ada, LEADS), 2.0),
        (
            "manager of 500 accounts, filtered, sorted",
            manager,
            LEADS,
            "/bench/leads/",
            FILTERED,
            2.5,
        ),
    ]
    for name, browser, ours, floor, query, bound in pages:
        same(browser, ours + query, floor + query)
        yield line(name, size, *times(browser, ours + query, floor + query), bound)


def prepare():
    paul = User.objects.get(email="user1@partner.example")
    manager = User.objects.get(email="manager1@prm.example")
    mine = Owner.objects.filter(user__contact__account__owner=manager) | Owner.objects.filter(
        user=manager
    )
    views.KNOWN["paul"] = Owner.objects.of(paul).pk
    views.KNOWN["manager"] = list(mine.values_list("pk", flat=True))
    ada = User.objects.get(email="ada@prm.example")
    return browser_of(paul), browser_of(ada), browser_of(manager)


def browser_of(user):
    browser = Client(SERVER_NAME="localhost")
    browser.force_login(user, backend=BACKEND)
    return browser


def after(browser, address, pages=39):
    """The query of a later page, by walking there."""
    query = ""
    for _ in range(pages):
        html = browser.get(address + query).content.decode()
        query = "?after=" + re.search(r'rel="next"[^>]*href="[^"]*after=([^"&]+)', html)[1]
    return query


def same(browser, ours, floor):
    """Both show the same leads and the same number, or it would be no floor."""
    pages = [browser.get(address).content.decode() for address in (ours, floor)]
    shown = [re.findall(r'leads/(\d+)/"|page-head__count">([^<]+)<', page) for page in pages]
    assert shown[0] == shown[1] and len(shown[0]) > 10, (ours, floor, shown)


def times(browser, ours, floor):
    return by_turns(lambda: browser.get(ours), lambda: browser.get(floor), TIMES)


def growth(lines):
    """How much slower the lists are at the largest size than at the smallest."""
    found = {}
    for each in lines:
        if each.name.startswith(("partner inbox", "lead list")):
            found.setdefault(each.name, {})[each.size] = each
    for name, sizes in found.items():
        small, large = min(sizes), max(sizes)
        if (small, large) == (10_000, 1_000_000):
            few, many = sizes[small].ours, sizes[large].ours
            yield line(f"{name}: 1M to 10k", large, many, few, 1.3)
