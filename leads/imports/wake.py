"""Tell the worker of an import without the person who started it waiting for the broker."""

import logging
import threading

from celery import current_app
from django.db import transaction

logger = logging.getLogger(__name__)


def wake_after_commit(job):
    """The worker's sweep finds the import anyway; this only makes it soon."""
    teller = threading.Thread(target=tell, args=[job.pk], name="import-wake", daemon=True)
    transaction.on_commit(teller.start, robust=True)


def tell(pk):
    try:
        current_app.send_task("leads.tasks.run_import", args=[pk], retry=False)
    except Exception as error:  # Whatever the broker's client raises.
        logger.warning("The broker did not take the wake-up call: %s", error)
