"""What can be asked of many users."""

from django.contrib.auth.models import BaseUserManager
from django.db.models import OuterRef, Q, Subquery

from accounts import rules
from prm.permissions import RuledQuerySet

from .invitation import Invitation
from .user_state import UserState


def has_left(user=""):
    """Whose login is shut, or whose account was disabled."""
    disabled = Q(**{f"{user}contact__account__disabled_at__isnull": False})
    return Q(**{f"{user}is_active": False}) | disabled


class UserQuerySet(RuledQuerySet):
    rules = {
        "view": rules.view_user,
        "change": rules.change_user,
        "look_after": rules.look_after_user,
    }

    def internal(self):
        return self.filter(contact=None)

    def partners(self):
        return self.exclude(contact=None)

    def active(self):
        return self.filter(is_active=True)

    def here(self):
        """Who has not left; frozen or not."""
        return self.exclude(has_left())

    def who_get_in(self):
        """Active, and not frozen."""
        return self.filter(is_active=True, is_frozen=False)

    def super_users(self):
        return self.filter(is_super_user=True)

    def administrators(self):
        return self.filter(is_superuser=True)

    def with_state(self, **options):
        """Tell each where they stand: `state`, a UserState, and their newest invitation."""
        newest = Invitation.objects.filter(user=OuterRef("pk")).order_by("-pk")
        return self.annotate(
            state=UserState.expression(**options),
            invitation_pk=Subquery(newest.values("pk")[:1]),
            invited_at=Subquery(newest.values("created_at")[:1]),
        )

    def not_come_yet(self):
        """Those whose invitation waits to be used, in time or too late."""
        return self.filter(pk__in=Invitation.objects.unused().values("user"))

    def waiting(self):
        """Colleagues whom a partner invited and nobody has approved yet."""
        return self.filter(approval__in=["asked", "address"])

    def login_of(self, contact):
        """The login of a contact, or None."""
        return self.filter(contact=contact).first()

    def search(self, words):
        for word in words.split():
            names = Q(first_name__icontains=word) | Q(last_name__icontains=word)
            at = Q(contact__account__name__icontains=word)
            self = self.filter(names | at | Q(email__icontains=word))
        return self


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    def create_user(self, email, password=None, **values):
        user = self.model(email=self.normalize_email(email).lower(), **values)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **values):
        return self.create_user(email, password, is_superuser=True, **values)

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)
