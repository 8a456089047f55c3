"""What the reasons of the rules are called on pages."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from accounts.models import AccountGroup


def words_for(reason, by=None):
    """Why somebody sees a row, in words. `by`: the queue, territory, rule or share."""
    if reason == "share":
        return shared_words(by)
    if reason == "queue":
        return _("Member of the queue %s") % by if by else _("Member of its queue")
    if reason == "territory":
        return _("Covers the territory %s") % by if by else _("Covers its territory")
    if reason == "rule":
        return _("Sharing rule %s") % by
    return {
        "owner": _("Owner"),
        "manager": _("Manager of the partner account"),
        "role": _("Higher role in the same account"),
        "super user": _("Super user of the same role"),
        "company": _("Works there"),
        "default": _("Organization default: Public"),
        "administrator": _("Administrator"),
    }[reason]


def shared_words(share):
    if share is None:
        return _("Shared with them, or a group of theirs")
    values = {"by": share.shared_by}
    if share.until is None:
        return _("Shared by %(by)s") % values
    values["until"] = date_format(localtime(share.until), "DATE_FORMAT")
    return _("Shared by %(by)s until %(until)s") % values


def names_of(groups):
    """From the number of each auth.Group to what it is called: a profile, or of an account."""
    names = {group.pk: group.name for group in groups}
    of_accounts = AccountGroup.objects.filter(group__in=groups).select_related("account")
    for each in of_accounts:
        role = each.get_role_display() if each.role else _("all partner users")
        names[each.group_id] = f"{each.account}, {role}"
    return names
