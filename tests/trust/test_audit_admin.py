"""R34: what is changed in Django admin: which row, which fields, and never what they say."""

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from accounts.models import Territory
from leads.demo.cast import PASSWORD
from prm.audit import What

from .audited import entries, noted

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(cast, log_in):
    """Ada's browser: `admin(row, name=...)` sends the form of a row with some values changed."""
    browser = log_in(cast.ada)

    def send(row, **values):
        url = address(row, "change")
        page = browser.get(url).context
        forms = [page["adminform"].form]
        for inline in page["inline_admin_formsets"]:
            forms += [inline.formset.management_form, *inline.formset.forms]
        sent = {form.add_prefix(name): form[name].value() for form in forms for name in form.fields}
        sent = {name: value for name, value in (sent | values).items() if value is not None}
        answer = browser.post(url, sent)
        assert answer.status_code == 302, answer.context["errors"]

    return send


def address(row, page):
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}", args=[row.pk])


def test_a_change_names_its_fields_and_not_what_they_say(cast, admin):
    [row] = noted(What.SETUP, lambda: admin(cast.cedar, phone="canary 1", website="canary.example"))

    assert (row.by, row.about) == (cast.ada, cast.cedar)
    assert row.details == {"page": "admin", "act": "changed", "fields": ["phone", "website"]}


def test_fields_of_the_rows_below_are_among_them(cast, admin):
    south = Territory.objects.create(name="South")
    region = {"regions-TOTAL_FORMS": 1, "regions-0-country": "IT"}

    [row] = noted(What.ROLE, lambda: admin(south, **region))

    assert (row.about, row.details["fields"]) == (south, ["regions.country"])


def test_a_row_that_is_added_is_noted(cast, log_in):
    sent = {"name": "Platinum", "rank": 9, "colour": "violet"}

    log_in(cast.ada).post(reverse("admin:accounts_level_add"), sent)

    row = entries(What.SETUP).get()
    assert (row.about.name, row.details["act"]) == ("Platinum", "added")
    assert row.details["fields"] == ["colour", "name", "rank"]


def test_a_row_that_is_deleted_is_noted(cast, log_in):
    browser = log_in(cast.ada)

    [row] = noted(What.SETUP, lambda: browser.post(address(cast.toni, "delete"), {"post": "yes"}))

    assert (row.about_kind, row.about_id) == ("accounts.contact", cast.toni.pk)
    assert (row.by, row.details["act"]) == (cast.ada, "deleted")


def test_a_profile_is_a_permission_and_the_log_has_it_there(cast, log_in):
    spare = Group.objects.create(name="Spare")
    sent = {"action": "delete_selected", "_selected_action": [spare.pk], "post": "yes"}
    browser = log_in(cast.ada)

    [row] = noted(What.ROLE, lambda: browser.post(reverse("admin:auth_group_changelist"), sent))

    assert (row.about_kind, row.about_id) == ("auth.group", spare.pk)


def test_a_session_that_is_ended_there_is_noted(cast, log_in, client):
    client.post("/auth/login/", {"login": cast.paul.email, "password": PASSWORD})
    sent = {"action": "end", "_selected_action": [UserSession.objects.get(user=cast.paul).pk]}
    browser, url = Client(), reverse("admin:usersessions_usersession_changelist")
    browser.force_login(cast.ada, backend="django.contrib.auth.backends.ModelBackend")

    [entry] = noted(What.ACCESS, lambda: browser.post(url, sent))

    told = (entry.by, entry.about, entry.details)
    assert told == (cast.ada, cast.paul, {"session": "ended"})
