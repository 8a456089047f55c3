"""What happened to a lead, and how the mails went that told of it."""

import pytest
from django.utils import timezone

from leads.models import Lead, Owner
from leads.models.lead_queryset import Act
from prm.models import Mail
from tests.factories import LeadFactory

from .reading import page, words


def hand_over(lead, to, by, **act):
    rows = Lead.objects.unscoped().filter(pk=lead.pk)
    rows.transfer(Owner.objects.of(to), Act(by, "manual", **act))


def test_the_timeline_says_who_did_what_and_why(cast, carla, lead):
    hand_over(lead, cast.paul, by=cast.carla, note="knows the region")

    text = words(page(carla, lead))

    assert (
        "Owner changed from Carla Berg to Paul Rossi By hand, by Carla Berg: knows the region"
    ) in text
    assert "Created, owner Carla Berg" in text


def test_the_first_ten_lines_of_the_timeline_and_then_more(cast, carla, lead):
    for to in (cast.paul, cast.petra) * 6:
        hand_over(lead, to, by=cast.carla)

    first = page(carla, lead)
    more = page(carla, lead, after=first.context["timeline"].next)

    assert len(first.context["timeline"].entries) == 10
    assert len(more.context["timeline"].entries) == 3
    assert "Load more" in words(first)
    assert "Load more" not in words(more)


@pytest.mark.parametrize(
    ("state", "answer", "said"),
    [
        ("queued", "", "Mail to Paul Rossi Queued"),
        ("sent", "", "Mail to Paul Rossi Sent"),
        ("failed", "550 no such mailbox", "Paul Rossi was not informed: 550 no such mailbox"),
    ],
)
def test_how_the_mail_went_is_on_the_lead(cast, carla, lead, state, answer, said):
    """R14"""
    hand_over(lead, cast.paul, by=cast.carla, notify=True)
    Mail.objects.unscoped().update(state=state, answer=answer, sent_at=timezone.now())

    assert said in words(page(carla, lead))


def test_a_mail_sent_once_more_after_a_refusal_ends_the_warning(cast, carla, lead):
    hand_over(lead, cast.paul, by=cast.carla, notify=True)
    first = Mail.objects.unscoped().get()
    Mail.objects.unscoped().update(state="failed", answer="550 no")
    Mail.objects.write(
        [Mail(key="again", kind="assignment", recipient=cast.paul, about=first.about, state="sent")]
    )

    text = words(page(carla, lead))

    assert "was not informed" not in text
    assert text.count("Mail to Paul Rossi") == 2


def test_a_mail_about_many_leads_is_on_each_of_them(cast, carla):
    """One mail tells of all the leads of an act; it hangs on the first of them."""
    leads = LeadFactory.create_batch(3, of=cast.carla)
    rows = Lead.objects.unscoped().filter(pk__in=[lead.pk for lead in leads])

    rows.transfer(Owner.objects.of(cast.paul), Act(cast.carla, "bulk", notify=True))

    for lead in leads:
        assert "Mail to Paul Rossi Queued" in words(page(carla, lead))


def test_only_an_administrator_is_led_to_the_outbox(cast, carla, ada, lead):
    hand_over(lead, cast.paul, by=cast.carla, notify=True)
    mail = Mail.objects.unscoped().get()

    address = f"/setup/outbox/{mail.pk}/"

    assert address in page(ada, lead).content.decode()
    ada.force_login(cast.carla, backend="django.contrib.auth.backends.ModelBackend")
    assert address not in page(ada, lead).content.decode()
