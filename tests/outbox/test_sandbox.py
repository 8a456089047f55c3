"""A sandbox: a banner on every page, and no mail that leaves the folder of mails."""

import pytest

from accounts.models import Invitation
from leads.models import WebForm
from prm.models import Mail, Sandbox
from prm.outbox.delivery import deliver_due
from tests.factories import owner_of
from tests.faults.smtp import Sink
from tests.sources import lines_with, modules

BANNER = "This is a sandbox"


@pytest.fixture
def folder(settings, tmp_path):
    settings.MAILS_DIR = tmp_path / "mails"
    return settings.MAILS_DIR


@pytest.fixture
def server(settings):
    """A real mail server, as EMAIL_URL would name it."""
    sink = Sink().start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
    yield sink
    sink.stop()


def invite(cast):
    Invitation.send(cast.nora, by=cast.carla)
    deliver_due()


def test_mails_go_to_the_folder_whatever_the_mail_server_is(cast, folder, server):
    Sandbox.mark()

    invite(cast)

    (written,) = folder.iterdir()
    assert "nora@acme.example" in written.read_text()
    assert server.received == []
    assert Mail.objects.unscoped().get().state == Mail.State.SENT


def test_without_the_mark_the_mail_server_gets_them(cast, folder, server):
    invite(cast)

    assert [sent["To"] for sent in server.received] == ["nora@acme.example"]
    assert not folder.exists()


def test_nothing_else_sends_mails():
    senders = r"get_connection\(|send_mail\(|send_mass_mail\(|mail_admins\(|mail_managers\("
    files = {p: t for p, t in modules().items() if p != "accounts/adapter.py"}

    found = {line.partition(":")[0] for line in lines_with(senders, files)}

    assert found == {"prm/outbox/postman.py"}
    assert "DefaultAccountAdapter.send_mail" not in modules()["accounts/adapter.py"]
    assert "super().send_mail" not in modules()["accounts/adapter.py"]


PAGES = {
    "visitor": ["/auth/login/", "/c/partners/login/", "/no-such-page/"],
    "ada": ["/", "/setup/", "/setup/prm/", "/admin/", "/admin/leads/lead/", "/no-such-page/"],
    "carla": ["/leads/", "/accounts/", "/queues/"],
    "paul": ["/c/partners/", "/c/partners/leads/", "/c/nordics/", "/leads/"],
}


@pytest.mark.parametrize("is_sandbox", [True, False])
@pytest.mark.parametrize("who", PAGES)
def test_every_page_says_so(cast, client, who, is_sandbox):
    if is_sandbox:
        Sandbox.mark()
    if who != "visitor":
        client.force_login(getattr(cast, who), "django.contrib.auth.backends.ModelBackend")

    said = {url: BANNER in client.get(url).text for url in PAGES[who]}

    assert said == dict.fromkeys(PAGES[who], is_sandbox)


def test_a_public_form_says_so(cast, client):
    form = WebForm.objects.create(name="Contact", owner=owner_of(cast.carla))
    url = f"/web-to-lead/form/{form.key}/"
    before = client.get(url)
    Sandbox.mark()

    assert (before.status_code, BANNER in before.text) == (200, False)
    assert BANNER in client.get(url).text
