"""How many partner roles there are, and the switch that suspends super users."""

import pytest
from django.core.exceptions import ValidationError

from accounts.models import Organization, PartnerRole, User
from tests.factories import LeadFactory, PartnerUserFactory

pytestmark = pytest.mark.django_db
URL = "/setup/roles/"


def test_the_organization_chooses_how_many(cast, log_in):
    User.objects.filter(pk=cast.petra.pk).update(partner_role=PartnerRole.USER)

    answer = log_in(cast.ada).post(URL, {"partner_roles": 1})

    assert answer.url == URL
    assert Organization.roles() == [PartnerRole.USER]


def test_fewer_than_are_in_use_names_who_must_move_first(cast, log_in):
    answer = log_in(cast.ada).post(URL, {"partner_roles": 2})

    assert "Petra Galli (Acme Sistemi, Executive)" in answer.content.decode()
    assert len(Organization.roles()) == 3


@pytest.mark.parametrize("number", ["0", "4", "x", ""])
def test_only_one_to_three(cast, log_in, number):
    log_in(cast.ada).post(URL, {"partner_roles": number})

    assert Organization.current().partner_roles == 3


def test_nobody_gets_a_role_that_there_is_not(cast):
    User.objects.filter(pk=cast.petra.pk).update(partner_role=PartnerRole.USER)
    cast.organization.set_partner_roles(1)

    with pytest.raises(ValidationError, match="no partner role Manager"):
        PartnerUserFactory(contact__account=cast.acme, partner_role=PartnerRole.MANAGER)
    assert PartnerUserFactory(contact__account=cast.acme)


def test_suspended_super_users_see_no_peers_until_the_rights_come_back(cast, log_in):
    """R7"""
    acme = {"contact__account": cast.acme, "profiles": [cast.partners]}
    sofia = PartnerUserFactory(**acme, is_super_user=True)
    lead, ada = LeadFactory(of=cast.paul), log_in(cast.ada)
    assert sofia.has_perm("leads.change_lead", lead)

    ada.post(f"{URL}super-users/", {"suspend": "yes"})
    assert not sofia.has_perm("leads.view_lead", lead)
    assert cast.petra.has_perm("leads.view_lead", lead)
    assert "Suspended by Ada Lund" in ada.get(URL).content.decode()
    ada.post(f"{URL}super-users/", {"suspend": "no"})

    assert sofia.has_perm("leads.change_lead", lead)
    assert User.objects.get(pk=sofia.pk).is_super_user
