"""R14: of many workers, one sends a mail, and it knows that it is the one."""

from datetime import timedelta

import pytest
from django.utils import timezone

from prm.models import Mail


def copy_of(mail):
    """The same row, as another worker has it."""
    return Mail.objects.unscoped().get(pk=mail.pk)


def let_lease_run_out(mail):
    past = timezone.now() - timedelta(seconds=1)
    Mail.objects.unscoped().filter(pk=mail.pk).update(leased_until=past)


def test_of_two_who_claim_one_gets_it(mail):
    other = copy_of(mail)

    assert (mail.claim(), other.claim()) == (True, False)


def test_who_did_not_get_it_holds_nothing(mail):
    other = copy_of(mail)
    mail.claim()

    other.claim()
    other.finish(Mail.State.SENT)

    assert copy_of(mail).state == Mail.State.QUEUED


def test_a_claimed_mail_is_not_due_until_the_lease_has_run_out(mail):
    due = Mail.objects.unscoped().due()
    before = due.exists()
    mail.claim()
    claimed = Mail.objects.unscoped().due().exists()
    let_lease_run_out(mail)

    assert (before, claimed, Mail.objects.unscoped().due().exists()) == (True, False, True)


def test_who_overslept_may_not_send(mail):
    """F21"""
    mail.claim()
    let_lease_run_out(mail)
    other = copy_of(mail)

    assert mail.still_mine()
    let_lease_run_out(mail)
    assert other.claim()
    assert not mail.still_mine()
    assert other.still_mine()


def test_who_overslept_does_not_write_over_the_others_result(mail):
    mail.claim()
    let_lease_run_out(mail)
    other = copy_of(mail)
    other.claim()

    mail.finish(Mail.State.FAILED, answer="too late")
    mail.postpone("too late")

    assert (copy_of(mail).state, copy_of(mail).answer) == (Mail.State.QUEUED, "")
    assert other.still_mine()


def test_claiming_is_one_statement_so_that_nobody_comes_in_between(mail, django_assert_num_queries):
    """Read back in a second one, the fence might be the next worker's."""
    with django_assert_num_queries(1):
        mail.claim()


def test_each_claim_counts_as_an_attempt(mail):
    for expected in (1, 2, 3):
        worker = copy_of(mail)
        worker.claim()
        assert (worker.attempts, copy_of(mail).attempts) == (expected, expected)
        let_lease_run_out(mail)


@pytest.mark.parametrize("state", ["sent", "failed", "superseded"])
def test_what_is_done_with_is_never_due(mail, state):
    Mail.objects.unscoped().update(state=state)

    assert not Mail.objects.unscoped().due().exists()


def test_the_same_key_is_the_same_mail(cast):
    for _ in range(2):
        Mail.objects.write([Mail(key="welcome:1:1", kind="welcome", recipient=cast.paul)])

    assert Mail.objects.unscoped().count() == 1
