from .audit_entry import AuditEntry
from .audit_seal import AuditSeal
from .mail import Mail
from .mail_template import MailTemplate
from .sandbox import Sandbox
from .submission import Submission

__all__ = ["AuditEntry", "AuditSeal", "Mail", "MailTemplate", "Sandbox", "Submission"]
