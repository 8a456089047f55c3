"""Where an owner or a round robin is the target of an entry."""

from leads.models.rule_entry import RuleEntry


def entries_to(*, owner=None, round_robin=None):
    """The entries, of the newest version of any rule, that hand leads to this target.

    Each has `version.rule`, whose page (`get_absolute_url`) is where it can be changed.
    """
    rows = RuleEntry.objects.in_force().select_related("version__rule").order_by("version__rule")
    rows = rows.to_owner(owner) if owner else rows.to_round_robin(round_robin)
    return rows.order_by("-version__rule__is_active", "version__rule__name", "position")
