"""Django admin, R31: every page of every model, for administrators and for nobody else."""

import pytest
from django.contrib import admin
from django.urls import reverse

from . import policy
from .routes import all_routes

pytestmark = pytest.mark.django_db
TABLE = """
account.EmailAddress          view
accounts.Account              view add change delete
accounts.AccountGroup         view
accounts.AccountGroupShare    view
accounts.AccountUserShare     view
accounts.Audience             view
accounts.Activity             view
accounts.Contact              view add change delete
accounts.Invitation           view
accounts.Level                view add change delete
accounts.LevelChange          view
accounts.Mention              view
accounts.ListView             view     change delete
accounts.ListViewShare        view
accounts.Organization         view     change
accounts.SharingRule          view
accounts.Territory            view add change delete
accounts.TerritoryGroupGrant  view
accounts.TerritoryRegion      view add change delete
accounts.TerritoryUserGrant   view
accounts.User                 view add change
auth.Group                    view add change delete
communities.Community         view add change delete
communities.CommunityGroupGrant   view
communities.CommunityUserGrant    view
communities.Document          view
communities.Folder            view     change
communities.FolderShare       view
leads.ConsentText             view
leads.AssignmentRule          view
leads.Distribution            view
leads.RuleEntry               view
leads.RuleVersion             view
leads.Conversion              view
leads.CustomField             view add change
leads.Dealt                   view
leads.Import                  view
leads.ImportRow               view
leads.Lead                    view add change
leads.LeadGroupShare          view
leads.LeadUserShare           view
leads.LeadActivity            view
leads.NamedText               view
leads.Owner                   view
leads.Pick                    view add change
leads.Queue                   view add change
leads.QueueGroupGrant         view
leads.QueueUserGrant          view
leads.Digest                  view
leads.Notice                  view
leads.Run                     view
leads.RunRow                  view
leads.RoundRobin              view add change
leads.RoundRobinMember        view
leads.Skip                    view
leads.Received                view
leads.StatusChange            view
leads.Transfer                view
leads.WebForm                 view
mfa.Authenticator             view            delete
prm.AuditEntry                view
prm.AuditSeal                 view
prm.Mail                      view
prm.MailTemplate              view add change delete
prm.Sandbox                   view
prm.Submission                view
usersessions.UserSession      view
"""
MAY = {label: set(may) for label, *may in (line.split() for line in TABLE.split("\n") if line)}
MODELS = {model._meta.label: model for model in admin.site._registry}
OTHERS = [person for person in policy.PEOPLE if person != "ada"]
PLAIN = {"index", "login", "logout", "password_change", "password_change_done", "autocomplete"}
PLAIN |= {"jsi18n", "view_on_site", "app_list", "None"}
ACTIONS = {"changelist": "view", "add": "add", "history": "view", "delete": "delete"}
ACTIONS |= {"change": "view"}  # Who may only view sees the same page, without its buttons.


def test_every_model_is_in_the_table():
    assert MODELS.keys() == MAY.keys()


def test_every_page_of_the_admin_is_known():
    names = {r.name.removeprefix("admin:") for r in all_routes() if r.name.startswith("admin:")}
    of_models = {f"{name_of(label)}_{action}" for label in MODELS for action in ACTIONS}

    assert names - of_models == PLAIN - (PLAIN - names)


def name_of(label):
    return label.replace(".", "_").lower()


def addresses(label):
    """Each page of the model: what it needs, and where it is."""
    row = rows_of(label).order_by("-pk").first()
    for action, needs in ACTIONS.items():
        if action in ("changelist", "add"):
            yield action, needs, reverse(f"admin:{name_of(label)}_{action}")
        elif row:
            yield action, needs, reverse(f"admin:{name_of(label)}_{action}", args=[row.pk])


def rows_of(label):
    """Rows of which the table speaks: a partner and its groups stay (tests/accounts/test_admin)."""
    rows = MODELS[label]._base_manager.all()
    apart = {"accounts.Account": {"partner_since": None}, "auth.Group": {"account_group": None}}
    apart["leads.Lead"] = {"deleted_at": None}  # The bin is in the console.
    return rows.filter(**apart.get(label, {}))


@pytest.mark.parametrize("label", MODELS)
def test_an_administrator_may_what_the_table_says(rows, asker, label):
    for action, needs, url in addresses(label):
        answer = asker.ask("ada", "GET", url)
        assert answer.status == (200 if needs in MAY[label] else 403), (action, answer.status)
        assert not answer.has_trick, action
        assert answer.changed == set(), action


@pytest.mark.parametrize("label", MODELS)
def test_what_an_administrator_may_not_cannot_be_sent_either(rows, asker, label):
    for action, needs, url in addresses(label):
        needs = "change" if action == "change" else needs
        if action in ("add", "change", "delete") and needs not in MAY[label]:
            answer = asker.ask("ada", "POST", url, {"post": "yes"})
            assert (answer.status, answer.changed) == (403, set()), action


@pytest.mark.parametrize("label", MODELS)
def test_a_search_answers(rows, asker, label):
    for words in ("zq", "Ünï", "0", "' OR 1=1 --", "\0"):
        url = reverse(f"admin:{name_of(label)}_changelist")
        assert asker.ask("ada", "GET", url, {"q": words}).status in (200, 302)


@pytest.mark.parametrize("label", MODELS)
def test_nobody_else_gets_in(rows, asker, label):
    for person in OTHERS:
        for _action, _needs, url in addresses(label):
            for method in ("GET", "POST"):
                refused(asker.ask(person, method, url), person)


@pytest.mark.parametrize("name", sorted(PLAIN - {"login", "logout", "None", "view_on_site"}))
def test_nobody_else_sees_the_other_pages(rows, asker, name):
    args = ["leads"] if name == "app_list" else []
    for person in OTHERS:
        refused(asker.ask(person, "GET", reverse(f"admin:{name}", args=args)), person)


def refused(answer, person):
    expected = dict.fromkeys(policy.PARTNERS, 404) | dict.fromkeys(policy.OUTSIDE, 302)
    assert answer.status == expected.get(person, 403), (person, answer.status)
    assert answer.codes == set() or person not in policy.OUTSIDE
    assert answer.changed == set(), person
