"""R15: a mail goes out only if it is still true and still theirs to get."""

import random

import pytest

from accounts.models import Invitation
from communities.emails import welcome
from communities.models import Community
from leads.models import Lead, Owner, Queue
from leads.models.lead_queryset import Act
from prm.models import Mail
from tests.sizes import size

SEQUENCES, STEPS = size(8, 1000), 12


def states():
    return set(Mail.objects.unscoped().values_list("state", flat=True))


def test_a_lead_that_moved_on_meanwhile_is_not_told_of(cast, mail, hand_over, sent):
    lead = Lead.objects.unscoped().get()
    hand_over(lead, cast.petra)

    (message,) = sent()

    mail.refresh_from_db()
    assert message.to == ["petra@acme.example"]
    assert (mail.state, mail.text) == ("superseded", "")


def test_a_lead_that_went_there_and_back_is_told_of_once(cast, mail, hand_over, sent):
    lead = Lead.objects.unscoped().get()
    hand_over(lead, cast.petra)
    hand_over(lead, cast.paul)

    (message,) = sent()

    assert message.to == ["paul@acme.example"]


def test_of_several_leads_only_those_still_theirs_are_told_of(cast, new_lead, hand_over, sent):
    leads = [new_lead(cast.carla, last_name=name) for name in ("Stays", "Leaves")]
    rows = Lead.objects.unscoped().filter(owner__user=cast.carla)
    rows.transfer(Owner.objects.of(cast.paul), Act(cast.carla, "bulk", notify=True))
    hand_over(leads[1], cast.petra)

    texts = {message.to[0]: message.body for message in sent()}

    assert "Stays" in texts["paul@acme.example"]
    assert "Leaves" not in texts["paul@acme.example"]


def lose_login(cast):
    cast.paul.deactivate(cast.ada)


def be_frozen(cast):
    cast.paul.freeze(cast.ada)


def lose_account(cast):
    acme = type(cast.acme).objects.unscoped().filter(pk=cast.acme.pk)
    acme.update(disabled_at="2026-01-01T00:00Z")


def lose_community(cast):
    Community.objects.update(status="offline")


def lose_partnership(cast):
    type(cast.acme).objects.unscoped().update(partner_since=None)


def lose_lead(cast):
    Lead.objects.unscoped().all().delete()


WAYS = [lose_login, be_frozen, lose_account, lose_community, lose_partnership, lose_lead]


@pytest.mark.parametrize("lost", WAYS)
def test_who_lost_the_right_to_see_it_is_not_told(cast, mail, sent, lost):
    """R7"""
    lost(cast)

    assert sent() == []
    assert states() == {"superseded"}


def by_hand(cast, new_lead):
    lead = new_lead(cast.carla)
    rows = Lead.objects.unscoped().filter(pk=lead.pk)
    rows.transfer(Owner.objects.of(cast.marco), Act(cast.carla, "manual", notify=True))


def into_a_queue(cast, new_lead):
    cast.nordic.set_members([cast.marco])
    Queue.objects.filter(pk=cast.nordic.pk).update(tells_members=True)
    lead = new_lead(cast.carla)
    rows = Lead.objects.unscoped().filter(pk=lead.pk)
    rows.transfer(cast.nordic.lead_owner, Act(cast.carla, "manual", notify=True))


def new_password(cast, new_lead):
    Mail.objects.write([Mail(key="reset:1", kind="password_reset", recipient=cast.marco)])


@pytest.mark.parametrize(("is_frozen", "told"), [(False, ["marco@prm.example"]), (True, [])])
@pytest.mark.parametrize("write", [by_hand, into_a_queue, new_password])
def test_a_colleague_frozen_since_gets_no_mail(cast, new_lead, sent, write, is_frozen, told):
    write(cast, new_lead)
    assert [mail.recipient for mail in Mail.objects.unscoped()] == [cast.marco]
    if is_frozen:
        cast.marco.freeze(cast.ada)

    assert [message.to[0] for message in sent()] == told


def test_an_older_invitation_is_not_sent(cast, sent):
    Invitation.send(cast.nora, by=cast.carla)
    Invitation.send(cast.nora, by=cast.carla)

    assert len(sent()) == 1
    assert states() == {"sent", "superseded"}


def test_who_is_no_member_any_more_is_not_welcomed(cast, sent):
    welcome(cast.paul, cast.community)
    cast.community.dismiss(cast.partners)

    assert sent() == []


@pytest.mark.parametrize("number", range(SEQUENCES))
def test_no_order_of_hand_overs_tells_anybody_of_what_is_not_theirs(
    cast, new_lead, sent, mailoutbox, number
):
    """R15: leads are given, moved on and called back, with deliveries in between, by chance."""
    chance, people = random.Random(number), [cast.paul, cast.petra, cast.rita, cast.marco]
    leads = {name: new_lead(cast.carla, last_name=name) for name in ("Ampere", "Bolzano", "Curie")}

    for _ in range(STEPS):
        lead, to = leads[chance.choice(list(leads))], chance.choice([*people, cast.carla])
        rows = Lead.objects.unscoped().filter(pk=lead.pk)
        rows.transfer(Owner.objects.of(to), Act(cast.carla, "manual", notify=True))
        if chance.random() < 0.4:
            mailoutbox.clear()
            for message in sent():
                (address,) = message.recipients()
                assert set() < told_of(message, leads) <= leads_of(address, leads)
    assert Mail.objects.unscoped().exists()


def told_of(message, leads):
    return {name for name in leads if name in f"{message.subject} {message.body}"}


def leads_of(address, leads):
    """Those of them that this person has now."""
    rows = Lead.objects.unscoped().filter(pk__in=[lead.pk for lead in leads.values()])
    return set(rows.filter(owner__user__email=address).values_list("last_name", flat=True))
