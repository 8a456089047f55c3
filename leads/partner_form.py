"""The part of a lead that the partner who works it may change."""

from leads.forms import LeadForm
from prm.once import Once

MAY_CHANGE = (
    *("status", "rating", "description"),
    *("title", "email", "phone", "mobile"),
    *("street", "postal_code", "city", "state", "country"),
)


class PartnerLeadForm(Once, LeadForm):
    """Never the owner, the source, the name, or what partners are not shown."""

    def __init__(self, *args, **options):
        super().__init__(*args, only=MAY_CHANGE, **options)
