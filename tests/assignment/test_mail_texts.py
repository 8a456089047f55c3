"""An entry of a rule says with which text its mail is written."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.models.mail_choice import MailChoice
from leads.models import AssignmentRule, Distribution, Lead, NamedText, Notice, Transfer
from leads.models.assignment_rule import Revised
from leads.models.lead_queryset import Act
from leads.timeline.mails import mails_of
from prm.models import Mail, MailTemplate
from prm.outbox.delivery import compose
from tests.factories import owner_of
from tests.leads.reading import words

from .conftest import entry
from .test_pages import page, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def hot():
    """A further text, written in English."""
    text = NamedText.objects.create(name="Hot leads")
    texts = {"subject": "Hot: {leads_in_short}", "body": "{leads}\n{link}"}
    MailTemplate.objects.create(kind="assignment", language="en", named=text.pk, **texts)
    return text


@pytest.fixture
def hot_rule(cast, hot):
    """Italy comes to Paul with the hot text, Spain and what is left with the usual one."""
    rule = AssignmentRule.found("Standard", cast.ada)
    italy = entry(cast.paul, ("Country", "equals", "Italy"), text=hot)
    rule.revise([italy, entry(cast.paul)], cast.ada, seen=1)
    return rule


def subjects():
    mails = Mail.objects.unscoped().filter(kind="assignment").order_by("key")
    return [compose(mail).subject for mail in mails]


def test_an_owner_gets_one_mail_for_each_text_with_its_leads_only(hot_rule, apply, leads):
    apply(hot_rule)

    usual, of_hot = Mail.objects.unscoped().filter(kind="assignment").order_by("key")
    assert of_hot.key == usual.key + f":text-{NamedText.objects.get().pk}"
    assert subjects() == ["Handed to you: 4 leads", "Hot: 2 leads"]
    assert compose(of_hot).body.splitlines()[:2] == [
        f"{leads[name].full_name}, {leads[name].company}" for name in ("rossi", "sala")
    ]
    assert "rossi" not in compose(usual).body


def test_a_language_without_the_text_gets_the_usual_one(cast, hot_rule, apply):
    cast.paul.speak("it")

    apply(hot_rule)

    assert len(subjects()) == 2
    assert not any("Hot" in subject or "Handed" in subject for subject in subjects())


def test_leads_dealt_by_a_round_robin_come_with_the_entrys_text(cast, hot, robin, apply):
    rule = AssignmentRule.found("Turns", cast.ada)
    rule.revise([entry(robin, text=hot)], cast.ada, seen=1)

    apply(rule)

    assert subjects() == ["Hot: 3 leads"] * 2


def test_whom_the_default_owner_stands_in_for_gets_the_usual_text(cast, hot, hot_rule, apply):
    Distribution(default_owner=owner_of(cast.marco), notify=True).keep()
    cast.paul.is_active = False
    cast.paul.save()

    apply(hot_rule)

    assert not any("Hot" in subject for subject in subjects())


def test_a_digest_has_its_own_text_and_one_notice(cast, hot_rule, apply):
    cast.paul.mail_choice = MailChoice.DAILY
    cast.paul.save()

    apply(hot_rule)

    assert Notice.objects.unscoped().filter(recipient=cast.paul).count() == 1
    assert not Mail.objects.unscoped().filter(kind="assignment").exists()


def test_the_timeline_finds_each_leads_mail(hot_rule, apply, leads):
    apply(hot_rule)

    told = {}
    for name in ("rossi", "ortega"):
        (transfer,) = Transfer.objects.unscoped().filter(lead=leads[name], reason="rule")
        ((told[name],),) = mails_of([transfer]).values()
    assert told["rossi"].key == told["ortega"].key + f":text-{NamedText.objects.get().pk}"


def test_an_entry_keeps_its_text_through_its_page(cast, rule, hot, log_in):
    ada, choice = log_in(cast.ada), {"ending": "hand", "kind": "user", "notify": "on"}
    choice |= {"choice": f"user:{cast.marco.pk}", "text": hot.pk}

    ada.post(page("entry", rule, 4), sent(rule, ("City", "equals", "Roma"), **choice))

    made = AssignmentRule.objects.get()
    assert made.current.in_order[3].text == hot
    assert "with the mail “Hot leads”" in words(ada.get(made.get_absolute_url()))
    assert f'value="{hot.pk}" selected' in ada.get(page("entry", made, 4)).content.decode()


@pytest.mark.parametrize(
    ("values", "said"), [({"text": "77"}, "Select a valid"), ({}, "another kind")]
)
def test_a_text_that_is_gone_or_of_another_kind_is_refused(cast, rule, hot, log_in, values, said):
    choice = {"ending": "hand", "choice": f"queue:{cast.nordic.pk}", "notify": "on"}
    data = sent(rule, ("City", "equals", "Roma"), **choice, **({"text": hot.pk} | values))

    answer = log_in(cast.ada).post(page("new_entry", rule), data)

    assert said in words(answer)
    assert AssignmentRule.objects.get().latest == 2


@pytest.mark.parametrize("values", [{"notify": ""}, {"ending": "stop", "choice": ""}])
def test_without_a_mail_no_text_is_kept(cast, rule, hot, log_in, values):
    choice = {"ending": "hand", "kind": "user", "choice": f"user:{cast.marco.pk}", "notify": "on"}
    data = sent(rule, ("City", "equals", "Roma"), **(choice | {"text": hot.pk} | values))

    log_in(cast.ada).post(page("new_entry", rule), data)

    assert AssignmentRule.objects.get().latest == 3
    assert all(each.text is None for each in AssignmentRule.objects.get().current.in_order)


def test_the_database_holds_that_a_text_is_for_a_mail(hot_rule):
    entries = hot_rule.current.entries.filter(text__isnull=False)

    with pytest.raises(IntegrityError), transaction.atomic():
        entries.update(notify=False)


def test_versions_tell_the_choice_apart_and_going_back_restores_it(cast, hot_rule, hot, log_in):
    ada, entries = log_in(cast.ada), hot_rule.current.in_order
    entries[0].text = None
    hot_rule.revise(entries, cast.ada, seen=2)

    compared = words(ada.get(page("compare", hot_rule, 2)))
    ada.post(page("going_back", hot_rule, 2), {"seen": "3"})

    assert (compared.count("Added"), compared.count("Removed")) == (1, 1)
    assert "with the mail “Hot leads”" in compared
    assert AssignmentRule.objects.get().current.in_order[0].text == hot


def test_a_text_is_not_deleted_while_a_version_has_it(cast, hot_rule, hot, log_in):
    hot_rule.revise([], cast.ada, seen=2)
    ada, url = log_in(cast.ada), reverse("setup:text_removal", args=[hot.pk])

    answer = ada.post(url)

    assert "Standard, version 2, entry 1" in words(answer)
    assert MailTemplate.objects.filter(named=hot.pk).exists()
    with pytest.raises(ValidationError):
        hot.remove()
    hot_rule.delete()
    ada.post(url)
    assert not NamedText.objects.exists()
    assert not MailTemplate.objects.exists()


def test_a_text_deleted_meanwhile_makes_no_version(cast, rule, hot):
    chosen = entry(cast.paul, text=hot)
    hot.remove()

    with pytest.raises(Revised):
        rule.revise([chosen], cast.ada, seen=2)


def test_an_act_by_hand_has_the_usual_text(cast, hot, leads):
    rows = Lead.objects.unscoped().filter(pk=leads["rossi"].pk)

    rows.transfer(owner_of(cast.paul), Act(cast.carla, "manual", notify=True))

    assert subjects() == [f"Handed to you: {leads['rossi'].full_name}, {leads['rossi'].company}"]
