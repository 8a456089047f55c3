from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LeadsConfig(AppConfig):
    name = "leads"
    verbose_name = _("Leads")

    def ready(self):
        from leads import activity_emails, answers, emails, leaving, queue_emails  # noqa: F401
        from leads.assignment import leaving as rule_targets  # noqa: F401
        from leads.web import emails as web_emails  # noqa: F401
