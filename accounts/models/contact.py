"""People at accounts, and how one becomes a partner user."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import rules
from prm.audit.changes import noting
from prm.countries import name_of
from prm.permissions import RuledQuerySet, ScopedManager

from .account_group import AccountGroup
from .invitation import Invitation
from .organization import Organization


class ContactQuerySet(RuledQuerySet):
    rules = {
        "view": rules.view_contact,
        "change": rules.change_contact,
        "enable": rules.enable_contact,
    }

    def search(self, words):
        for word in words.split():
            names = Q(first_name__icontains=word) | Q(last_name__icontains=word)
            self = self.filter(names | Q(email__icontains=word) | Q(account__name__icontains=word))
        return self


class Contact(models.Model):
    """A person at a company. At most one user is this person's login."""

    account = models.ForeignKey(
        "accounts.Account", models.PROTECT, related_name="contacts", verbose_name=_("account")
    )
    salutation = models.CharField(_("salutation"), max_length=40, blank=True)
    first_name = models.CharField(_("first name"), max_length=40, blank=True)
    last_name = models.CharField(_("last name"), max_length=80)
    title = models.CharField(_("title"), max_length=128, blank=True)
    email = models.EmailField(_("email"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    mobile = models.CharField(_("mobile"), max_length=40, blank=True)
    street = models.TextField(_("street"), max_length=255, blank=True)
    city = models.CharField(_("city"), max_length=40, blank=True)
    state = models.CharField(_("state/province"), max_length=80, blank=True)
    postal_code = models.CharField(_("zip/postal code"), max_length=20, blank=True)
    country = models.CharField(_("country"), max_length=80, blank=True)
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    updated_at = models.DateTimeField(_("last modified"), auto_now=True)

    objects = ScopedManager.from_queryset(ContactQuerySet)()

    class Meta:
        permissions = [("enable_contact", "Can enable contact as partner user")]
        indexes = [
            models.Index(fields=["last_name", "first_name", "id"], name="contact_by_name"),
            models.Index(fields=["account", "last_name", "id"], name="contact_by_account"),
            models.Index(fields=["-created_at", "-id"], name="contact_newest"),
        ]
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")

    def __str__(self):
        return self.full_name

    def get_absolute_url(self):
        return reverse("contacts:detail", args=[self.pk])

    @property
    def full_name(self):
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def country_name(self):
        return name_of(self.country)

    @property
    def partner_user(self):
        """The login of this contact, or None."""
        return getattr(self, "user", None)

    def demand_place_for_user(self):
        """Refuse, in words, what stands against making a login of this contact."""
        Organization.demand_prm()
        if not self.account.is_partner:
            raise ValidationError(
                _("%(account)s is not a partner account. Enable it as partner first."),
                code="account",
                params={"account": self.account},
            )
        if self.partner_user:
            raise ValidationError(
                _("%(contact)s is a partner user already."), "user", {"contact": self}
            )
        if not self.email:
            raise ValidationError(
                _("%(contact)s has no e-mail address. It is needed to log in."),
                code="email",
                params={"contact": self},
            )

    @transaction.atomic
    def enable_user(self, user, profiles, by, *, notify):
        """Make `user` (unsaved, confirmed by a person) the login of this contact.

        Raises ValidationError when it cannot be a partner user, IntegrityError when
        somebody else made one of it meanwhile or the e-mail is taken; nothing is left
        half-made then.
        """
        self.demand_place_for_user()
        Organization.demand_role(user.partner_role)
        user.contact = self
        user.set_unusable_password()
        with noting(user, *user.RIGHTS, by=by):
            user.save(force_insert=True)
            user.groups.set(profiles)
            AccountGroup.place(user)
        if notify:
            Invitation.send(user, by=by)
        return user

    def file(self, activity):
        """Keep a new activity with this contact."""
        activity.contact = self
        activity.save(force_insert=True)
