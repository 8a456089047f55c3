"""The access policy for what happened to leads: activities and changes of status."""

from django.db.models import Exists, OuterRef, Q

from accounts.above import answers


@answers("activities_of_leads")
def activities_of_leads(user):
    """Of the leads one sees; a partner user of those they may edit, and of their own time.

    What was written while another company had the lead is not theirs.
    """
    if not user.is_partner:
        return Q(Exists(leads(user, "view", "on_lead__lead")))
    return Q(Exists(leads(user, "change", "on_lead__lead"))) & in_ones_time(user, "on_lead__owner")


def view_status_change(user):
    """Of the leads one sees; a partner user since their company has the lead."""
    seen = Q(Exists(leads(user, "view", "lead")))
    return seen & in_ones_time(user, "owner") if user.is_partner else seen


def leads(user, action, path):
    """The outer query's lead, if the user may do this to it."""
    from leads.models.lead import Lead  # It imports models that have these rules.

    return Lead.objects.permitted(user, action).filter(pk=OuterRef(path))


def in_ones_time(user, owner):
    """While nobody of another company had the lead."""
    account = f"{owner}__user__contact__account"
    return Q(**{f"{owner}__user__contact": None}) | Q(**{account: user.contact.account_id})
