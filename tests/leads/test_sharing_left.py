"""Somebody leaves with whom something is shared, or whom a sharing rule names."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts import leaving
from accounts.models import Audience, SharingRule
from leads.models import LeadUserShare
from leads.sharing.shares import share
from tests.factories import LeadFactory, PartnerUserFactory

pytestmark = pytest.mark.django_db
UNTIL = timezone.now().replace(microsecond=0) + timedelta(days=9)


def leave(browser, user, **sent):
    answer = browser.post(reverse("users:leaving", args=[user.pk]), sent)
    user.refresh_from_db()
    return answer


def page_of(browser, user):
    return browser.get(reverse("users:leaving", args=[user.pk]))


def to(user):
    return f"user:{user.pk}"


def shares():
    return {(each.user, each.edits, each.until) for each in LeadUserShare.objects.all()}


@pytest.fixture
def sofia(cast):
    """A colleague of Paul's, his peer: neither sees the other's leads."""
    return PartnerUserFactory(contact__account=cast.acme, profiles=[cast.partners])


@pytest.fixture
def lent(cast, lead):
    """Sophie Laurent, Carla's lead, which Paul may edit for some days."""
    share(lead, cast.paul, cast.carla, edits=True, until=UNTIL)
    return lead


def test_the_page_says_how_many_are_shared_with_them(cast, carla, lent):
    page = page_of(carla, cast.paul).text

    assert "Leads and accounts shared with them" in page
    assert "Read and edit <strong>1</strong>" in page


def test_a_share_goes_to_a_colleague_as_it_was(cast, carla, lent, sofia):
    leave(carla, cast.paul, shares=to(sofia))

    assert shares() == {(sofia, True, UNTIL)}
    assert sofia.has_perm("leads.change_lead", lent)


def test_or_it_ends(cast, carla, lent, sofia):
    leave(carla, cast.paul, shares="nobody")
    cast.paul.reactivate()

    assert shares() == set()
    assert not cast.paul.has_perm("leads.view_lead", lent)


@pytest.mark.parametrize("wrong", ["", "the queue", "carla", "rita"])
def test_nobody_else_is_offered_it(cast, carla, lent, wrong):
    keys = {"the queue": f"queue:{cast.southern.pk}", "carla": to(cast.carla)}

    leave(carla, cast.paul, shares=(keys | {"rita": to(cast.rita)}).get(wrong, wrong))

    assert cast.paul.is_active
    assert shares() == {(cast.paul, True, UNTIL)}


def test_what_who_decides_may_not_share_goes_to_nobody(cast, log_in, lent, sofia):
    """R3: Petra looks after the logins of her company, and not after Carla's lead."""
    own = LeadFactory(of=cast.petra)
    share(own, cast.paul, cast.petra)
    url = reverse("portal:colleague_leaving", args=["partners", cast.paul.pk])

    log_in(cast.petra).post(url, {"shares": to(sofia)})

    assert shares() == {(sofia, False, None)}
    assert not sofia.has_perm("leads.view_lead", lent)
    assert sofia.has_perm("leads.view_lead", own)


def test_a_share_that_is_over_is_nothing_to_ask_about(cast, carla, lent):
    LeadUserShare.objects.update(until=timezone.now() - timedelta(days=1))

    assert leaving.held_by([cast.paul]) == {}


def test_who_sees_it_already_gets_no_share_of_it(cast, ada, lead):
    share(lead, cast.marco, cast.carla)

    leave(ada, cast.marco, accounts=to(cast.carla), shares=to(cast.carla))

    assert shares() == set()


def rule_between(cast, source, target, name="Probe"):
    rule = SharingRule(name=name, records="leads", source=source, target=target)
    rule.store(cast.ada)
    return rule


@pytest.mark.parametrize("end", ["source", "target"])
@pytest.mark.parametrize("kind", ["user", "subordinates"])
def test_a_rule_that_names_them_is_shown_and_switched_off(cast, ada, end, kind):
    """And is not on again, nor open to anybody else, when they come back."""
    ends = {"source": Audience.of("internal"), "target": Audience.of("internal")}
    rule = rule_between(cast, **ends | {end: Audience.of(kind, user=cast.marco)})
    page = page_of(ada, cast.marco).text
    assert "Sharing rules that name them" in page
    assert "<li>Probe</li>" in page

    leave(ada, cast.marco, accounts=to(cast.carla), sharing_rules="nobody")

    rule.refresh_from_db()
    assert (rule.is_active, rule.changed_by) == (False, cast.ada)
    assert not cast.marco.is_active


def test_a_partner_is_told_how_many_rules_and_not_their_names(cast, log_in):
    """R4"""
    rule_between(cast, Audience.of("internal"), Audience.of("user", user=cast.paul), "For Bolt too")
    url = reverse("portal:colleague_leaving", args=["partners", cast.paul.pk])
    petra = log_in(cast.petra)

    page = petra.get(url).text
    petra.post(url, {"sharing_rules": "nobody"})

    assert 'Sharing rules that name them <span class="soft">1</span>' in page
    assert "For Bolt too" not in page
    assert not SharingRule.objects.active().exists()


def test_a_rule_that_cannot_be_given_on_asks_nothing(cast, ada):
    rule_between(cast, Audience.of("internal"), Audience.of("user", user=cast.paul))

    choices = page_of(ada, cast.paul).context["form"].fields["sharing_rules"].choices

    assert choices == [("nobody", "Nobody: it ends")]
    leave(ada, cast.paul, sharing_rules=to(cast.petra))
    assert cast.paul.is_active


def test_rules_for_others_stay_on(cast, ada):
    rule = rule_between(cast, Audience.of("internal"), Audience.of("account", account=cast.acme))

    leave(ada, cast.paul)

    rule.refresh_from_db()
    assert rule.is_active
    assert not cast.paul.is_active


def test_a_partner_that_is_enabled_again_has_its_shares_and_rules(cast, carla, lent):
    rule = rule_between(cast, Audience.of("internal"), Audience.of("user", user=cast.paul))
    cast.acme.disable(cast.carla, {})
    cast.acme.enable_again()

    rule.refresh_from_db()
    assert rule.is_active
    assert shares() == {(cast.paul, True, UNTIL)}
