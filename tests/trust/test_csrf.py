"""A32: nothing can be sent without the token of one's own page."""

import pytest
from django.test import Client

from tests.access_table import page_named
from tests.test_pages import OWN, address

from .asking import BACKEND

pytestmark = pytest.mark.django_db
FROM_OTHER_SITES = {"web:receive"}  # Knows nobody, and does nothing that a visitor may not.
SENT_TO = [
    route.name
    for route in OWN
    if page_named(route.name)
    and "POST" in page_named(route.name).methods
    and route.name not in FROM_OTHER_SITES
]


@pytest.mark.parametrize("name", SENT_TO)
@pytest.mark.parametrize("person", ["visitor", "paul", "ada"])
def test_a_form_without_the_token_is_refused(rows, name, person):
    """Whoever it is: the token is asked for before anything else."""
    page = page_named(name)
    strict = Client(enforce_csrf_checks=True)
    if person != "visitor":
        strict.force_login(rows.people[person], backend=BACKEND)

    answer = strict.post(address(page, **({"pk": 1} if page.has_row else {})))

    assert answer.status_code in ({403} if person == "ada" else {302, 403, 404})
    assert answer.status_code != 302 or "/login/" in answer["Location"]


def test_with_the_token_it_is_not(rows):
    strict = Client(enforce_csrf_checks=True)
    strict.get("/auth/login/")
    token = strict.cookies["csrftoken"].value

    without = strict.post("/auth/login/", {"login": "a@b.example", "password": "x"})
    with_it = strict.post(
        "/auth/login/", {"login": "a@b.example", "password": "x", "csrfmiddlewaretoken": token}
    )

    assert (without.status_code, with_it.status_code) == (403, 200)
