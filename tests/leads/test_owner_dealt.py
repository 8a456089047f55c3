"""Change owner: to a round robin, which deals; to a queue, which tells whom it is set up to."""

import pytest

from leads.models import Lead, Queue, RoundRobin, Transfer
from prm.models import Mail
from tests.factories import owner_of

from .handing import hand_over, owner_url, said


@pytest.fixture
def robin(cast):
    robin = RoundRobin.objects.create(
        name="Turns", fallback=owner_of(cast.nordic), manager=cast.carla
    )
    for user in (cast.paul, cast.petra):
        robin.admit(owner_of(user))
    return robin


def test_whose_turn_it_is_gets_the_lead_and_a_mail(cast, carla, lead, robin):
    """The history says by which round robin, and who was passed over."""
    answer = hand_over(carla, lead, f"robin:{robin.pk}")

    last = Transfer.objects.last_of(lead.pk)
    assert (last.to_owner.user, last.reason, last.by) == (cast.paul, "round robin", cast.carla)
    assert (last.why["name"], last.why["of"]) == ("Turns", 2)
    assert [mail.recipient for mail in Mail.objects.unscoped()] == [cast.paul]
    assert said(answer) == ["Dealt by the round robin Turns."]


def test_one_whose_turn_it_is_already_keeps_it_and_no_turn_is_lost(cast, ada, lead, robin):
    rows = Lead.objects.unscoped().filter(pk=lead.pk)
    rows.update(owner=owner_of(cast.paul))

    answer = hand_over(ada, lead, f"robin:{robin.pk}")

    assert answer.context["form"].errors.keys() == {"choice"}
    robin.refresh_from_db()
    assert robin.dealt == 0


def test_one_that_is_off_is_not_found(carla, lead, robin):
    RoundRobin.objects.update(is_active=False)

    answer = hand_over(carla, lead, f"robin:{robin.pk}")

    assert answer.context["form"].errors.keys() == {"choice"}


def test_a_queue_says_whom_it_mails_before_it_is_saved(cast, carla, lead):
    Queue.objects.filter(pk=cast.nordic.pk).update(email="box@nordwind.example")

    answer = carla.get(f"{owner_url(lead)}mail/", {"choice": f"queue:{cast.nordic.pk}"})
    hand_over(carla, lead, f"queue:{cast.nordic.pk}")

    assert "The queue address is mailed: box@nordwind.example." in answer.content.decode()
    assert [mail.address for mail in Mail.objects.unscoped()] == ["box@nordwind.example"]
