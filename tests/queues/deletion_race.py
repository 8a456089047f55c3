"""A queue is deleted while leads come into it (tests.racing).

What they do is `delete`, `begin` (a web form's new lead), `hand over` or `spread` (each lead to an
owner of its own). Who is `first` begins, says so and stays in their transaction for a while; who is
`second` looked at the queue before that, and begins in that while. `naive` takes the lock away, to
show that the test can fail.
"""

from time import sleep

from django.db import transaction

from tests.racing.start import wait_for_the_others, wait_until

A_WHILE = 1.5


def main(folder, name, what, when, mode=""):
    from leads.models import Lead, Queue, receiving

    if mode == "naive":
        receiving.hold = lambda owners: None
        receiving.QUEUE_OF.ask = lambda owner: []
    queue = Queue.objects.get(name="Nordic leads")
    acts = {"delete": delete, "begin": begin, "hand over": hand_over, "spread": spread}
    rows, begun = Lead.objects.unscoped().filter(owner__user__first_name="Carla"), folder / "begun"
    wait_for_the_others(folder, name)
    if when == "second":
        wait_until(begun.exists, "the first to begin")
        acts[what](queue, rows)
        return
    with transaction.atomic():
        acts[what](queue, rows)
        begun.touch()
        sleep(A_WHILE)


def delete(queue, rows):
    queue.delete_from_lists()


def begin(queue, rows):
    from leads.models import Lead
    from leads.models.act import Act

    lead = Lead(last_name="Sala", company="Forni", status="New", owner=queue.lead_owner)
    Lead.objects.enter([lead], Act(None, "web", notify=True))


def hand_over(queue, rows):
    from leads.models.act import Act

    rows.transfer(queue.lead_owner, Act(None, "manual", notify=True))


def spread(queue, rows):
    from django.db.models import BigIntegerField, Value

    from leads.models.act import Act

    rows.transfer(Value(queue.lead_owner.pk, BigIntegerField()), Act(None, "bulk", notify=True))
