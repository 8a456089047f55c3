"""Who may do what to which account, and why: the policy as sentences.

Each is held three times: by the list, by the check of the one account, and by "who sees this".
"""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from accounts.models import Account, Audience, Organization, SharingRule, Territory
from leads.sharing.shares import share
from leads.sharing.who import reasons_of, who_sees
from tests.factories import AccountFactory, InternalUserFactory, PartnerFactory

pytestmark = pytest.mark.django_db
NO = ""
POLICY = [
    # Who        may       account   because
    ("ada",      "view",   "bolt",   "administrator"),
    ("ada",      "enable", "cedar",  "administrator"),
    ("carla",    "view",   "acme",   "owner"),
    ("carla",    "change", "cedar",  "owner"),
    ("carla",    "enable", "cedar",  "owner"),
    ("carla",    "share",  "acme",   "owner"),
    ("carla",    "view",   "bolt",   NO),
    ("tina",     "view",   "bolt",   "territory"),
    ("tina",     "change", "bolt",   "territory"),
    ("tina",     "enable", "bolt",   "territory"),
    ("tina",     "share",  "bolt",   "territory"),
    ("tina",     "view",   "acme",   NO),
    ("marco",    "view",   "acme",   "rule"),
    ("marco",    "change", "acme",   NO),
    ("otto",     "view",   "acme",   NO),
    ("otto",     "view",   "bolt",   "rule"),
    ("otto",     "change", "bolt",   "rule"),
    ("otto",     "enable", "bolt",   NO),
    ("otto",     "share",  "bolt",   NO),
    ("otto",     "view",   "delta",  "rule"),
    ("marco",    "view",   "cedar",  "share"),
    ("marco",    "change", "cedar",  "share"),
    ("marco",    "enable", "cedar",  NO),
    ("marco",    "share",  "cedar",  NO),
    ("otto",     "view",   "cedar",  NO),
    ("paul",     "view",   "acme",   "company"),
    ("paul",     "change", "acme",   NO),
    ("paul",     "share",  "acme",   NO),
    ("petra",    "view",   "acme",   "company"),
    ("paul",     "view",   "bolt",   NO),
    ("paul",     "view",   "cedar",  NO),  # Shared with him: partner users see their own only.
    ("rita",     "view",   "cedar",  NO),  # Shared with a profile of hers.
    ("rita",     "view",   "acme",   NO),
    ("paul",     "view",   "delta",  NO),  # Open to everyone by rule.
    ("rita",     "view",   "delta",  NO),
    ("rita",     "view",   "bolt",   "company"),
    ("ines",     "view",   "acme",   NO),
    ("visitor",  "view",   "acme",   NO),
]  # fmt: skip
ACCOUNTS = sorted({line[2] for line in POLICY})


@pytest.fixture(scope="module")
def rows(stage):
    """The cast; Tina covers Spain, where Bolt is; Lena owns Delta, which is no partner."""
    lena, tina = InternalUserFactory(), InternalUserFactory()
    rows = vars(stage) | {"lena": lena, "tina": tina, "otto": InternalUserFactory()}
    rows |= {"delta": AccountFactory(name="Delta", owner=lena), "visitor": AnonymousUser()}
    rows["spain"] = Territory.objects.create(name="Spain")
    rows["spain"].regions.create(country="ES")
    rows["spain"].cover(tina)
    lend(rows)
    write_rules(rows)
    return rows


def lend(rows):
    carla, yesterday = rows["carla"], timezone.now() - timedelta(days=1)
    share(rows["cedar"], rows["marco"], carla, edits=True)
    share(rows["cedar"], rows["paul"], carla, edits=True)
    share(rows["cedar"], rows["partners"], carla)
    share(rows["acme"], rows["rita"], carla)
    share(rows["cedar"], rows["otto"], carla, until=yesterday)


def write_rules(rows):
    """Gold accounts to the managers, those in Spain to Otto for editing, Lena's to everyone."""
    of_gold = Audience.of("level", level=rows["acme"].level)
    of_spain = Audience.of("territory", territory=rows["spain"])
    of_lena, to_otto = (Audience.of("user", user=rows[name]) for name in ("lena", "otto"))
    managers = Audience.of("profile", profile=rows["managers"])
    for source, target, access in (
        (of_gold, managers, "read"),
        (of_spain, to_otto, "edit"),
        (of_lena, Audience.of("everyone"), "edit"),
    ):
        rule = SharingRule(name=f"{source} to {target}", records="accounts", access=access)
        rule.source, rule.target = source, target
        rule.store(rows["ada"])


@pytest.mark.parametrize(("who", "action", "which", "why"), POLICY)
def test_policy(rows, who, action, which, why):
    user, account = rows[who], rows[which]

    listed = account in Account.objects.permitted(user, action)
    flagged = Account.objects.visible_to(user).filter(pk=account.pk, **{f"can_{action}": True})
    assert user.has_perm(f"accounts.{action}_account", account) == listed == bool(why)
    assert flagged.exists() == listed
    assert why in reasons_told(user, account) or not why


def reasons_told(user, account):
    return {line.reason for line in who_sees(account) if user in line.users}


@pytest.mark.parametrize("default", ["private", "public"])
@pytest.mark.parametrize("which", ACCOUNTS)
def test_who_sees_this_says_the_same_of_everybody(rows, which, default):
    """R6"""
    Organization.objects.update(accounts_default=default)
    account = rows[which]

    for name in {line[0] for line in POLICY} - {"visitor", "ada"}:
        user = rows[name]
        seen = user.has_perm("accounts.view_account", account)
        reasons = {reason.name for reason in reasons_of(user, account)} if seen else set()
        assert reasons_told(user, account) == reasons, name
        assert bool(reasons) == seen, name
        edits = any(line.edits for line in who_sees(account) if user in line.users)
        assert user.has_perm("accounts.change_account", account) == (edits and not user.is_partner)


@pytest.mark.parametrize("default", ["private", "public"])
def test_partner_users_see_their_own_account_and_no_other(rows, default):
    """R4"""
    Organization.objects.update(accounts_default=default)
    PartnerFactory(owner=rows["lena"])

    for name, own in {"paul": "acme", "petra": "acme", "rita": "bolt"}.items():
        assert list(Account.objects.permitted(rows[name], "view")) == [rows[own]]
