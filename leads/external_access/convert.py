"""Making internal what was ticked: all of it or nothing, and written down."""

from django.db import transaction

from accounts.models import Organization
from leads.models import Conversion

from .exposures import ticked


@transaction.atomic
def convert(keys, by):
    """Take the ticked shares out of partners' sight. Answers the conversions.

    What is not open to partners any more by now, whoever was faster, is left as it is.
    It holds from the next request on: the rules ask the shares themselves.
    """
    Organization.objects.select_for_update().get(pk=1)  # Of two who are done, one goes first.
    return Conversion.objects.bulk_create([converted(each, by) for each in ticked(keys)])


def converted(exposure, by):
    exposure.make_internal(by)
    return Conversion(
        kind=exposure.kind,
        row=exposure.number,
        name=exposure.name,
        was=exposure.was,
        became=exposure.becomes,
        partners=exposure.partner_count,
        by=by,
    )
