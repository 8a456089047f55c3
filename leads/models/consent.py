"""Consent: what may not leave the house as long as its person has not agreed."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import BooleanField, Case, Q, Value, When
from django.utils.translation import gettext_lazy as _

from accounts.models import Organization
from prm.permissions import ANYTHING, NOTHING
from prm.sql import is_expression

from .owner import Owner

NO_CONSENT = _(
    "The person has not agreed to that yet, and your organization hands leads to partners"
    " with consent only. Record the consent on the lead first."
)


class ConsentQuerySet(models.QuerySet):
    """Mix in: what a transfer leaves where it is."""

    def held_back_from(self, to):
        """Those of these that `transfer(to)` leaves where they are, for want of consent."""
        if not Organization.wants_consent():
            return self.none()
        rows = self.alias(goes_to=to) if is_expression(to) else self
        return rows.filter(held_back(to))

    def free_for(self, to):
        """The others. An expression `to` must be known to the rows as `goes_to`."""
        return self.exclude(held_back(to)) if Organization.wants_consent() else self


def demand_consent(leads):
    """Refuse new leads that would begin outside of the house without consent."""
    silent = {lead.owner_id for lead in leads if lead.consented_at is None}
    outside = Owner.objects.outside().filter(pk__in=silent)
    if silent and Organization.wants_consent() and outside.exists():
        raise ValidationError(NO_CONSENT)


def held_back(to):
    """What may not leave the house for `to`: inside it still, and without consent."""
    outside = Owner.objects.outside().values("pk")
    leaves = Q(goes_to__in=outside) if is_expression(to) else is_among(to, outside)
    return leaves & Q(consented_at=None) & ~Q(owner__in=outside)


def is_held(owner="owner"):
    """Whether a lead of this owner may not leave the house, as an expression over leads."""
    if not Organization.wants_consent():
        return Value(False, BooleanField())
    inside = ~Q(**{f"{owner}__in": Owner.objects.outside().values("pk")})
    return Case(When(inside, consented_at=None, then=Value(True)), default=Value(False))


def is_among(owner, rows):
    return ANYTHING if rows.filter(pk=owner.pk).exists() else NOTHING
