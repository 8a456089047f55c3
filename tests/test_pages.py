"""Every page is in the access table, and shows those who may come what they came for.

Who is refused what is in tests/trust/test_matrix.py, which cannot pass for the wrong
reason as long as this holds: the rows that others must not see do stand on these pages.
"""

import pytest
from django.urls import reverse

from .access_table import ADDRESSES, COMMUNITY, KNOWN_PARAMETERS, page_named, pages
from .trust import policy
from .trust.routes import all_routes

pytestmark = pytest.mark.django_db
OWN = [route for route in all_routes() if not route.name.startswith("admin:")]
LISTS = {
    # Page: the rows it lists, of which kind, seen by whom.
    "leads:index": ("lead", ["ada", "carla", "marco"]),
    "accounts:index": ("account", ["ada", "carla", "marco"]),
    "contacts:index": ("contact", ["ada", "carla", "marco"]),
    "queues:index": ("queue", ["ada", "karl"]),
    "views:index": ("list view", ["ada", "carla", "marco", "karl"]),
    "folders:index": ("folder", ["ada", "carla", "marco", "karl"]),
    "setup:outbox": ("mail", ["ada"]),
    "setup:communities": ("community", ["ada"]),
    "setup:levels": ("level", ["ada"]),
    "setup:fields": ("custom field", ["ada"]),
    "setup:web_forms": ("web form", ["ada"]),
    "setup:sharing": ("sharing rule", ["ada"]),
}
INBOXES = {"paul": "paul moved taken", "petra": "petra", "rita": "rita"}
WITHOUT_TEXT = {"imports:dialect", "imports:start", "imports:check", "accounts:partner"}
WITHOUT_TEXT |= {"leads:owner_mail", "runs:results"}  # Nobody is chosen yet; leads only.
WITHOUT_TEXT |= {"leads:owner_mail"}  # Nobody is chosen yet.
WITHOUT_TEXT |= {"round_robins:member"}  # It has no text of its own: it is named as its owner is.


def test_every_page_is_in_the_table():
    """A1"""
    unknown = {route.name for route in OWN if page_named(route.name) is None}

    assert unknown == set()
    assert pages().keys() - {route.name for route in OWN} == set()


def test_every_parameter_of_an_address_is_known():
    strange = {
        (route.name, parameter)
        for route in OWN
        for parameter in route.parameters
        if parameter not in KNOWN_PARAMETERS
    }

    assert strange == set()


def shows_rows():
    return [name for name, page in pages().items() if page.has_row and "GET" in page.methods]


@pytest.mark.parametrize("name", shows_rows())
def test_who_may_see_a_row_reads_it_on_its_page(rows, asker, name):
    page = page_named(name)
    people = {name for name in policy.PEOPLE if may_open(page, name)}

    assert people
    for person in people:
        for each, row in rows.rows[page.row].items():
            if policy.may(person, page.row, page.needs, each):
                answer = asker.ask(person, "GET", address(page, pk=row.pk))
                assert answer.is_fine, (person, each, answer.status)
                if answer.status == 200 and name not in WITHOUT_TEXT:
                    assert (page.row, each) in read(rows, answer), (person, each)


def may_open(page, person):
    people = {
        "members": policy.MEMBERS,
        "delegates": policy.DELEGATES,
        "internal": policy.INTERNAL,
        "administrators": ["ada"],
    }
    return person in people[page.who] and bool(
        policy.MAY.get(f"{page.row} {page.needs}", {}).get(person)
    )


def address(page, **kwargs):
    kwargs |= ADDRESSES.get(page.name, {})
    if page.name.startswith("portal:"):
        kwargs["slug"] = COMMUNITY
    return reverse(page.name, kwargs=kwargs)


def read(rows, answer):
    return {rows.codes[code] for code in answer.codes}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_shows_all_one_may_see_and_nothing_else(rows, asker, name):
    kind, people = LISTS[name]
    for person in people:
        listed = read(rows, asker.ask(person, "GET", reverse(name)))
        expected = {each for each in rows.rows[kind] if policy.reads(person, kind, each)}
        assert {each for k, each in listed if k == kind} == expected, person


@pytest.mark.parametrize("person", INBOXES)
def test_the_inbox_shows_ones_own_leads_and_nothing_else(rows, asker, person):
    answer = asker.ask(person, "GET", reverse("portal:inbox", args=[COMMUNITY]))

    leads = {name for kind, name in read(rows, answer) if kind == "lead"}
    assert leads == set(INBOXES[person].split())
