"""R34: what a user may is changed: the log keeps which right, from what and to what."""

import pytest
from django.urls import reverse

from accounts.models import PartnerRole, User
from prm.audit import What
from tests.factories import ContactFactory

from .audited import noted

pytestmark = pytest.mark.django_db


def told_of(rows, user):
    """The details of the one row that there is, which is about this user."""
    [row] = rows
    assert row.about == user
    return row.details


@pytest.mark.parametrize(
    ("right", "before", "after"),
    [
        ("partner_role", PartnerRole.USER, PartnerRole.MANAGER),
        ("is_super_user", False, True),
        ("is_delegated_admin", False, True),
    ],
)
def test_a_right_is_kept_from_what_to_what(cast, right, before, after):
    rows = noted(What.ROLE, lambda: cast.paul.place(**{right: after}))

    assert told_of(rows, cast.paul) == {right: {"from": before, "to": after}}


def test_so_are_the_profiles_by_their_numbers(cast):
    known, new = cast.partners.pk, cast.managers.pk

    rows = noted(What.ROLE, lambda: cast.paul.place(profiles=[cast.managers]))

    assert told_of(rows, cast.paul) == {"profiles": {"from": [known], "to": [new]}}


def test_what_stays_as_it_was_leaves_nothing(cast):
    same = {"partner_role": cast.paul.partner_role, "profiles": [cast.partners]}

    assert noted(What.ROLE, lambda: cast.paul.place(**same)) == []


def test_on_its_page_too_though_the_form_has_changed_the_user_already(cast, log_in):
    sent = {"partner_role": "2", "profiles": [cast.partners.pk]}
    url = reverse("users:edit", args=[cast.paul.pk])

    [row] = noted(What.ROLE, lambda: log_in(cast.carla).post(url, sent))

    assert (row.by, row.details) == (cast.carla, {"partner_role": {"from": 1, "to": 2}})


def test_a_new_partner_user_has_what_they_were_given(cast):
    new = User(email="kim@acme.example", last_name="Kim", partner_role=2, is_super_user=True)
    contact = ContactFactory(account=cast.acme)

    rows = noted(
        What.ROLE, lambda: contact.enable_user(new, [cast.partners], cast.carla, notify=False)
    )

    assert told_of(rows, new) == {
        "partner_role": {"from": None, "to": 2},
        "is_super_user": {"from": None, "to": True},
        "profiles": {"from": None, "to": [cast.partners.pk]},
    }
    assert rows[0].by == cast.carla


def test_so_has_a_new_administrator(cast):
    new = User(email="anton@prm.example", last_name="Anders", is_superuser=True)

    rows = noted(What.ROLE, lambda: new.invite([cast.managers], cast.ada))

    assert told_of(rows, new) == {
        "is_superuser": {"from": None, "to": True},
        "profiles": {"from": None, "to": [cast.managers.pk]},
    }
    assert rows[0].by == cast.ada


def changed_in_the_admin(browser, user, **values):
    """Send the form of a user as it stands, but for some values."""
    url = reverse("admin:accounts_user_change", args=[user.pk])
    form = browser.get(url).context["adminform"].form
    sent = {name: form[name].value() for name in form.fields} | values
    sent = {name: value for name, value in sent.items() if value not in (None, False)}
    assert browser.post(url, sent).status_code == 302


@pytest.mark.parametrize(
    ("who", "right", "sent", "before", "after"),
    [
        ("carla", "is_superuser", "on", False, True),
        ("paul", "partner_role", "2", 1, 2),
        ("petra", "is_super_user", "on", False, True),
        ("petra", "is_delegated_admin", None, True, False),
    ],
)
def test_rights_given_in_the_admin_are_told_alike(cast, log_in, who, right, sent, before, after):
    browser, user = log_in(cast.ada), getattr(cast, who)

    rows = noted(What.ROLE, lambda: changed_in_the_admin(browser, user, **{right: sent}))

    assert told_of(rows, user) == {right: {"from": before, "to": after}}
    assert rows[0].by == cast.ada


def test_and_profiles(cast, log_in):
    browser, before, after = log_in(cast.ada), [cast.managers.pk], [cast.partners.pk]

    rows = noted(What.ROLE, lambda: changed_in_the_admin(browser, cast.carla, profiles=after))

    assert told_of(rows, cast.carla) == {"profiles": {"from": before, "to": after}}


def test_a_name_is_no_right(cast, log_in):
    browser = log_in(cast.ada)

    assert noted(What.ROLE, lambda: changed_in_the_admin(browser, cast.paul, alias="pr")) == []
