"""R14: the mail server refuses, hangs or goes away."""

from datetime import datetime

from .portal import BACKOFF
from .processes import eventually


def test_a_mail_server_that_is_busy_is_asked_again_later(portal, sink):
    """F7"""
    sink.refuse(450)
    portal.worker(wait=False)
    portal.hand_over(3, "paul")

    first, second = (due_after(portal, attempts) for attempts in (1, 2))
    refused = portal.mails("answer")
    sink.accept()

    assert portal.settled(60, sent=3) == {"sent": 3}
    assert second - first >= 2 * BACKOFF
    assert all("450" in answer and "refused by the test" in answer for (answer,) in refused)
    assert portal.mails("attempts")[0] == (3,)
    assert len(sink.received) == len(set(sink.message_ids())) == 3


def due_after(portal, attempts):
    """When the first mail is due again after so many attempts, in seconds."""
    where = f"attempts = {attempts} AND leased_until IS NULL"
    where += " AND id = (SELECT MIN(id) FROM prm_mail)"
    rows = eventually(lambda: portal.mails("due_at", where), 60)
    return datetime.fromisoformat(str(rows[0][0])).timestamp()


def test_one_recipient_is_refused_for_good_and_the_others_get_theirs(portal, sink):
    """F8"""
    sink.refuse(550, recipient="rita@bolt.example")
    portal.worker(wait=False)

    portal.hand_over(2, "paul")
    portal.hand_over(1, "rita")
    portal.hand_over(1, "petra")

    assert portal.settled(60, sent=3, failed=1) == {"sent": 3, "failed": 1}
    ((answer, attempts),) = portal.mails("answer, attempts", "state = 'failed'")
    assert answer == "550 <rita@bolt.example> is refused by the test"
    assert attempts == 1


def test_a_server_that_drops_before_it_says_yes_costs_one_copy_a_drop(portal, sink):
    """F9"""
    number, drops = 5, 3
    sink.drop(times=drops)
    portal.worker(wait=False)

    portal.hand_over(number, "paul")

    assert portal.settled(60, sent=number) == {"sent": number}
    assert len(sink.received) == number + drops
    assert len(set(sink.message_ids())) == number
