"""Files bring consent, too; what has none and is demanded to have it stays with who imports."""

import pytest

from accounts.models import Organization
from leads.models import ImportRow
from tests.factories import owner_of

pytestmark = pytest.mark.django_db
FILE = "Last Name,Company,Consent Date\nLaurent,Lyon,2026-03-01\nSalo,Turku,\n"


def test_leads_without_consent_stay_with_who_imports(cast, bring_in, leads_in):
    Organization.objects.update(demands_consent=True)

    bring_in(FILE, cast.carla, owner_of(cast.paul))

    owners = {name: lead.owner.user for name, lead in leads_in().items()}
    assert owners == {"Laurent": cast.paul, "Salo": cast.carla}
    warned = ImportRow.objects.unscoped().exclude(warnings="").get()
    assert (warned.number, "no consent" in warned.warnings) == (2, True)


def test_without_the_demand_all_go_where_they_were_to_go(cast, bring_in, leads_in):
    bring_in(FILE, cast.carla, owner_of(cast.paul))

    assert {lead.owner.user for lead in leads_in().values()} == {cast.paul}
    assert leads_in()["Laurent"].consented_at is not None
