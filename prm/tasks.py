"""The worker's part of the outbox and the audit log."""

from celery import shared_task

from prm.audit import chain
from prm.outbox.delivery import deliver_due as deliver_due_mails


@shared_task(name="prm.tasks.deliver_due")
def deliver_due():
    deliver_due_mails()


@shared_task(name="prm.tasks.seal_audit")
def seal_audit():
    chain.seal()
