"""The picklists every organization starts with: Salesforce's standard values."""

from leads.models import Pick

INDUSTRIES = (
    "Agriculture|Apparel|Banking|Biotechnology|Chemicals|Communications|Construction|Consulting"
    "|Education|Electronics|Energy|Engineering|Entertainment|Environmental|Finance"
    "|Food & Beverage|Government|Healthcare|Hospitality|Insurance|Machinery|Manufacturing|Media"
    "|Not For Profit|Recreation|Retail|Shipping|Technology|Telecommunications|Transportation"
    "|Utilities|Other"
)
VALUES = {
    "source": "Web|Phone Inquiry|Partner Referral|Purchased List|Other",
    "rating": "Hot|Warm|Cold",
    "industry": INDUSTRIES,
    "salutation": "Mr.|Ms.|Mrs.|Dr.|Prof.|Mx.",
}
STATUSES = {
    "Open - Not Contacted": Pick.Meaning.NEW,
    "Working - Contacted": Pick.Meaning.WORKING,
    "Closed - Converted": Pick.Meaning.CONVERTED,
    "Closed - Not Converted": Pick.Meaning.LOST,
}


def fill_picklists():
    """Give a new organization its picklists; one that has any keeps what it has."""
    if Pick.objects.exists():
        return
    for position, (value, meaning) in enumerate(STATUSES.items()):
        Pick.objects.create(
            field="status",
            value=value,
            position=position,
            meaning=meaning,
            is_default=position == 0,
        )
    Pick.objects.bulk_create(
        Pick(field=field, value=value, position=position)
        for field, values in VALUES.items()
        for position, value in enumerate(values.split("|"))
    )
