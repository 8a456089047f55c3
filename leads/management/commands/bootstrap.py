"""manage.py bootstrap: the organization and its first administrator."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.models import Invitation, Organization, User
from accounts.models.profile import OF_PARTNERS
from leads.picklist_defaults import fill_picklists
from prm.audit.changes import noting

PROFILES = ("Channel managers", OF_PARTNERS)


class Command(BaseCommand):
    help = "Makes the organization and its first administrator, and invites them. Once."

    def add_arguments(self, parser):
        parser.add_argument("--organization", required=True, help="its name")
        parser.add_argument("--email", required=True, help="the first administrator's")
        parser.add_argument("--last-name", required=True)
        parser.add_argument("--first-name", default="")
        parser.add_argument("--no-mail", action="store_true", help="send no mail, print the link")
        parser.add_argument("--print-link", action="store_true", help="print the link as well")

    @transaction.atomic
    def handle(self, **asked):
        if Organization.current():
            raise CommandError(f"{Organization.current()} is set up already. Nothing was changed.")
        administrator = judged(administrator_from(asked), exclude=["password"])
        judged(Organization(pk=1, name=asked["organization"].strip())).save(force_insert=True)
        fill_picklists()
        for name in PROFILES:
            Group.objects.get_or_create(name=name)
        administrator.set_unusable_password()
        with noting(administrator, *User.RIGHTS, by=None):
            administrator.save()
        is_mailed = bool(settings.EMAIL_URL) and not asked["no_mail"]
        invitation = Invitation.send(administrator, by=None, mail=is_mailed)
        self.say(invitation, is_mailed, asked["print_link"])

    def say(self, invitation, is_mailed, wants_link):
        user = invitation.user
        self.stdout.write(f"{Organization.current()} is set up; {user} administers it.")
        if is_mailed:
            self.stdout.write(f"The invitation is on its way to {user.email}.")
        if wants_link or not is_mailed:
            self.stdout.write(f"Set the password here within 24 hours, once:\n{invitation.link}")


def administrator_from(asked):
    return User(
        email=asked["email"].strip().lower(),
        first_name=asked["first_name"].strip(),
        last_name=asked["last_name"].strip(),
        is_superuser=True,
    )


def judged(row, **options):
    """The row, if it may be saved as it is; otherwise a sentence says why not."""
    try:
        row.full_clean(**options)
    except ValidationError as refusal:
        words = [f"{field}: {' '.join(errors)}" for field, errors in refusal.message_dict.items()]
        raise CommandError(" ".join(words)) from refusal
    return row
