"""What sharing knows of somebody who leaves: the leads and accounts shared with just them."""

from django.utils.translation import gettext_lazy as _

from accounts.leaving import Held, Holding, register
from accounts.models import AccountUserShare
from leads.models import LeadUserShare
from leads.sharing.shares import share


@register
class Shares(Holding):
    """Whoever decides gives on what they may share themselves, to who does not have it yet."""

    key, label = "shares", _("Leads and accounts shared with them")
    help = _("Only what you may share yourself goes to somebody else; the other shares end.")
    may_end = stays_with_account = True

    def shares_of(self, users):
        for kind in (LeadUserShare, AccountUserShare):
            rows = kind.objects.standing().filter(user__in=users).order_by("pk")
            yield from rows.select_related("content_object", "permission", "user")

    def held_by(self, users):
        edits = [each.edits for each in self.shares_of(users)]
        lines = [(_("Read"), edits.count(False)), (_("Read and edit"), edits.count(True))]
        return Held(len(edits), [line for line in lines if line[1]]) if edits else None

    def hand_on(self, leave, to):
        for each in self.shares_of(leave.users):
            row, permission = each.content_object, each.permission.codename
            may = leave.by.has_perm(f"{row._meta.app_label}.share_{row._meta.model_name}", row)
            if to and may and not to.row.has_perm(f"{row._meta.app_label}.{permission}", row):
                share(row, to.row, leave.by, edits=each.edits, until=each.until)
            each.withdraw(leave.by)

    def takes(self, successor):
        return successor.kind == "colleague"
