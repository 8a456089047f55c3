"""R15: a mail goes out only if it is still true and still theirs to get."""

import random

import pytest

from accounts.models import Invitation
from communities.emails import welcome
from communities.models import Community
from leads.models import Lead
from prm.models import Mail


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
    from leads.models import Owner
    from leads.models.lead_queryset import Act

    leads = [new_lead(cast.carla, last_name=name) for name in ("Stays", "Leaves")]
    rows = Lead.objects.unscoped().filter(owner__user=cast.carla)
    rows.transfer(Owner.objects.of(cast.paul), Act(cast.carla, "bulk", notify=True))
    hand_over(leads[1], cast.petra)

    texts = {message.to[0]: message.body for message in sent()}

    assert "Stays" in texts["paul@acme.example"]
    assert "Leaves" not in texts["paul@acme.example"]


def lose_login(cast):
    cast.paul.deactivate(cast.ada)


def lose_community(cast):
    Community.objects.update(status="offline")


def lose_partnership(cast):
    type(cast.acme).objects.unscoped().update(partner_since=None)


def lose_lead(cast):
    Lead.objects.unscoped().all().delete()


@pytest.mark.parametrize("lost", [lose_login, lose_community, lose_partnership, lose_lead])
def test_who_lost_the_right_to_see_it_is_not_told(cast, mail, sent, lost):
    """R7"""
    lost(cast)

    assert sent() == []
    assert states() == {"superseded"}


def test_an_older_invitation_is_not_sent(cast, sent):
    Invitation.send(cast.nora, by=cast.carla)
    Invitation.send(cast.nora, by=cast.carla)

    assert len(sent()) == 1
    assert states() == {"sent", "superseded"}


def test_who_is_no_member_any_more_is_not_welcomed(cast, sent):
    welcome(cast.paul, cast.community)
    cast.community.dismiss(cast.partners)

    assert sent() == []


def test_no_order_of_hand_overs_tells_anybody_of_what_is_not_theirs(
    cast, new_lead, hand_over, sent, mailoutbox
):
    """R15, with deliveries in between, on chance with a fixed seed."""
    chance, people = random.Random(15), [cast.paul, cast.petra, cast.rita, cast.marco]
    lead = new_lead(cast.carla)

    for _ in range(60):
        owner = chance.choice(people)
        hand_over(lead, owner)
        if chance.random() < 0.4:
            mailoutbox.clear()
            for message in sent():
                assert message.to == [owner.email]
                assert message.cc == message.bcc == []
