"""`manage.py seed`: the demo story, once, in an empty database."""

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Organization, User
from leads.demo.cast import PASSWORD
from leads.demo.story import tell

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

    def handle(self, **options):
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
