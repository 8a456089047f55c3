"""Tell the worker that there are mails, without the request waiting for the broker.

A thread of its own does the telling: a broker that is down or hangs costs the
person who saves nothing, and the worker's sweep finds the mails anyway.
"""

import logging
import threading

from celery import current_app
from django.conf import settings
from django.db import transaction

logger = logging.getLogger(__name__)
_due = threading.Event()
_starting = threading.Lock()
_teller = None


def wake_after_commit():
    transaction.on_commit(wake, robust=True)


def wake():
    global _teller
    _due.set()
    with _starting:
        if _teller is None or not _teller.is_alive():
            _teller = threading.Thread(target=_tell, name="outbox-wake", daemon=True)
            _teller.start()


def _tell():
    while _due.wait(timeout=60):
        _due.clear()
        try:
            sweep = settings.OUTBOX_SWEEP_SECONDS  # After that the sweep has been.
            current_app.send_task("prm.tasks.deliver_due", retry=False, expires=sweep)
        except Exception as error:  # Whatever the broker's client raises.
            logger.warning("The broker did not take the wake-up call: %s", error)
