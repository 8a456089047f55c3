"""The worker's part of the outbox."""

from celery import shared_task

from prm.outbox.delivery import deliver_due as deliver_due_mails


@shared_task(name="prm.tasks.deliver_due")
def deliver_due():
    deliver_due_mails()
