"""`manage.py seed`: the demo story, once, in an empty database."""

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Organization, User
from leads.demo.cast import PASSWORD
from leads.demo.story import tell
from prm.models import Sandbox

LOGINS = {
    "ada@prm.example": _("administrator"),
    "carla@prm.example": _("channel manager of Acme"),
    "marco@prm.example": _("channel manager of Bolt"),
    "petra@acme.example": _("partner Acme, Executive"),
    "paul@acme.example": _("partner Acme, User"),
    "rita@bolt.example": _("partner Bolt, User"),
}


class Command(BaseCommand):
    help = gettext("Tells the demo story in an empty database, once, and prints its logins.")

    def add_arguments(self, parser):
        parser.add_argument(
            "--sandbox",
            action="store_true",
            help=gettext("mark this installation as a sandbox; a copy of real data keeps its data"),
        )

    def handle(self, sandbox=False, **options):
        if sandbox and Organization.objects.exists():
            return self.mark()
        self.tell()
        return self.mark() if sandbox else None

    def mark(self):
        """Real data stays as it is: only the mark is set."""
        since = Sandbox.mark().since
        self.stdout.write(
            gettext("This installation is a sandbox since %(when)s. Its mails stay in %(folder)s.")
            % {"when": date_format(since, "DATETIME_FORMAT"), "folder": settings.MAILS_DIR}
        )

    def tell(self):
        if not settings.DEVELOPMENT:
            raise CommandError(gettext("The demo story is not for production settings."))
        if not Organization.objects.exists() and not User.objects.exists():
            tell()
        elif not User.objects.filter(email="ada@prm.example").exists():
            raise CommandError(gettext("There is other data. The story needs an empty database."))
        self.print_logins()

    def print_logins(self):
        for email, what in LOGINS.items():
            self.stdout.write(f"  {email:20} {what}")
        self.stdout.write(f"password: {PASSWORD}")
