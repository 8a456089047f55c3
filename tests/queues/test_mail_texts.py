"""The mails of a queue are written with its own text, or with that of a rule's entry."""

import pytest
from django.core import mail
from django.urls import reverse

from leads.models import AssignmentRule, NamedText, Queue, RoundRobin, RuleEntry
from leads.models.lead_queryset import Act
from leads.timeline.mails import mails_of
from prm.models import Mail, MailTemplate
from prm.outbox.delivery import deliver_due
from tests.factories import LeadFactory, owner_of
from tests.leads.reading import words

from .conftest import rows
from .test_mail import BOX

pytestmark = pytest.mark.django_db


def text(name, kind="queue"):
    made = NamedText.objects.create(name=name, kind=kind)
    texts = {"subject": f"{name}: {{leads_in_short}}", "body": "{leads}"}
    MailTemplate.objects.create(kind=kind, language="en", named=made.pk, **texts)
    return made


@pytest.fixture
def own():
    return text("Of the south")


@pytest.fixture
def hot():
    return text("Hot")


@pytest.fixture
def by_rule(cast, southern):
    """Leads from here and there, handed on by a rule: `by_rule(entry, ...)`."""

    def assigned(*entries):
        leads = [LeadFactory(of=cast.ada, country=country) for country in ("IT", "IT", "FI")]
        rule = AssignmentRule.found("Standard", cast.ada)
        rule.revise(list(entries), cast.ada, seen=1)
        rule.assign(rows(*leads), Act(cast.ada, "rule"))
        return leads

    return assigned


def to(owner, *criteria, **values):
    values["criteria"] = [
        dict(zip(("field", "operator", "value"), each, strict=True)) for each in criteria
    ]
    return RuleEntry(target="owner", owner=owner_of(owner), **values)


ITALY = ("Country", "equals", "Italy")


def subjects():
    deliver_due()
    return sorted(message.subject for message in mail.outbox if message.to == [BOX])


def test_a_queue_has_a_text_of_its_own(cast, southern, change, own):
    change(email=BOX, text=own)

    rows(LeadFactory(of=cast.ada)).transfer(
        southern.lead_owner, Act(cast.ada, "manual", notify=True)
    )

    (subject,) = subjects()
    assert subject.startswith("Of the south: ")


def test_without_one_it_has_the_usual_text(cast, southern, change, by_rule):
    change(email=BOX)

    by_rule(to(southern))

    assert subjects() == ["In Italy, small business: 3 leads"]


def test_an_entrys_text_goes_before_the_queues_with_its_leads_only(
    southern, change, own, hot, by_rule
):
    change(email=BOX, text=own)

    leads = by_rule(to(southern, ITALY, text=hot), to(southern))

    assert subjects() == ["Hot: 2 leads", f"Of the south: {mail_line(leads[2])}"]


def mail_line(lead):
    return f"{lead.full_name}, {lead.company}, {lead.country_name}"


def test_the_timeline_finds_the_mail_of_each(southern, change, hot, by_rule):
    change(email=BOX)

    leads = by_rule(to(southern, ITALY, text=hot), to(southern))

    told = {}
    for lead in (leads[0], leads[2]):
        transfer = lead.transfers.unscoped().get(reason="rule")
        ((told[lead.pk],),) = mails_of([transfer]).values()
    assert told[leads[0].pk].key == told[leads[2].pk].key + f":text-{hot.pk}"


def test_each_member_gets_each_text_once(cast, southern, change, hot, by_rule):
    """R14"""
    change(tells_members=True, email=BOX)

    by_rule(to(southern, ITALY, text=hot), to(southern))

    mails = Mail.objects.unscoped().filter(kind="queue")
    assert mails.count() == 2 * (1 + southern.people.exclude(pk=cast.ada.pk).count())
    assert mails.filter(recipient=cast.rita).count() == 2


def test_a_round_robin_over_queues_leaves_them_their_own_text(cast, southern, change, own, by_rule):
    """The entry's is for mails to people."""
    change(email=BOX, text=own)
    robin = RoundRobin.objects.create(
        name="Turns", fallback=southern.lead_owner, manager=cast.carla
    )
    for who in (southern, cast.carla):
        robin.admit(owner_of(who))

    by_rule(RuleEntry(target="round robin", round_robin=robin, text=text("For you", "assignment")))

    (subject,) = subjects()
    assert subject.startswith("Of the south")
    told = [m.subject for m in mail.outbox if m.to == [cast.carla.email]]
    assert [each.split(":")[0] for each in told] == ["For you"]


def test_its_page_offers_the_texts_for_queues_only(cast, southern, own, log_in):
    ada, people = log_in(cast.ada), text("For you", "assignment")
    address = reverse("queues:edit", args=[southern.pk])
    sent = {"name": southern.name, "most_open": "", "most_a_day": ""}

    page = words(ada.get(address))
    refused = ada.post(address, sent | {"text": people.pk})
    ada.post(address, sent | {"text": own.pk})

    assert "Of the south" in page
    assert "For you" not in page
    assert "text" in refused.context["form"].errors
    assert Queue.objects.get(pk=southern.pk).text == own


def test_a_text_that_a_queue_uses_is_not_deleted_until_the_queue_is(
    cast, southern, change, own, log_in
):
    change(text=own)
    ada, removal = log_in(cast.ada), reverse("setup:text_removal", args=[own.pk])

    assert "The queue Italy, small business" in words(ada.post(removal))

    ada.post(reverse("queues:removal", args=[southern.pk]))
    ada.post(removal)
    assert not NamedText.objects.filter(pk=own.pk).exists()


def test_an_entry_chooses_one_for_its_queue(cast, southern, hot, log_in):
    rule, ada = AssignmentRule.found("Standard", cast.ada), log_in(cast.ada)
    sent = {"ending": "hand", "notify": "on", "seen": 1, "text": hot.pk}
    address = reverse("rules:new_entry", args=[rule.pk])

    refused = ada.post(address, sent | {"choice": f"user:{cast.carla.pk}"})
    ada.post(address, sent | {"choice": f"queue:{southern.pk}"})

    assert "mails of another kind" in words(refused)
    assert "Hot (to a queue)" in words(refused)
    rule.refresh_from_db()
    assert rule.current.in_order[0].text == hot


def test_who_takes_the_queues_place_is_told_with_a_text_that_fits(cast, southern, hot, log_in):
    """A text for queues stays with another queue, and goes where a user stands instead."""
    rule = AssignmentRule.found("Standard", cast.ada)
    rule.revise([to(southern, text=hot)], cast.ada, seen=1)

    assert [e.text for e in rule.retargeted({southern.lead_owner.pk}, owner_of(cast.nordic))] == [
        hot
    ]
    rule.refresh_from_db()
    (entry,) = rule.retargeted({cast.nordic.lead_owner.pk}, owner_of(cast.carla))
    assert entry.text is None
