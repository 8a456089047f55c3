"""People who log in: internal users, and partner users, who are the login of a contact."""

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from prm.audit.changes import noting
from prm.ids import new_id

from .delegation import Delegation
from .invitation import Invitation
from .mail_choice import MailChoice
from .partner_role import PartnerRole
from .user_access import UserAccess
from .user_queryset import UserManager
from .user_state import UserState


class Approval(models.TextChoices):
    """What the channel manager says to a colleague whom a delegated administrator invites.

    ADDRESS: nobody had to approve, but the address is somebody else's login. Only internal
    users are told; to the inviter such a colleague is like any other who was invited.
    """

    ASKED = "asked", _("Waits for approval")
    ADDRESS = "address", _("Waits for another address")
    GIVEN = "given", _("Approved")
    REFUSED = "refused", _("Not approved")


class User(UserAccess, Delegation, AbstractBaseUser, PermissionsMixin):
    """A login. Internal unless it belongs to a contact; `is_superuser` is an administrator."""

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(_("email"), unique=True, help_text=_("The name to log in with."))
    first_name = models.CharField(_("first name"), max_length=40, blank=True)
    last_name = models.CharField(_("last name"), max_length=80)
    alias = models.CharField(_("alias"), max_length=8, blank=True)
    nickname = models.CharField(_("nickname"), max_length=40, blank=True)
    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC")
    mail_choice = models.CharField(
        _("mails about leads"), max_length=7, choices=MailChoice, default=MailChoice.AT_ONCE
    )
    contact = models.OneToOneField(
        "accounts.Contact",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="user",
        verbose_name=_("contact"),
    )
    partner_role = models.PositiveSmallIntegerField(
        _("partner role"), choices=PartnerRole, null=True, blank=True
    )
    is_super_user = models.BooleanField(
        _("super user"),
        default=False,
        help_text=_("Also sees what colleagues of the same partner role own."),
    )
    is_delegated_admin = models.BooleanField(
        _("delegated administrator"),
        default=False,
        help_text=_("Invites colleagues of the own company and looks after their logins."),
    )
    is_active = models.BooleanField(_("active"), default=True)
    is_frozen = models.BooleanField(
        _("frozen"), default=False, help_text=_("Cannot log in; everything else stays.")
    )
    approval = models.CharField(_("approval"), max_length=8, choices=Approval, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("invited by a colleague"),
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    first_login_at = models.DateTimeField(_("first login"), null=True, blank=True)

    RIGHTS = ("is_superuser", "partner_role", "is_super_user", "is_delegated_admin", "profiles")
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["last_name"]

    objects = UserManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")),
                name="emails_are_compared_in_small_letters",
                violation_error_message=_("Write the e-mail address in small letters."),
            ),
            models.CheckConstraint(
                condition=Q(contact=None, partner_role=None, is_delegated_admin=False)
                | Q(contact__isnull=False, partner_role__isnull=False, is_superuser=False),
                name="partner_users_have_a_role_and_no_power",
                violation_error_message=_(
                    "A partner user has a partner role and is no administrator;"
                    " an internal user has no partner role."
                ),
            ),
            models.CheckConstraint(
                condition=Q(is_active=False) | ~Q(approval__in=["asked", "address", "refused"]),
                name="who_is_not_approved_is_not_active",
            ),
        ]
        indexes = [models.Index(fields=["last_name", "first_name", "id"], name="user_by_name")]
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self):
        return self.full_name

    @property
    def full_name(self):
        return f"{self.first_name} {self.last_name}".strip()

    get_full_name = full_name.fget

    def get_short_name(self):
        return self.first_name or self.last_name

    @property
    def is_staff(self):
        """Django admin's own question."""
        return self.is_superuser

    @property
    def is_partner(self):
        return self.contact_id is not None

    @property
    def is_internal(self):
        return not self.is_partner

    @property
    def account(self):
        """The partner account this person works for, or None."""
        return self.contact.account if self.is_partner else None

    @property
    def account_id(self):
        return self.contact.account_id if self.is_partner else None

    @property
    def has_logged_in(self):
        return self.first_login_at is not None

    @property
    def state_word(self):
        return UserState(self.state).label

    @property
    def state_kind(self):
        return UserState(self.state).kind

    @property
    def is_awaited(self):
        """Invited, in time or too late, and not come yet; ask rows `with_state`."""
        return UserState(self.state).is_awaited

    @property
    def can_be_invited(self):
        """An invitation is for who has never come; the others ask for a new password."""
        return self.gets_in and not self.has_logged_in

    @property
    def newest_invitation(self):
        return self.invitations.order_by("-pk").first()

    @property
    def profiles(self):
        return self.groups.filter(account_group=None).order_by("name")

    @transaction.atomic
    def invite(self, profiles, by):
        """Make this internal user, not saved yet, and send them their invitation."""
        self.set_unusable_password()
        with noting(self, *self.RIGHTS, by=by):
            self.save(force_insert=True)
            self.groups.set(profiles)
        Invitation.send(self, by)
        return self

    def speak(self, language):
        """Read the portal, and get its mails, in another language."""
        User.objects.filter(pk=self.pk).update(language=language)
        self.language = language

    def note_login(self):
        """Remember the first time; later logins change nothing."""
        first = User.objects.filter(pk=self.pk, first_login_at=None)
        first.update(first_login_at=timezone.now())
