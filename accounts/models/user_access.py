"""How a login is shut and opened again."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts import leaving
from prm.audit import HERE, What, audit


class UserAccess:
    """The verbs of a user about whether they get in; a mixin of User."""

    @transaction.atomic
    def deactivate(self, by):
        """Shut this login: whatever it does next, it is out. Nobody shuts their own.

        Raises ValidationError when nobody would be left to administer the portal.
        """
        if self == by:
            raise ValidationError(_("You cannot deactivate your own login."))
        self.demand_another_administrator()
        self.refresh_from_db(fields=["approval"])
        waited = self.approval == "address"
        self._note(is_active=False, approval="" if waited else self.approval)
        self.end_sessions()

    @transaction.atomic
    def leave(self, by, handing, *, notify=True):
        """Shut this login, and hand on all that it holds (accounts/leaving.py).

        `handing` says where each sort goes: {Holding: Successor}. The login is shut first,
        so that nothing more comes to it.
        """
        self.deactivate(by)
        leaving.hand_on(leaving.Leave([self], by, notify), handing)

    @property
    def gets_in(self):
        return self.is_active and not self.is_shut_out

    @property
    def is_shut_out(self):
        """Frozen, or of an account that was disabled."""
        return self.is_frozen or bool(self.is_partner and self.account.is_disabled)

    def reactivate(self):
        """The same user is back. Raises ValidationError for one who was never approved."""
        self.refresh_from_db(fields=["approval"])
        if self.approval in ("asked", "refused"):
            raise ValidationError(_("%(user)s has not been approved."), params={"user": self})
        if self.has_no_login_name:
            self._note(approval="address")
        else:
            self._note(is_active=True)

    @transaction.atomic
    def freeze(self, by):
        """Stop the login at once, and leave everything else. Nobody freezes themself."""
        if self == by:
            raise ValidationError(_("You cannot freeze your own login."))
        self.demand_another_administrator()
        self._note(is_frozen=True)
        self.end_sessions()

    def thaw(self):
        self._note(is_frozen=False)

    @transaction.atomic
    def demand_another_administrator(self):
        """Refuse to take away the last person who can administer the portal.

        Whoever was invited and has not come yet is not there to do it.
        """
        rows = type(self).objects.administrators().who_get_in().order_by("pk")
        rows = list(rows.select_for_update())
        others = [user for user in rows if user != self]
        if self in rows and not any(u.has_logged_in or u.has_usable_password() for u in others):
            raise ValidationError(_("This is the last active administrator."))

    def end_sessions(self):
        """Nobody who was logged in as this user is, even if they may log in again."""
        for session in apps.get_model("usersessions.UserSession").objects.filter(user=self):
            session.end()

    @transaction.atomic
    def _note(self, **values):
        audit(HERE, What.ACCESS, self, **values)
        self._write(**values)

    def _write(self, **values):
        type(self).objects.filter(pk=self.pk).update(**values)
        self.refresh_from_db(fields=[*values])
