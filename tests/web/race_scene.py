"""The database of the races: forms whose leads are Carla's, one that thanks, and narrow ones."""

KEY = "form-of-the-race"
THANKING = "form-that-thanks"
NARROW = {"minute": "form-of-few-a-minute", "day": "form-of-few-a-day"}
MOST = 3


def main(dealt=""):
    """With `dealt`, two rival partners get what comes in, by turns."""
    from leads.demo.cast import assemble
    from leads.models import WebForm
    from tests.factories import owner_of

    cast = assemble(hashed="!")
    owner = owner_of(cast.carla)
    if dealt:
        deal_to_rivals(cast)
    WebForm.objects.create(name="Fair", key=KEY, owner=owner, most_per_minute=10_000)
    WebForm.objects.create(name="Thanks", key=THANKING, owner=owner, answers=True)
    for limit, key in NARROW.items():
        WebForm.objects.create(name=key, key=key, owner=owner, **{f"most_per_{limit}": MOST})


def deal_to_rivals(cast):
    from leads.models import AssignmentRule, RoundRobin, RuleEntry
    from tests.factories import owner_of

    robin = RoundRobin.objects.create(
        name="By turns", fallback=owner_of(cast.nordic), manager=cast.carla
    )
    for partner in (cast.paul, cast.rita):
        robin.admit(owner_of(partner))
    rule = AssignmentRule.found("By turns", cast.ada)
    rule.revise([RuleEntry(target="round robin", round_robin=robin)], cast.ada, seen=1)
    rule.activate()
