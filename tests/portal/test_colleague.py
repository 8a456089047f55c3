"""Leads go to a colleague of the same company, one or many, and to nobody else."""

import pytest
from django.urls import reverse

from accounts.models import PartnerRole
from leads.models import Lead, Transfer
from leads.models.lead_queryset import Act
from prm.models import Mail
from tests.factories import LeadFactory, PartnerUserFactory, owner_of

pytestmark = pytest.mark.django_db
MANY = reverse("portal:owners", args=["partners"])


def one(lead):
    return reverse("portal:owner", args=["partners", lead.pk])


def all_of(*leads):
    return MANY + "?" + "&".join(f"lead={lead.pk}" for lead in leads)


def hand(browser, address, to, **more):
    """Open the page and send its form with this colleague."""
    page = browser.get(address)
    seen = page.context["form"]["owners_seen"].value()
    return browser.post(address, {"choice": to.pk, "owners_seen": seen} | more, follow=True)


def owner_now(lead):
    return Lead.objects.unscoped().get(pk=lead.pk).owner


def test_an_executive_hands_a_colleagues_lead_to_another(cast, log_in):
    lead = LeadFactory(of=cast.paul)

    answer = hand(log_in(cast.petra), one(lead), cast.petra)

    assert "1 lead handed to Petra Galli." in answer.content.decode()
    assert owner_now(lead) == owner_of(cast.petra)
    assert Transfer.objects.unscoped().filter(lead=lead, by=cast.petra, reason="manual").exists()


def test_many_go_in_one_act_with_one_mail(cast, log_in):
    leads = [LeadFactory(of=cast.paul), LeadFactory(of=cast.paul), LeadFactory(of=cast.petra)]
    to = PartnerUserFactory(contact__account=cast.acme, profiles=[cast.partners])

    answer = hand(log_in(cast.petra), all_of(*leads), to, notify="on")

    assert f"3 leads handed to {to}." in answer.content.decode()
    assert {owner_now(lead) for lead in leads} == {owner_of(to)}
    assert Mail.objects.unscoped().filter(recipient=to).count() == 1


def test_colleagues_who_may_be_given_leads_are_offered_and_nobody_else(cast, log_in):
    lead = LeadFactory(of=cast.paul)

    form = log_in(cast.petra).get(one(lead)).context["form"]

    assert {str(user) for user in form.fields["choice"].queryset} == {"Paul Rossi", "Petra Galli"}


@pytest.mark.parametrize("who", ["rita", "nora", "ines", "carla"])
def test_nobody_else_is_given_one(cast, log_in, who):
    """R2"""
    lead = LeadFactory(of=cast.paul)

    answer = hand(log_in(cast.petra), one(lead), getattr(cast, who))

    assert "Choose one of those listed." in answer.content.decode()
    assert owner_now(lead) == owner_of(cast.paul)


def test_leads_one_may_not_change_are_not_handed_on(cast, log_in):
    """R1, R2"""
    rivals, bosses = LeadFactory(of=cast.rita), LeadFactory(of=cast.petra)
    queued, own = LeadFactory(of=cast.southern), LeadFactory(of=cast.paul)
    browser = log_in(cast.paul)

    assert [browser.get(one(row)).status_code for row in (rivals, bosses)] == [404, 404]
    assert browser.get(one(queued)).status_code == 403
    page = browser.get(all_of(rivals, bosses, queued, own))
    assert [lead.pk for lead in page.context["leads"]] == [own.pk]


def test_what_the_page_did_not_show_is_not_handed_on(cast, log_in):
    """A seal of somebody else's, or none, moves nothing."""
    lead, rivals = LeadFactory(of=cast.paul), LeadFactory(of=cast.rita)
    seen = log_in(cast.rita).get(one(rivals)).context["form"]["owners_seen"].value()
    browser = log_in(cast.petra)

    for forged in (seen, "", "x", "\0"):
        browser.post(one(lead), {"choice": cast.petra.pk, "owners_seen": forged})

    assert owner_now(lead) == owner_of(cast.paul)
    assert owner_now(rivals) == owner_of(cast.rita)


def test_what_moved_on_meanwhile_stays_where_it_is(cast, log_in):
    """R10"""
    first, second = LeadFactory(of=cast.paul), LeadFactory(of=cast.paul)
    browser = log_in(cast.petra)
    address = all_of(first, second)
    seen = browser.get(address).context["form"]["owners_seen"].value()
    away = Lead.objects.unscoped().filter(pk=first.pk)
    away.transfer(owner_of(cast.carla), Act(cast.carla, "recall"))

    data = {"choice": cast.petra.pk, "owners_seen": seen}
    said = browser.post(address, data, follow=True).content.decode()

    assert "1 lead handed to Petra Galli." in said
    assert "moved on meanwhile: 1." in said
    assert owner_now(first) == owner_of(cast.carla)


def test_nothing_ticked_is_said(cast, log_in):
    browser = log_in(cast.petra)

    for wrong in (MANY, MANY + "?lead=x&lead=99999999999999999999999&lead=%00&lead=-1"):
        assert "Tick the leads first" in browser.get(wrong, follow=True).content.decode()
    assert cast.petra.partner_role == PartnerRole.EXECUTIVE
