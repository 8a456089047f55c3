"""Who carries mails: the mail server of EMAIL_URL; in a sandbox, the folder of mails."""

from django.conf import settings
from django.core.mail import get_connection

from prm.models import Sandbox

FOLDER = "django.core.mail.backends.filebased.EmailBackend"


def postman():
    """A connection to send by. The only one: tests/outbox/test_sandbox.py looks for others."""
    if Sandbox.is_on():
        return get_connection(FOLDER, file_path=str(settings.MAILS_DIR))
    return get_connection()
