from .mail import Mail
from .mail_template import MailTemplate
from .sandbox import Sandbox
from .submission import Submission

__all__ = ["Mail", "MailTemplate", "Sandbox", "Submission"]
