from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("Accounts")

    def ready(self):
        from accounts import colleague_mail, emails, held, sessions  # noqa: F401  Register.

        sessions.listen()
