"""Django admin for mails: to look at, to send again, and nothing that goes round a rule."""

import uuid

import pytest
from django.contrib import admin
from django.urls import reverse

from communities.models import Community, CommunityGroupGrant
from prm.models import Mail, MailTemplate, Submission

MAILS = "/admin/prm/mail/"


def admin_url(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.fixture
def rows(cast, mail):
    """A row of every model."""
    Submission.objects.create(token=uuid.uuid4(), user=cast.ada, location="/")
    MailTemplate.objects.create(kind="assignment", language="en", subject="x", body="{link}")
    return mail


@pytest.mark.parametrize("model", [Mail, MailTemplate, Submission, Community, CommunityGroupGrant])
def test_every_page_opens_for_ada(cast, log_in, rows, model):
    browser = log_in(cast.ada)
    row = model._base_manager.first()

    pages = [
        admin_url(model, "changelist"),
        admin_url(model, "changelist") + "?q=a",
        admin_url(model, "change", row.pk),
        admin_url(model, "history", row.pk),
    ]

    assert {page: browser.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)


def test_mails_are_not_changed_there(cast, log_in, mail):
    browser = log_in(cast.ada)

    answers = [
        browser.post(admin_url(Mail, "change", mail.pk), {"state": "sent"}),
        browser.post(admin_url(Mail, "delete", mail.pk), {"post": "yes"}),
        browser.get(admin_url(Mail, "add")),
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert Mail.objects.unscoped().get().state == "queued"


def test_mails_are_sent_again_there(cast, log_in, mail, sent):
    sent()

    form = {"action": "resend", "_selected_action": [mail.pk]}
    answer = log_in(cast.ada).post(MAILS, form, follow=True)

    assert "1 mail queued once more." in answer.text
    assert len(sent()) == 2


def test_a_queued_one_is_left_alone(cast, log_in, mail):
    log_in(cast.ada).post(MAILS, {"action": "resend", "_selected_action": [mail.pk]})

    assert Mail.objects.unscoped().count() == 1


def test_a_text_is_checked_there_too(cast, log_in):
    """R24"""
    form = {"kind": "assignment", "language": "en", "subject": "x", "body": "{settings}"}

    refused = log_in(cast.ada).post(admin_url(MailTemplate, "add"), form)
    taken = log_in(cast.ada).post(admin_url(MailTemplate, "add"), form | {"body": "{link}"})

    assert "is not a merge field here" in refused.text
    assert taken.status_code == 302
    assert MailTemplate.objects.get().changed_by == cast.ada


def test_a_communitys_grants_are_shown(cast, log_in):
    page = log_in(cast.ada).get(admin_url(Community, "change", cast.community.pk))

    assert "Partner users: enter_community" in page.text


def test_a_communitys_address_is_checked_there_too(cast, log_in):
    form = {
        "name": "X",
        "slug": "Setup",
        "status": "preview",
        "brand_hue": 1,
        "brand_chroma": "0.1",
    }

    upper = log_in(cast.ada).post(admin_url(Community, "add"), form)
    kept = log_in(cast.ada).post(admin_url(Community, "add"), form | {"slug": "setup"})
    taken = log_in(cast.ada).post(admin_url(Community, "add"), form | {"slug": "fine"})

    assert "Write the address in small letters." in upper.text
    assert "is kept for the portal itself" in kept.text
    assert taken.status_code == 302


def test_all_of_it_is_registered():
    for model in (Mail, MailTemplate, Submission, Community, CommunityGroupGrant):
        assert model in admin.site._registry
