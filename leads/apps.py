from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LeadsConfig(AppConfig):
    name = "leads"
    verbose_name = _("Leads")

    def ready(self):
        # They register themselves.
        from leads import activity_emails, answers, emails, leaving  # noqa: F401
        from leads import emails_of_many as of_many  # noqa: F401
        from leads import manager_emails as of_managers  # noqa: F401
        from leads import queue_emails as of_queues  # noqa: F401
        from leads import tasks_emails as of_tasks  # noqa: F401
        from leads.assignment import leaving as rule_targets  # noqa: F401
        from leads.sharing import leaving as shares  # noqa: F401
        from leads.web import emails as web_emails  # noqa: F401
        from leads.web import leaving as web_forms  # noqa: F401
