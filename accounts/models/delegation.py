"""What a delegated administrator does for colleagues, and the channel manager's word on it."""

import uuid

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from prm.audit import HERE, What, audit
from prm.audit.changes import noting
from prm.models import Mail

from .account_group import AccountGroup
from .invitation import Invitation
from .organization import Organization

TAKEN = "@taken.invalid"  # Stands where the wanted address is somebody else's login.


class Delegation:
    """The verbs of a user about colleagues; a mixin of User."""

    @transaction.atomic
    def invite_colleague(self, contact, role, language):
        """Make a colleague: `contact`, not saved yet, and their login. Answers the login.

        Whoever is somebody's login elsewhere gets none of that name, and neither they nor
        the inviter is told: the channel manager sees to it, as if approval were demanded.
        """
        contact.account = self.account
        contact.save(force_insert=True)
        user = type(self)(
            first_name=contact.first_name,
            last_name=contact.last_name,
            partner_role=role,
            language=language,
            time_zone=self.time_zone,
            asked_by=self,
        )
        user.take_login_name(contact.email)
        user.begin()
        contact.enable_user(user, self.profiles, self, notify=False)
        user.call_in(self)
        user.tell_the_channel_manager()
        return user

    def begin(self):
        """Active, unless the channel manager must approve or find them another address."""
        if Organization.current().approves_colleagues:
            self.approval = "asked"
        else:
            self.approval = "address" if self.has_no_login_name else ""
        self.is_active = not self.approval

    def call_in(self, by):
        """Send the invitation; who has no login name yet gets one that opens nothing."""
        if self.approval != "asked":
            Invitation.send(self, by, mail=not self.has_no_login_name)

    def take_login_name(self, email):
        """Log in with this address from now on, unless somebody else does: then with none yet."""
        email = email.lower()
        others = type(self).objects.exclude(pk=self.pk).filter(email=email)
        self.email = f"{uuid.uuid4().hex}{TAKEN}" if others.exists() else email

    @property
    def has_no_login_name(self):
        return self.email.endswith(TAKEN)

    @property
    def invited_words(self):
        """What the inviter reads; no more than they may know."""
        values = {"user": self, "email": self.contact.email}
        if Organization.current().approves_colleagues:
            return _now("%(user)s is invited as soon as your channel manager approves.") % values
        return _now("The invitation is on its way to %(email)s.") % values

    def tell_the_channel_manager(self):
        """By mail, of this new colleague; where there is no channel manager, an administrator."""
        owner, users = self.account.owner, type(self).objects
        reader = owner if owner.gets_in else users.administrators().who_get_in().first()
        if reader:
            mail = Mail(
                key=f"colleague:{uuid.uuid4()}", kind="colleague", recipient=reader, about=self
            )
            Mail.objects.write([mail])

    @transaction.atomic
    def approve(self, by):
        """Let in a colleague who waits: active, and invited. Answers whether they waited still."""
        self._decide()
        if self.approval not in ("asked", "address"):
            return False
        if self.has_no_login_name:
            self.take_login_name(self.contact.email)
        if self.has_no_login_name:
            words = _("Somebody else logs in with %(email)s. Change the address of the contact.")
            raise ValidationError(words, params={"email": self.contact.email})
        self.approval, self.is_active = "given", True
        audit(by, What.ACCESS, self, is_active=True, approval="given")
        self.save(update_fields=["email", "approval", "is_active"])
        Invitation.send(self, by)
        return True

    @transaction.atomic
    def refuse(self):
        """Say no to a colleague who waits. Answers whether they waited still."""
        waiting = type(self).objects.waiting().filter(pk=self.pk)
        refused = bool(waiting.update(approval="refused"))
        if refused:
            audit(HERE, What.ACCESS, self, approval="refused")
        return refused

    def _decide(self):
        """One decides at a time."""
        type(self).objects.select_for_update().get(pk=self.pk)
        self.refresh_from_db()

    @transaction.atomic
    def place(self, profiles=None, **values):
        """Another role, or other rights, with the groups that go with them.

        Raises ValidationError for a role that the organization does not have.
        """
        if values.get("partner_role", self.partner_role) != self.partner_role:
            Organization.demand_role(values["partner_role"])
        with noting(self, *self.RIGHTS):
            self._write(**values)
            if profiles is not None:
                self.groups.set(profiles)
            AccountGroup.place(self)

    @transaction.atomic
    def correct(self, contact, by, *, address=None):
        """Carry over a corrected name, and another `address` of who never logged in."""
        self.first_name, self.last_name = contact.first_name, contact.last_name
        with noting(self, "is_active", "approval", by=by, what=What.ACCESS):
            if address and not self.has_logged_in:
                self.take_login_name(address)
                self.begin_anew(by)
            self.save(update_fields=["first_name", "last_name", "email", "approval", "is_active"])

    def begin_anew(self, by):
        """Behind another address is somebody new: approved, invited and told of like that."""
        if self.approval == "refused":
            return
        was_called = self.is_active or self.approval == "address"
        if was_called or Organization.current().approves_colleagues:
            self.begin()
        if was_called:
            self.call_in(by)
        self.tell_the_channel_manager()
