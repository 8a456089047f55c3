"""Whether somebody edited the audit log, and where."""

from django.core.management.base import BaseCommand, CommandError

from prm.audit import chain


class Command(BaseCommand):
    help = "Verify the audit log: exit 1 and say where, if it is not as it was sealed."

    def add_arguments(self, parser):
        parser.add_argument("--head", default="", help="A digest printed earlier.")

    def handle(self, *args, head, **options):
        chain.seal()
        faults = list(chain.faults(head))
        if faults:
            raise CommandError("\n".join(faults))
        if number := chain.late():
            self.stdout.write(f"{number} entries were sealed more than an hour late.")
        last = chain.head()
        digest, number = (last.digest, last.place) if last else ("-", 0)
        self.stdout.write(f"{number} entries, none edited. Head: {digest}")
