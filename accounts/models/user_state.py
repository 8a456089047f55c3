"""Where a user stands: from the invitation to the first login, and after."""

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .invitation import Invitation


class UserState(models.TextChoices):
    """Each with the kind of pill that shows it."""

    ACTIVE = "active", _("Active")
    INVITED = "invited", _("Invited")
    EXPIRED = "expired", _("Invitation too old")
    NEVER = "never", _("Never logged in")
    DISABLED = "disabled", _("Account disabled")
    FROZEN = "frozen", _("Frozen")
    WAITING = "waiting", _("Waits for approval")
    REFUSED = "refused", _("Not approved")
    INACTIVE = "inactive", _("Inactive")

    @property
    def kind(self):
        kinds = {"active": "good", "invited": "new", "expired": "warn", "never": "warn"}
        return (kinds | {"frozen": "warn", "waiting": "warn"}).get(self, "")

    @property
    def is_awaited(self):
        return self in (self.INVITED, self.EXPIRED, self.NEVER)

    @classmethod
    def expression(cls, *, for_colleagues=False):
        """The state of each row of a queryset of users.

        Colleagues are not told that somebody's address is the login of somebody else.
        """
        waits = Q(approval="asked") | (Q() if for_colleagues else Q(approval="address"))
        shut = Q(is_active=False) & ~Q(approval="address")
        waiting = Invitation.objects.open().filter(user=OuterRef("pk"))
        return Case(
            When(waits, then=Value(cls.WAITING)),
            When(approval="refused", then=Value(cls.REFUSED)),
            When(shut, then=Value(cls.INACTIVE)),
            When(contact__account__disabled_at__isnull=False, then=Value(cls.DISABLED)),
            When(is_frozen=True, then=Value(cls.FROZEN)),
            When(first_login_at__isnull=False, then=Value(cls.ACTIVE)),
            When(Exists(waiting.filter(expires_at__gt=timezone.now())), then=Value(cls.INVITED)),
            When(Exists(waiting), then=Value(cls.EXPIRED)),
            default=Value(cls.NEVER),
        )
