"""Bring leads in from a file, at once, without a worker."""

import json
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from leads.imports import job as jobs
from leads.imports.owners import Owners, row_of
from leads.imports.upload import obstacle_of, receive
from leads.models import Import


class Command(BaseCommand):
    help = "Import leads from a CSV file; columns, encoding and delimiter are guessed."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--owner", help="e-mail or name of a user, or name of a queue")
        parser.add_argument("--rule", action="store_true", help="assign by the active rule, too")
        parser.add_argument("--notify", action="store_true", help="mail each new owner")
        parser.add_argument("--by", help="e-mail of who imports; an administrator otherwise")
        parser.add_argument(
            "--duplicates", choices=Import.Duplicates.values, default=Import.Duplicates.SKIP
        )
        parser.add_argument("--match", choices=Import.Match.values, default=Import.Match.EMAIL)
        parser.add_argument("--report", type=Path, help="write the numbers to this file, as JSON")

    def handle(self, file, owner, by, report, **options):
        chosen = {name: options[name] for name in ("duplicates", "match")}
        check(file)
        by = person(by)
        job = receive(file, file.name, by, owner_of(by, owner), **chosen)
        job.by_rule, job.notify = options["rule"], options["notify"]
        job.keep("by_rule", "notify")
        job.start()
        jobs.run(job)
        job.refresh_from_db()
        if report:
            report.write_text(json.dumps(job.report, indent=2) + "\n")
        self.stdout.write(", ".join(f"{name} {count}" for name, count in job.report.items()))
        if job.state != Import.State.DONE:
            raise CommandError(job.problem or "The import was interrupted.")


def check(file):
    if not file.is_file():
        raise CommandError(f"{file} is not a file.")
    if sentence := obstacle_of(file, settings.MAX_UPLOAD_BYTES):
        raise CommandError(sentence)


def person(email):
    """Who imports: the user with this e-mail, or the first administrator."""
    users = User.objects.internal().active().order_by("-is_superuser", "pk")
    found = users.filter(email__iexact=email) if email else users.filter(is_superuser=True)
    if user := found.first():
        return user
    raise CommandError(
        f"{email} is no active internal user."
        if email
        else "There is no administrator yet: run manage.py bootstrap first."
    )


def owner_of(by, text):
    """The owner row of whom `text` calls; without a text that of `by`."""
    if not text:
        return row_of(by)
    owners = Owners(by)
    owners.look_up([text])
    if who := owners.get(text):
        return row_of(who)
    raise CommandError(f"{text} is no user or queue that can own leads.")
