"""The demo story: told once, in an empty database, and never where people really work."""

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.utils.timezone import now

from accounts.models import ListView, Organization, User
from communities.documents import read_document
from communities.models import Community, Document, Folder
from leads.assignment import faults_of
from leads.demo.cast import PASSWORD
from leads.demo.prospects import prospects
from leads.demo.turns import dealt_prospects
from leads.management.commands.seed import LOGINS
from leads.models import AssignmentRule, Lead, Transfer
from leads.why import explain
from prm.models import Mail, Sandbox
from prm.outbox.delivery import deliver_due

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(capsys):
    call_command("seed")
    return capsys.readouterr().out


def test_it_prints_the_logins_and_their_password(told, client):
    assert f"password: {PASSWORD}" in told
    for email in LOGINS:
        assert email in told
        assert client.login(username=email, password=PASSWORD)


def test_it_is_told_once(told, capsys):
    number = Lead.objects.unscoped().count()

    call_command("seed")

    assert Lead.objects.unscoped().count() == number
    assert capsys.readouterr().out == told


def test_it_has_leads_and_mails_in_every_state(told):
    leads = Lead.objects.everywhere()  # Two are in the bin.

    told_of = [*prospects(), *dealt_prospects()]
    assert leads.count() == len(told_of) + 1 > 50  # One of them wrote twice.
    assert set(leads.values_list("status", "unread")) == {
        ("Open - Not Contacted", True),
        ("Open - Not Contacted", False),
        ("Working - Contacted", False),
        ("Closed - Converted", False),
        ("Closed - Not Converted", False),
    }
    assert set(Mail.objects.unscoped().values_list("state", flat=True)) == set(Mail.State)
    assert set(Community.objects.values_list("status", flat=True)) == {"published", "preview"}


def test_its_permissions_are_as_they_should_be(told, capsys):
    """R6"""
    call_command("check_permissions")

    assert "Nothing is wrong" in capsys.readouterr().out


def test_each_lead_is_where_its_history_ends(told):
    for lead in Lead.objects.unscoped():
        history = Transfer.objects.unscoped().filter(lead=lead).order_by("at", "id")
        last = history.last()
        steps = list(history.values_list("from_owner", "to_owner"))
        assert (lead.owner_id, lead.transferred_at) == (last.to_owner_id, last.at)
        assert lead.handover == last.handover
        assert [start for start, _end in steps] == [None, *(end for _start, end in steps[:-1])]


def test_some_leads_came_by_turns_and_say_why(told):
    dealt = Transfer.objects.unscoped().filter(reason="round robin").order_by("at")
    whys = [
        transfer.explanation for transfer in explain(dealt, User.objects.get(is_superuser=True))
    ]

    assert {transfer.to_owner.user.first_name for transfer in dealt} >= {"Paul", "Petra", "Rita"}
    assert {why.robin.partition(":")[0] for why in whys} == {"Round robin Southern Europe"}
    assert whys[0].skipped[0] == ("Rita Conti", "Paused")


def test_its_rule_is_active_and_was_at_work_for_months(told):
    rule = AssignmentRule.objects.active()
    days = [(now() - each.at).days for each in Transfer.objects.unscoped()]
    entries = Transfer.objects.unscoped().filter(reason="rule").values_list("why", flat=True)

    assert faults_of(rule.current.in_order) == []
    assert min(days) == 0
    assert 80 <= max(days) <= 90
    assert {why["by_rule"]["entry"] for why in entries} >= {3, 4}


def test_every_document_is_what_it_says_and_the_wizard_finds_what_is_open_to_all(told):
    for document in Document.objects.unscoped():
        received = read_document(SimpleUploadedFile(document.name, document.file.read()))
        assert received.content_type == document.content_type

    assert [folder.name for folder in Folder.objects.unscoped().exposing()] == ["Brand"]
    assert [view.name for view in ListView.objects.unscoped().exposing()] == ["Being worked"]


def test_nothing_of_it_is_sent_again_but_the_invitation(told):
    deliver_due()

    (sent,) = mail.outbox
    assert sent.to == ["nora@acme.example"]


def test_not_with_production_settings(settings):
    settings.DEVELOPMENT = False

    with pytest.raises(CommandError, match="production"):
        call_command("seed")

    assert not User.objects.exists()


def test_not_beside_other_data():
    Organization.found("Somebody else")

    with pytest.raises(CommandError, match="empty"):
        call_command("seed")

    assert not User.objects.exists()


def test_the_story_may_be_told_in_a_sandbox(capsys, settings):
    call_command("seed", sandbox=True)
    call_command("seed", sandbox=True)

    assert Sandbox.is_on()
    assert User.objects.filter(email="ada@prm.example").exists()
    assert str(settings.MAILS_DIR) in capsys.readouterr().out


def test_real_data_becomes_a_sandbox_as_it_is(settings):
    settings.DEVELOPMENT = False
    Organization.found("Somebody real")

    call_command("seed", sandbox=True)

    assert Sandbox.is_on()
    assert Organization.current().name == "Somebody real"
    assert not User.objects.exists()


def test_in_production_there_is_no_story_even_in_a_sandbox(settings):
    settings.DEVELOPMENT = False

    with pytest.raises(CommandError, match="production"):
        call_command("seed", sandbox=True)

    assert not Sandbox.is_on()
