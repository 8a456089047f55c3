"""What visitors of a web form read is in the language of the form, whatever their browser asks."""

import pytest

from leads.models import WebForm

from .conftest import SENT
from .reading import leads

pytestmark = pytest.mark.django_db
ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def form(form):
    form.language = "de"
    form.save()
    return form


def send(client, form, **fields):
    return client.post("/web-to-lead/", fields | {"oid": form.key}, headers=ENGLISH)


def test_the_page_of_the_portal(client, form):
    page = client.get(f"/web-to-lead/form/{form.key}/", headers=ENGLISH)

    assert '<html lang="de"' in page.text
    assert "Nachname" in page.text
    assert "Last Name" not in page.text
    assert page["Content-Language"] == "de"


def test_the_countries_on_it(client, form):
    form.fields = ["last_name", "country"]
    form.save()

    page = client.get(f"/web-to-lead/form/{form.key}/", headers=ENGLISH)

    assert "Deutschland" in page.text


def test_the_thanks(client, form):
    page = send(client, form, **SENT)

    assert '<html lang="de"' in page.text
    assert leads().count() == 1


@pytest.mark.parametrize("closed", [True, False])
def test_why_nothing_was_sent(client, form, closed):
    WebForm.objects.update(is_active=not closed)

    page = send(client, form, city="Lyon")

    assert page.status_code == 400
    assert '<html lang="de"' in page.text
    assert "Not sent" not in page.text


def test_who_names_no_form_is_answered_as_their_browser_asks(client, form):
    headers = {"Accept-Language": "it"}
    page = client.post("/web-to-lead/", SENT | {"oid": "wrong"}, headers=headers)

    assert '<html lang="it"' in page.text


def test_a_form_in_english_stays_so(client, form):
    WebForm.objects.update(language="en")

    page = client.get(f"/web-to-lead/form/{form.key}/", headers={"Accept-Language": "de"})

    assert "Last Name" in page.text
