"""People at companies who may buy."""

import uuid

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from prm.countries import name_of
from prm.ids import new_id
from prm.web import link_of, validate_web_address

from .lead_activity import LeadActivity
from .lead_queryset import LeadManager
from .taking import rests_until
from .transfer import Transfer


def listed(*fields, name):
    return models.Index(fields=fields, condition=Q(deleted_at=None), name=name)


class Lead(models.Model):
    """A person at a company who may buy. Fields, labels and lengths are Salesforce's.

    `owner`, `unread`, `transferred_at`, `previous_owner` and `handover` are written by
    `transfer()` and `enter()` alone; `deleted_at` and `deleted_by` by the bin's verbs.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    salutation = models.CharField(_("Salutation"), max_length=40, blank=True)
    first_name = models.CharField(_("First Name"), max_length=40, blank=True)
    last_name = models.CharField(_("Last Name"), max_length=80)
    company = models.CharField(_("Company"), max_length=255)
    title = models.CharField(_("Title"), max_length=128, blank=True)
    email = models.EmailField(_("Email"), max_length=254, blank=True)
    phone = models.CharField(_("Phone"), max_length=40, blank=True)
    mobile = models.CharField(_("Mobile"), max_length=40, blank=True)
    website = models.CharField(
        _("Website"), max_length=255, blank=True, validators=[validate_web_address]
    )
    description = models.TextField(_("Description"), max_length=32_000, blank=True)
    annual_revenue = models.DecimalField(
        _("Annual Revenue"), max_digits=18, decimal_places=2, null=True, blank=True
    )
    employees = models.PositiveIntegerField(_("Employees"), null=True, blank=True)
    street = models.TextField(_("Street"), max_length=255, blank=True)
    city = models.CharField(_("City"), max_length=40, blank=True)
    state = models.CharField(_("State/Province"), max_length=80, blank=True)
    postal_code = models.CharField(_("Zip/Postal Code"), max_length=20, blank=True)
    country = models.CharField(_("Country"), max_length=80, blank=True)
    source = models.CharField(_("Lead Source"), max_length=80, blank=True)
    status = models.CharField(_("Lead Status"), max_length=80)
    industry = models.CharField(_("Industry"), max_length=80, blank=True)
    rating = models.CharField(_("Rating"), max_length=80, blank=True)
    email_opt_out = models.BooleanField(_("Email Opt Out"), default=False)
    do_not_call = models.BooleanField(_("Do Not Call"), default=False)
    consented_at = models.DateTimeField(_("Consent given"), null=True, blank=True)
    consent_how = models.CharField(_("How consent was given"), max_length=255, blank=True)
    consent_text = models.ForeignKey(
        "leads.ConsentText", models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    custom = models.JSONField(
        _("custom fields"), default=dict, blank=True, encoder=DjangoJSONEncoder
    )

    owner = models.ForeignKey(
        "leads.Owner",
        models.PROTECT,
        related_name="leads",
        db_index=False,
        verbose_name=_("Lead Owner"),
    )
    unread = models.BooleanField(_("Unread By Owner"), default=True)
    transferred_at = models.DateTimeField(_("Last Transfer Date"), default=timezone.now)
    previous_owner = models.ForeignKey(
        "leads.Owner", models.PROTECT, null=True, related_name="+", db_index=False, editable=False
    )
    handover = models.UUIDField(default=uuid.uuid4, editable=False)
    duplicate_of = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        db_index=False,
        related_name="duplicates",
        editable=False,
        verbose_name=_("duplicate of"),
    )
    created_at = models.DateTimeField(_("Created"), default=timezone.now)
    updated_at = models.DateTimeField(_("Last Modified"), default=timezone.now)
    deleted_at = models.DateTimeField(_("Deleted"), null=True, editable=False)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        editable=False,
        verbose_name=_("Deleted by"),
    )

    objects = LeadManager()

    class Meta:
        permissions = [
            ("assign_lead", "Can change the owner of lead"),
            ("share_lead", "Can share lead"),
        ]
        # A lead in the bin is in no list; the lists' indexes leave it out.
        indexes = [
            listed("owner", "-transferred_at", "-id", name="lead_by_owner"),
            listed("-created_at", "-id", name="lead_newest"),
            listed("-transferred_at", "-id", name="lead_last_moved"),
            listed("last_name", "first_name", "id", name="lead_by_name"),
            listed("company", "id", name="lead_by_company"),
            listed("status", "-updated_at", name="lead_by_status"),
            models.Index(
                fields=["duplicate_of"],
                condition=Q(duplicate_of__isnull=False),
                name="lead_duplicates",
            ),
            models.Index(Lower("email"), name="lead_by_email"),
            models.Index(Lower("last_name"), Lower("company"), name="lead_by_person"),
            models.Index(
                fields=["-deleted_at", "-id"],
                condition=Q(deleted_at__isnull=False),
                name="lead_in_bin",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(deleted_at=None, deleted_by=None)
                | Q(deleted_at__isnull=False, deleted_by__isnull=False),
                name="a_lead_in_the_bin_was_put_there_by_somebody",
            )
        ]
        verbose_name = _("lead")
        verbose_name_plural = _("leads")

    def __str__(self):
        return self.full_name

    def get_absolute_url(self):
        return reverse("leads:detail", args=[self.pk])

    @property
    def full_name(self):
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def website_link(self):
        return link_of(self.website)

    @property
    def country_name(self):
        return name_of(self.country)

    @property
    def partner_account(self):
        """Follows from the owner: the account of the partner user who owns the lead."""
        return self.owner.account

    def came_from(self, user):
        """The queue that the user or a colleague took it from, or None: where it may go back to."""
        took = Transfer.objects.unscoped().taken_from(user).filter(lead=self.pk)
        last = took.newest_first().select_related("from_owner__queue").first()
        return last and last.from_owner.queue

    def can_be_taken_by(self, user):
        """Of a lead that knows `can_take`: whether it waits in its queue for this member, too."""
        waits = self.owner.is_queue and self.can_take
        return waits and not rests_until(user, [self.pk])

    def take(self, user):
        """Take this lead out of its queue, as `LeadQuerySet.take`."""
        return Lead.objects.unscoped().filter(pk=self.pk, owner=self.owner_id).take(user)

    @transaction.atomic
    def revise(self, values, seen, by):
        """Store new values, unless somebody stored others since `seen` (its `updated_at` then).

        Answers whether they are stored.
        """
        rows = Lead.objects.unscoped().filter(pk=self.pk, updated_at=seen)
        if not list(rows.select_for_update().values_list("pk")):
            return False
        return bool(rows.change(values, by))

    def file(self, activity):
        """Keep a new activity with this lead, and who has the lead at this moment."""
        activity.save(force_insert=True)
        owner = Lead.objects.unscoped().values_list("owner_id", flat=True).get(pk=self.pk)
        LeadActivity.objects.create(activity=activity, lead=self, owner_id=owner)

    def consent(self, how, at=None, text=None):
        """Keep that the person agreed to be contacted: when, and how they said so."""
        self._keep_consent(at or timezone.now(), how, text)

    def withdraw_consent(self, how):
        """The person agrees no longer; how that came to be known."""
        self._keep_consent(None, how, None)

    def _keep_consent(self, at, how, text):
        values = {"consented_at": at, "consent_how": how, "consent_text": text}
        Lead.objects.unscoped().filter(pk=self.pk).update(**values, updated_at=timezone.now())
        self.consented_at, self.consent_how, self.consent_text = at, how, text

    @transaction.atomic
    def bring_back(self, by):
        """Out of the bin, to its owner; if that one has left, to who stands in for them."""
        if Lead.objects.bin(by).filter(pk=self.pk).restore():
            rows = Lead.objects.unscoped().filter(pk=self.pk)
            rows.go_on(by, Transfer.Reason.RECALL)

    def opened_by(self, user):
        """Mark the lead read, if it is its owner, the person, who opens it."""
        mine = Lead.objects.unscoped().filter(pk=self.pk, owner__user=user, unread=True)
        return bool(mine.update(unread=False))
