"""Tell the worker of something to do without anybody waiting for the broker."""

import logging
import threading

from celery import current_app
from django.db import transaction

logger = logging.getLogger(__name__)


def tell_after_commit(task, pk):
    """Send the task with the number of its row. A sweep must find the row anyway."""
    teller = threading.Thread(target=tell, args=[task, pk], name=f"wake {task}", daemon=True)
    transaction.on_commit(teller.start, robust=True)


def tell(task, pk):
    try:
        current_app.send_task(task, args=[pk], retry=False)
    except Exception as error:  # Whatever the broker's client raises.
        logger.warning("The broker did not take the wake-up call: %s", error)
