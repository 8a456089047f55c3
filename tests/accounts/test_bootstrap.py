"""manage.py bootstrap: the first start."""

import re
from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import CommandError, call_command

from accounts.models import Organization, User
from leads.models import Pick
from prm.audit import What
from prm.models import Mail
from prm.outbox.delivery import deliver_due
from tests.trust.audited import entries

ARGUMENTS = {"organization": "Nordwind", "email": "Ada@prm.example", "last_name": "Lund"}
PASSWORD = "seven lamps of the harbour"


def bootstrap(**more):
    said = StringIO()
    call_command("bootstrap", stdout=said, **(ARGUMENTS | more))
    return said.getvalue()


def test_it_makes_what_an_organization_needs(db):
    bootstrap()

    ada = User.objects.get()
    assert Organization.current().name == "Nordwind"
    assert not Organization.current().is_prm_enabled
    assert (ada.email, ada.is_superuser) == ("ada@prm.example", True)
    assert {group.name for group in Group.objects.all()} == {"Channel managers", "Partner users"}
    assert Pick.objects.default_of("status") == "Open - Not Contacted"


def test_the_log_knows_who_was_the_first_administrator(db):
    """R34"""
    bootstrap()

    [entry] = entries(What.ROLE)
    told = {"is_superuser": {"from": None, "to": True}}
    assert (entry.by, entry.about, entry.details) == (None, User.objects.get(), told)


def test_there_is_no_password_until_the_link_is_used(db, client):
    """A43"""
    assert not User.objects.exists()
    said = bootstrap()
    assert not User.objects.get().has_usable_password()

    path = re.search(r"https?://[^/]+(/auth/invitation/\S+)", said)[1]
    client.post(path, {"new_password1": PASSWORD, "new_password2": PASSWORD})
    client.post("/auth/login/", {"login": "ada@prm.example", "password": PASSWORD})

    assert client.get("/setup/").url == "/auth/2fa/"  # Administrators need a second factor.


def test_without_a_mail_server_it_prints_the_link_and_sends_nothing(db):
    said = bootstrap()

    assert "/auth/invitation/" in said
    assert not Mail.objects.unscoped().exists()


def test_with_a_mail_server_it_sends_the_invitation(db, settings):
    settings.EMAIL_URL = "smtp://mail.prm.example"

    said = bootstrap()
    deliver_due()

    assert "/auth/invitation/" not in said
    assert mail.outbox[0].to == ["ada@prm.example"]
    assert "/auth/invitation/" in mail.outbox[0].body


def test_it_prints_the_link_as_well_when_asked(db, settings):
    settings.EMAIL_URL = "smtp://mail.prm.example"

    assert "/auth/invitation/" in bootstrap(print_link=True)
    assert Mail.objects.unscoped().count() == 1


def test_a_second_time_changes_nothing(db):
    bootstrap()

    with pytest.raises(CommandError, match="Nordwind is set up already"):
        bootstrap(organization="Southwind", email="eve@evil.example")

    assert User.objects.count() == 1
    assert Organization.current().name == "Nordwind"


@pytest.mark.parametrize(
    "wrong", [{"email": "ada"}, {"organization": " "}, {"last_name": ""}, {"email": ""}]
)
def test_what_cannot_be_is_refused_and_leaves_nothing(db, wrong):
    with pytest.raises(CommandError):
        bootstrap(**wrong)

    assert Organization.current() is None
    assert not User.objects.exists()


def test_until_then_every_page_says_so(db, client):
    ada = User.objects.create_superuser("ada@prm.example", last_name="Lund")

    assert "run manage.py bootstrap" in client.get("/auth/login/").content.decode()
    client.force_login(ada, backend="django.contrib.auth.backends.ModelBackend")
    for page in ("/accounts/", "/setup/", "/setup/prm/", "/setup/organization/"):
        assert "run manage.py bootstrap" in client.get(page).content.decode(), page


def test_an_invitation_link_is_answered_before_that_too(client, db):
    assert client.get("/auth/invitation/1/abc/").status_code == 410
