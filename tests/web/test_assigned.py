"""Who gets a web form's lead: the active rule, else the default lead owner, else the form's."""

import pytest

from accounts.models import Organization
from leads.models import AssignmentRule, Distribution, RuleEntry, Transfer
from prm.models import Mail
from tests.factories import owner_of

from .conftest import SENT
from .reading import last_post, outcomes, the_lead

pytestmark = pytest.mark.django_db


@pytest.fixture
def rule(stage):
    """French leads go to Paul of Acme; others match nothing."""
    criteria = [{"field": "country", "operator": "equals", "value": "France"}]
    entry = RuleEntry(criteria=criteria, target="owner", owner=owner_of(stage.paul))
    rule = AssignmentRule.found("By country", stage.ada)
    rule.revise([entry], stage.ada, seen=1)
    rule.activate()
    return rule


@pytest.fixture
def default(stage):
    Distribution(default_owner=owner_of(stage.nordic)).keep()


def told():
    mails = Mail.objects.unscoped().filter(kind="assignment")
    return sorted(str(mail.recipient) for mail in mails)


def test_the_active_rule_decides(post, stage, rule):
    post(**SENT, country="France")

    assert the_lead().owner.user == stage.paul
    assert told() == ["Paul Rossi"]
    reasons = Transfer.objects.unscoped().order_by("pk").values_list("reason", "by", "note")
    assert list(reasons) == [("web", None, "Contact"), ("rule", None, "Contact")]


def test_what_no_entry_matches_goes_to_the_default_owner(post, stage, rule, default):
    post(**SENT, country="Spain")

    assert the_lead().owner.queue == stage.nordic


def test_without_one_the_form_says_who(post, stage, rule):
    post(**SENT, country="Spain")

    assert the_lead().owner.user == stage.carla
    assert told() == ["Carla Berg"]


def test_a_form_may_go_round_the_rules(post, stage, form, rule, default):
    form.by_rule = False
    form.save()

    post(**SENT, country="France")

    assert (the_lead().owner.user, told()) == (stage.carla, ["Carla Berg"])


def test_without_the_consent_that_is_demanded_it_stays_in_the_house(post, stage, rule):
    Organization.objects.update(demands_consent=True)

    post(**SENT, country="France")

    assert the_lead().owner.user == stage.carla


def test_with_it_the_rule_may_let_it_out(post, stage, rule):
    Organization.objects.update(demands_consent=True)

    post(**SENT, country="France", consent="1")

    assert the_lead().owner.user == stage.paul


@pytest.fixture
def outside(stage, form):
    """The form's own owner is a partner user, and consent is demanded."""
    Organization.objects.update(demands_consent=True)
    form.owner = owner_of(stage.paul)
    form.save()


def test_what_may_not_go_to_the_forms_own_owner_waits(post, outside):
    answer = post()

    assert (answer.status_code, outcomes()) == (200, [("quarantined", "consent")])


def test_who_accepts_it_has_it(post, stage, outside, log_in):
    post()

    data = {"decision": "accept", "post": last_post().pk}
    log_in(stage.marco).post("/web-to-lead/quarantine/decisions/", data)

    assert the_lead().owner.user == stage.marco
