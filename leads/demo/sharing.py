"""What is shared in the demo story: by default, by rule, one by one."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import Audience, SharingRule
from leads.models import Lead
from leads.sharing.shares import share

LASTS = timedelta(days=14)


def tell_of_sharing(cast):
    """Three rules, one of which the access wizard finds, and leads that are lent."""
    cast.organization.accounts_default = "public"
    cast.organization.save(update_fields=["accounts_default"])
    write_rules(cast)
    lend(cast)


def write_rules(cast):
    managers = Audience.of("profile", profile=cast.managers)
    gold = Audience.of("level", level=cast.acme.level)
    rules = [
        ("Gold partners' leads, to learn from", gold, managers),
        # Written before there were partners to think of: it reaches Carla's, too.
        ("Carla stands in for Marco", Audience.of("user", user=cast.marco), under(cast.carla)),
    ]
    for name, source, target in rules:
        SharingRule(name=name, records="leads", source=source, target=target).store(cast.ada)

    hot = [{"field": "Rating", "operator": "equals", "value": "Hot"}]
    inside = Audience.of("internal")
    rule = SharingRule(name="Hot leads of colleagues", records="leads", source=inside)
    rule.target, rule.criteria = managers, hot
    rule.store(cast.ada)


def under(manager):
    return Audience.of("subordinates", user=manager)


def lend(cast):
    """Carla lends Marco a lead while she is away; Petra lends Paul one of hers."""
    ends = timezone.now() + LASTS
    for owner, who, until, edits in (
        (cast.carla, cast.marco, ends, True),
        (cast.petra, cast.paul, None, False),
    ):
        lead = Lead.objects.permitted(owner, "share").owned_by(owner).order_by("pk").first()
        share(lead, who, owner, edits=edits, until=until)
