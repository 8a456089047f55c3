"""What web forms sent, each post once, whatever became of it."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads import rules
from prm.permissions import RuledQuerySet, ScopedManager

KEPT = timedelta(days=90)  # What was typed, of posts that are decided about.


class ReceivedQuerySet(RuledQuerySet):
    rules = {"view": rules.view_received}

    def quarantined(self):
        return self.filter(outcome=Received.Outcome.QUARANTINED)

    def kept_out(self):
        """Those that were rejected and can still be read: a person may bring them in."""
        rows = self.filter(outcome=Received.Outcome.REJECTED, form__isnull=False)
        return rows.exclude(fields=[])

    def reject(self, by):
        """Reject what still waits of these. Answers how many nobody else had decided about."""
        waiting = Received.objects.unscoped().quarantined().filter(pk__in=self.values("pk"))
        rejected = Received.Outcome.REJECTED
        return waiting.update(outcome=rejected, decided_by=by, decided_at=timezone.now())

    def of(self, form):
        return self.filter(form=form)

    def to_no_form(self):
        """Posts whose key is none of ours, still to be read: another site has it wrong."""
        return self.filter(form=None, reason=Received.Reason.UNKNOWN).exclude(fields=[])

    def forget_old(self):
        """Drop what people typed and where from; that the post was received stays."""
        old = self.filter(at__lt=timezone.now() - KEPT).exclude(fields=[], address="")
        return old.exclude(outcome=Received.Outcome.QUARANTINED).update(fields=[], address="")


class Received(models.Model):
    """One post of a web form: accepted (a lead), quarantined (waits for a person), or rejected.

    `fields` are the names and values as they came; `address` is a keyed hash of where from.
    """

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", _("Accepted")
        QUARANTINED = "quarantined", _("In quarantine")
        REJECTED = "rejected", _("Rejected")

    class Reason(models.TextChoices):
        TRAP = "trap", _("Filled in the field that people do not see")
        FAST = "fast", _("Faster than a person writes")
        MINUTE = "minute", _("Too many posts from one address")
        DAY = "day", _("More leads than the form brings in a day")
        CONSENT = "consent", _("Without the consent that the form asks for")
        STORE = "store", _("It could not be stored")
        NOBODY = "nobody", _("Nobody can receive it: neither the form's owner nor the default one")
        EMPTY = "empty", _("Nothing was filled in")
        CLOSED = "closed", _("The form is not active")
        UNKNOWN = "unknown", _("There is no form with this key")
        SIZE = "size", _("Too large, or not readable")

    form = models.ForeignKey(
        "leads.WebForm",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="posts",
        verbose_name=_("web form"),
    )
    at = models.DateTimeField(_("received"), default=timezone.now)
    fields = models.JSONField(_("as it came"), default=list, blank=True)
    address = models.CharField(_("from"), max_length=40, blank=True)
    outcome = models.CharField(_("outcome"), max_length=11, choices=Outcome)
    reason = models.CharField(_("why"), max_length=8, choices=Reason, blank=True)
    notes = models.TextField(_("notes"), blank=True)
    lead = models.ForeignKey(
        "leads.Lead", models.SET_NULL, null=True, blank=True, related_name="posts"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    objects = ScopedManager.from_queryset(ReceivedQuerySet)()

    class Meta:
        default_permissions = ["view"]
        constraints = [
            models.CheckConstraint(
                condition=Q(lead=None) | Q(outcome="accepted"),
                name="only_an_accepted_post_is_a_lead",
            ),
            models.CheckConstraint(
                condition=Q(outcome="accepted") | ~Q(reason=""), name="what_is_kept_out_says_why"
            ),
            models.CheckConstraint(
                condition=Q(form__isnull=False) | Q(outcome="rejected"),
                name="a_post_to_no_form_is_rejected",
            ),
        ]
        indexes = [
            models.Index(fields=["form", "-at"], name="received_by_form"),
            models.Index(fields=["form", "outcome", "-at"], name="received_by_outcome"),
            models.Index(fields=["form", "address", "-at"], name="received_by_address"),
            models.Index(
                fields=["-at", "-id"], condition=Q(outcome="quarantined"), name="received_waiting"
            ),
        ]
        verbose_name = _("web post")
        verbose_name_plural = _("web posts")

    def __str__(self):
        return f"{self.form or '–'}: {self.pk}"

    def get_absolute_url(self):
        return reverse("web:received", args=[self.pk])

    @property
    def pill(self):
        """The colour of its outcome."""
        return {"accepted": "good", "quarantined": "warn", "rejected": "bad"}[self.outcome]

    @property
    def is_waiting(self):
        return self.outcome == self.Outcome.QUARANTINED

    @property
    def is_kept_out(self):
        """Whether it was rejected and a person may bring it in after all."""
        is_rejected = self.outcome == self.Outcome.REJECTED
        return is_rejected and self.form_id is not None and bool(self.fields)

    @property
    def excerpt(self):
        """Who it seems to be from, for a list."""
        sent = dict(reversed(self.fields))
        first, last, company = (
            sent.get(name, "").strip() for name in ("first_name", "last_name", "company")
        )
        named = [f"{first} {last}".strip(), company]
        return (", ".join(filter(None, named)) or sent.get("email", ""))[:80]

    @property
    def is_stray(self):
        return self.form_id is None and self.reason == self.Reason.UNKNOWN and bool(self.fields)

    def settle(self, by):
        """Accept a post that still is where this row says, for the form that it names.

        Of two who do at once, one does: answers whether. What is a lead stays one.
        """
        rows = Received.objects.unscoped().filter(pk=self.pk, outcome=self.outcome)
        accepted = self.Outcome.ACCEPTED
        return bool(
            rows.exclude(outcome=accepted).update(
                form=self.form, outcome=accepted, decided_by=by, decided_at=timezone.now()
            )
        )
