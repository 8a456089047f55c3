"""A lead changes hands in one way only."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Case, Value, When
from django.test.utils import CaptureQueriesContext

from leads.models import Lead, Owner, Transfer
from leads.models.lead_queryset import Act
from prm.models import Mail


def hand_over(lead, to, by, **values):
    rows = Lead.objects.unscoped().filter(pk=lead.pk, owner=lead.owner_id)
    return rows.transfer(Owner.objects.of(to), Act(by=by, reason="manual", **values))


def test_the_new_owner_has_it_unread_and_the_history_says_how(cast, new_lead):
    lead = new_lead(cast.carla, unread=False)

    moved = hand_over(lead, cast.paul, by=cast.carla)

    lead.refresh_from_db()
    last = Transfer.objects.unscoped().newest_first().first()
    assert (moved, lead.owner.user, lead.unread) == (1, cast.paul, True)
    assert (last.from_owner.user, last.to_owner.user, last.by) == (
        cast.carla,
        cast.paul,
        cast.carla,
    )
    assert last.at == lead.transferred_at


def test_somebody_else_was_faster(cast, new_lead):
    """R10"""
    lead = new_lead(cast.carla)

    first = hand_over(lead, cast.paul, by=cast.carla)
    second = hand_over(lead, cast.rita, by=cast.marco)

    lead.refresh_from_db()
    assert (first, second, lead.owner.user) == (1, 0, cast.paul)
    assert Transfer.objects.unscoped().filter(lead=lead).count() == 2


def test_a_thousand_leads_cost_as_many_statements_as_ten(cast):
    statements_to_hand_over(cast, 1)  # Fills Django's own caches.

    assert statements_to_hand_over(cast, 1000) == statements_to_hand_over(cast, 10)


def statements_to_hand_over(cast, number):
    carla, paul = Owner.objects.of(cast.carla), Owner.objects.of(cast.paul)
    fresh = [Lead(owner=carla, last_name="L", company="C", status="New") for _ in range(number)]
    Lead.objects.enter(fresh, Act(cast.carla, "created"))
    rows = Lead.objects.unscoped().filter(owner=carla)

    with CaptureQueriesContext(connection) as queries:
        assert rows.transfer(paul, Act(cast.carla, "bulk", notify=True)) == number
    return len(queries)


def test_many_leads_are_one_mail(cast, new_lead):
    for _ in range(3):
        new_lead(cast.carla)
    rows = Lead.objects.unscoped().all()

    rows.transfer(Owner.objects.of(cast.paul), Act(cast.carla, "bulk", notify=True))

    (mail,) = Mail.objects.unscoped().all()
    assert mail.recipient == cast.paul


@pytest.mark.parametrize("notify", [True, False])
def test_a_mail_is_written_only_if_asked_for(cast, new_lead, notify):
    hand_over(new_lead(cast.carla), cast.paul, by=cast.carla, notify=notify)

    assert Mail.objects.unscoped().exists() == notify


def test_history_cannot_be_changed(cast, new_lead):
    new_lead(cast.paul)

    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Transfer.objects.unscoped().update(note="another story")


def test_each_lead_may_go_to_an_owner_of_its_own(cast, new_lead):
    """As a rule decides it: an owner for each lead, none for those that stay."""
    leads = [new_lead(cast.carla, country=country) for country in ("IT", "ES", "FR")]
    paul, rita = Owner.objects.of(cast.paul), Owner.objects.of(cast.rita)
    to = Case(When(country="IT", then=Value(paul.pk)), When(country="ES", then=Value(rita.pk)))

    moved = Lead.objects.unscoped().transfer(to, Act(None, "rule", why={"entry": 1}, notify=True))

    owners = [Lead.objects.unscoped().get(pk=lead.pk).owner.user for lead in leads]
    whys = Transfer.objects.unscoped().filter(reason="rule").values_list("why", flat=True)
    told = {mail.recipient for mail in Mail.objects.unscoped()}
    assert (moved, owners) == (2, [cast.paul, cast.rita, cast.carla])
    assert list(whys) == [{"entry": 1}] * 2
    assert told == {cast.paul, cast.rita}
