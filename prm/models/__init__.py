from .mail import Mail
from .mail_template import MailTemplate
from .submission import Submission

__all__ = ["Mail", "MailTemplate", "Submission"]
