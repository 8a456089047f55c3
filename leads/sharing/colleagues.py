"""What a partner user is told of sharing: what was shared among colleagues, and nothing else."""

from leads.models import LeadUserShare


def shares_shown_to(user, lead):
    """The shares of a lead that people of one's own account gave each other, newest first."""
    shares = LeadUserShare.objects.of(lead)
    if not user.is_partner:
        return shares.none()
    account = user.account_id
    own = shares.filter(user__contact__account=account, shared_by__contact__account=account)
    return own.select_related("user", "shared_by", "permission").order_by("-shared_at", "-pk")
