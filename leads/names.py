"""What owners of leads are called to somebody who reads of them."""

from django.utils.translation import gettext as _

from accounts.models import User


class Names:
    """Owners as one person may read them: partner users they do not see have no name."""

    def __init__(self, user, owners):
        users = {owner.user_id for owner in owners if owner} - {None}
        rows = User.objects.permitted(user, "view").filter(pk__in=users)
        self.seen = set(rows.values_list("pk", flat=True))

    def knows(self, owner):
        return owner.is_queue or owner.user_id in self.seen

    def of(self, owner):
        return str(owner) if self.knows(owner) else _("A partner user")

    def of_target(self, entry):
        """To whom an entry of a rule hands leads."""
        return self.of(entry.owner) if entry.owner else entry.target_name
