"""Whether what is copied of who may do what is as it should be."""

from itertools import chain

from django.core.management.base import BaseCommand, CommandError

from accounts.belonging import Place, extra, missing
from accounts.models import AccountGroup, TerritoryGroupGrant, TerritoryUserGrant
from communities.models import CommunityUserGrant
from leads.models import QueueGroupGrant, QueueUserGrant
from prm.grants import hanging, noun, orphans


class Command(BaseCommand):
    help = "Check grants and the groups of partner accounts: exit 1 and say what is wrong."

    def handle(self, **options):
        found = {
            "orphans": [*orphans(), *misheld(), *hanging(AccountGroup), *hanging(Place)],
            "extra": list(extra()),
            "missing": list(missing()),
        }
        numbers = ", ".join(f"{len(lines)} {what}" for what, lines in found.items())
        if any(found.values()):
            raise CommandError("\n".join([*chain(*found.values()), f"{numbers}."]))
        self.stdout.write(f"Nothing is wrong: {numbers}.")


def misheld():
    """In a sentence each: grants that no verb gives, to who cannot hold them."""
    gone = {"content_object__deleted_at__isnull": False}
    partners = TerritoryUserGrant.objects.filter(user__contact__isnull=False)
    yield from said(partners, "its user is a partner user, and covers no territory.")
    yield from said(TerritoryGroupGrant.objects.all(), "a group covers no territory.")
    yield from said(CommunityUserGrant.objects.all(), "members of communities are profiles.")
    for kind in (QueueUserGrant, QueueGroupGrant):
        yield from said(kind.objects.filter(**gone), "its queue was deleted.")


def said(grants, why):
    return [f"{noun(grants.model)} {grant.pk}: {why}" for grant in grants.order_by("pk")]
