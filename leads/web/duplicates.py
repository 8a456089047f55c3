"""A lead that is there already: the same e-mail, else the same name and company."""

from django.db.models.functions import Lower

from leads.imports.twins import COLUMNS, conditions, key_of
from leads.models import Import, Lead

MATCH = Import.Match


def earlier(lead):
    """The oldest lead of all that this one repeats, or None."""
    values = {name: getattr(lead, name) for name in COLUMNS}
    rows = Lead.objects.unscoped().alias(
        mail=Lower("email"), last=Lower("last_name"), at=Lower("company")
    )
    for match in (MATCH.EMAIL, MATCH.NAME):
        for condition in conditions([values], match):
            found = rows.filter(condition).exclude(pk=lead.pk).order_by("created_at", "pk")[:50]
            same = (each for each in found if key_of(vars(each), match) == key_of(values, match))
            if twin := next(same, None):
                return twin
    return None


def linked(lead, user):
    """The leads that are linked to this one and that the user may see, the oldest first."""
    rows = Lead.objects.permitted(user, "view")
    earlier = rows.filter(pk=lead.duplicate_of_id) if lead.duplicate_of_id else rows.none()
    return [*earlier, *rows.filter(duplicate_of=lead.pk).order_by("created_at", "pk")[:20]]
