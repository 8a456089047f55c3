"""A form that is sent twice, as by a double click: the second lead goes where the first went."""

from datetime import timedelta

from accounts.models import Organization
from leads.models import Owner, Received

A_MOMENT = timedelta(minutes=10)
WHY = {"repeats": True}  # What the transfer keeps of it (leads/why.py).


def owner_of_first(row, lead):
    """Who has the lead that the same form brought for the same e-mail a moment before.

    None if there is none, if they cannot receive, or if the new one may not leave the house.
    """
    first = first_of(row, lead.email) if lead.email else None
    able = Owner.objects.filter(pk=first.owner_id).able() if first else Owner.objects.none()
    if lead.consented_at is None and Organization.wants_consent():
        able = able.exclude(pk__in=Owner.objects.outside().values("pk"))
    return able.first()


def first_of(row, email):
    posts = Received.objects.unscoped().of(row.form).filter(outcome=Received.Outcome.ACCEPTED)
    near = posts.filter(at__range=(row.at - A_MOMENT, row.at + A_MOMENT))
    same = near.filter(lead__email__iexact=email, lead__deleted_at=None)
    found = same.select_related("lead").order_by("at", "pk").first()
    return found and found.lead
