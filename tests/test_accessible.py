"""Every page in a real browser, on a wide and on a narrow screen, for those who may open it.

The rows are those of tests/trust/scene.py: their texts would run as script wherever a page
forgot to escape them, and a browser that runs or refuses one says so.
"""

import pytest
from django.db.models import EmailField
from django.urls import reverse

from .access_table import ADDRESSES, COMMUNITY, pages
from .trust import policy, scene

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SCREENS = {"light": (1280, 800), "dark": (360, 740)}
# Parts of pages, files to download, and what is a redirect at once.
NO_PAGES = {
    *("healthz", "arrive", "accounts:names", "accounts:options", "leads:owner_mail"),
    *("setup:community_colour", "portal:brand", "portal:logo", "imports:rejected"),
    *("web:receive", "imports:check", "portal:login", "invitation"),
    *("leads:bulk_owner", "leads:bulk_status", "leads:bulk_deletion", "runs:results"),
    *("folders:document", "portal:document"),
}
WHOSE = {
    # Who sits there: the pages they open, with which rows.
    "ada": ({"administrators"}, {}),
    "carla": ({"internal"}, {"lead": "paul", "import": "carla_draft", "run": "carla"}),
    "paul": ({"members"}, {"lead": "paul"}),
}
FIRST = {"account": "acme", "contact": "toni", "user": "paul", "mail": "paul"}
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"
WITHOUT_LOGIN = ("/auth/login/", f"/c/{COMMUNITY}/login/", "/auth/password/reset/")


@pytest.fixture
def rows(cast):
    """Everybody's rows, each text as long as it may be, where the portal's threads see them."""
    rows = scene.build(cast)
    for row in (row for named in rows.rows.values() for row in named.values()):
        lengthen(row)
    return rows


def lengthen(row):
    columns = [column for column in row._meta.concrete_fields if scene.text_for(column, "any")]
    for column in columns:
        if not isinstance(column, EmailField):
            text = getattr(row, column.name) + LONG * 10
            setattr(row, column.name, text[: column.max_length or len(text)])
    type(row)._base_manager.filter(pk=row.pk).update(
        **{column.name: getattr(row, column.name) for column in columns}
    )


@pytest.mark.parametrize("person", WHOSE)
def test_everybody_can_use_every_page_on_every_screen(person, rows, desk, client):
    seat = desk()
    sit_down(seat, client, rows.people[person])

    found = {address: faults(seat, address) for address in addresses(person, rows)}

    assert len(found) >= 4
    assert not any(found.values()), {page: what for page, what in found.items() if what}


def test_everybody_can_log_in_on_every_screen(cast, desk):
    seat = desk()

    found = {address: faults(seat, address) for address in WITHOUT_LOGIN}

    assert not any(found.values()), found


def sit_down(seat, client, user):
    """Be logged in, without the pages of logging in: they have tests of their own."""
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    cookie = client.cookies["sessionid"]
    seat.open("/healthz")
    seat.page.context.add_cookies(
        [{"name": cookie.key, "value": cookie.value, "url": seat.page.url}]
    )


def addresses(person, rows):
    """The pages of a person's, each with a row of theirs where it is about one."""
    who, own = WHOSE[person]
    found = [
        address(page, rows, FIRST | own, person)
        for page in pages().values()
        if page.who in who and "GET" in page.methods and page.name not in NO_PAGES
    ]
    return [url for url in found if url]


def address(page, rows, names, person):
    """Where the page is, with a row the person may do that with; None if there is none."""
    values = dict(ADDRESSES.get(page.name, {}))
    if page.has_row:
        name = row_for(page, rows.rows[page.row], names, person)
        if name is None:
            return None
        values["pk"] = rows.rows[page.row][name].pk
    if page.name.startswith("portal:"):
        values["slug"] = COMMUNITY
    return reverse(page.name, kwargs=values)


def row_for(page, named, names, person):
    wanted = names.get(page.row)
    fit = [name for name in named if policy.may(person, page.row, page.needs, name)]
    return wanted if wanted in fit else next(iter(fit), None)


def faults(seat, address):
    """What is wrong with a page, on all screens."""
    seat.complaints.clear()
    answer = seat.open(address)
    found = [] if answer.status == 200 else [f"status {answer.status}"]
    for scheme, (width, height) in SCREENS.items():
        seat.page.set_viewport_size({"width": width, "height": height})
        found += seat.barriers(scheme)
        found += [f"wider than {width} pixels"] if seat.overflows() else []
    return found + seat.complaints
