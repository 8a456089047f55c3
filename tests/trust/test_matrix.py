"""R1, R2, R3, A1-A3, A33: every page, everybody, every row, every method."""

import pytest
from django.urls import reverse

from tests.access_table import ADDRESSES, COMMUNITY, page_named

from . import policy
from .routes import all_routes

pytestmark = pytest.mark.django_db
OWN = sorted({route.name for route in all_routes() if not route.name.startswith("admin:")})
UNKNOWN = ["PUT", "PATCH", "DELETE", "OPTIONS"]
HTMX = {"HX-Request": "true"}
NOWHERE = 999_999_999
# Who may most, and one of each other sort.
SOME = [
    "ada",
    "carla",
    "paul",
    "piet",
    "visitor",
]  # To the login library, too, all partners are alike.


@pytest.mark.parametrize("name", OWN)
def test_page(rows, asker, name):
    page = page_named(name)
    for person in SOME if page.is_library else policy.PEOPLE:
        for number, (row, url) in enumerate(addresses(rows, page, person)):
            for method, headers in ways(page, person, is_first=number == 0):
                answer = asker.ask(person, method, url, **headers)
                where = f"{person} {method} {url} ({row}) {headers} -> {answer.status}"
                assert as_expected(answer, page, person, row, method), where
                assert too_much_read(answer, rows, person) == set(), where
                assert not answer.has_trick, where
                assert too_much_changed(answer, rows, person, method) == set(), where


def ways(page, person, is_first):
    """Looking and sending, of every sort of row; all the other ways of one.

    A way that no page knows is refused before anybody's rights are asked: two people try it.
    """
    yield from (("GET", {}), ("POST", {}))
    if is_first:
        yield from ((method, HTMX) for method in page.methods)
    if is_first and person in SOME:
        yield "HEAD", {}
    if is_first and person in ("ada", "paul"):
        yield from ((method, {}) for method in UNKNOWN)


def too_much_read(answer, rows, person):
    """R1: rows whose canaries are in the answer and that the person may not read."""
    return {rows.codes[c] for c in answer.codes if not policy.reads(person, *rows.codes[c])}


def too_much_changed(answer, rows, person, method):
    """R3, A33: what changed and may not; who is refused, or only looks, changes nothing."""
    if method not in ("POST",):
        return answer.changed - read_marks(answer, rows, person)
    if not answer.is_fine:
        return answer.changed
    known = {key: rows.names[key] for key in answer.changed if key in rows.names}
    return {row for row in known.values() if not policy.reads(person, *row)}


def read_marks(answer, rows, person):
    """The one thing that looking changes: an owner's own lead is read."""
    of_owner = {person, "moved"} if person == "paul" else {person}
    return {key for key in answer.changed if rows.names.get(key) in {("lead", n) for n in of_owner}}


def addresses(rows, page, person):
    """One address for each sort of row: allowed, only seen, foreign, missing.

    Whoever is kept out of the page, whatever the row, asks for one that there is.
    """
    kwargs = dict(ADDRESSES.get(page.name, {}))
    if page.name.startswith("portal:"):
        kwargs["slug"] = COMMUNITY
    if not page.has_row:
        yield "", reverse(page.name, kwargs=kwargs)
        return
    names = picked(rows.rows[page.row], page, person)
    for name in names[:1] if is_kept_out(page, person) else names:
        pk = rows.rows[page.row][name].pk if name else NOWHERE
        yield name, reverse(page.name, kwargs=kwargs | {"pk": pk})


def picked(named, page, person):
    """A row of each sort, by name; '' is a row that does not exist."""
    sorts = {}
    for name in named:
        seen = policy.may(person, page.row, "view", name)
        sorts.setdefault((seen, policy.may(person, page.row, page.needs, name)), name)
    return [*sorts.values(), ""]


def as_expected(answer, page, person, row, method):
    if answer.status >= 500:
        return False
    if page.is_library:
        is_open = page.name in OPEN or method == "OPTIONS"
        return is_open or person not in policy.OUTSIDE or not answer.is_fine
    expected = expected_of(page, person, row, method)
    if expected == "login":
        return answer.goes_to_login or answer.status == 405
    if expected == "fine":
        return answer.is_fine or answer.status == ODD.get(page.name)
    return answer.status in (expected, 405)


ODD = {
    "web:receive": 404,
    "web:decisions": 404,
    "invitation": 410,
    "portal:logo": 404,
    "leads:owner": 409,
}
OPEN = {
    # Pages of the login library for those who have not logged in.
    "account_confirm_email",
    "account_email_verification_sent",
    "account_inactive",
    "account_login",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_signup",
    "mfa_login_webauthn",
    "portal:login",
}


def expected_of(page, person, row, method):
    """login, 403, 404, 405 or fine."""
    if is_kept_out(page, person):
        return "login" if person in policy.OUTSIDE else 404
    if not page.allows(method):
        return 405
    if page.who == "administrators" and person != "ada":
        return 403
    if page.who == "delegates" and COMMUNITY not in policy.MEMBERS.get(person, ""):
        return 403
    if page.who == "delegates" and person not in policy.DELEGATES:
        return 404
    if page.who == "members" and COMMUNITY not in policy.MEMBERS.get(person, ""):
        return 403
    return expected_of_row(page, person, row) if page.has_row else "fine"


def is_kept_out(page, person):
    """Whether nobody asks which row it is: visitors log in first, partners stay in the portal."""
    if person in policy.OUTSIDE:
        return page.who != "everybody"
    return page.who in ("internal", "administrators") and person in policy.PARTNERS


def expected_of_row(page, person, row):
    if row and policy.may(person, page.row, page.needs, row):
        return "fine"
    return 403 if row and policy.may(person, page.row, "view", row) else 404
