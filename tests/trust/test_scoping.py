"""R5: rows that partners compete over are never asked for without saying for whom."""

import re
from collections import Counter

import pytest
from django.apps import apps

from prm.permissions import ScopedManager, Unscoped
from tests.sources import APPS, ROOT, modules

ALLOWED = ROOT / "tests" / "unscoped.txt"
OPEN = {
    # Model: why its rows need no scope.
    "accounts.AccountGroup": "Groups that grants are given to; no page lists them.",
    "accounts.AccountGroupShare": "guardian's rows; the rules ask for one user.",
    "accounts.AccountUserShare": "guardian's rows; the rules ask for one user.",
    "accounts.Audience": "Names of groups; what is shared with them is ruled elsewhere.",
    "accounts.Invitation": "Reached through a user one may change, or by its 128-bit link.",
    "accounts.Level": "The programme's tiers, which every internal user sees.",
    "accounts.ListViewShare": "Read through a view that one may change.",
    "accounts.Organization": "One row about the organization itself.",
    "accounts.SharingRule": "Ruled; the rules of leads and accounts ask for one user.",
    "accounts.Territory": "Ruled; guardian asks the manager on its own. Internal users see all.",
    "accounts.TerritoryGroupGrant": "guardian's rows; granted_rows() asks for one user.",
    "accounts.TerritoryRegion": "The countries and states of a territory.",
    "accounts.TerritoryUserGrant": "guardian's rows; granted_rows() asks for one user.",
    "accounts.User": "Ruled, but Django, guardian and allauth ask the manager on their own.",
    "communities.Community": "Ruled; names and looks of Published ones are public.",
    "communities.CommunityGroupGrant": "guardian's rows; granted_rows() asks for one user.",
    "communities.CommunityUserGrant": "guardian's rows; granted_rows() asks for one user.",
    "leads.ConsentText": "Texts of the organization, shown to everybody who fills in a form.",
    "leads.AssignmentRule": "Rules of the organization, for internal users.",
    "leads.Distribution": "One row about the organization itself.",
    "leads.RuleEntry": "Reached through its rule.",
    "leads.RuleVersion": "Reached through its rule.",
    "communities.FolderShare": "Read through a folder that one may change.",
    "leads.Conversion": "What the wizard of administrators did; no other page shows it.",
    "leads.CustomField": "Definitions of fields; `shown_to_partners` decides what they see.",
    "leads.LeadGroupShare": "guardian's rows; the rules ask for one user.",
    "leads.LeadUserShare": "guardian's rows; the rules ask for one user.",
    "leads.Dealt": "Reached through a round robin, which no partner sees.",
    "leads.NamedText": "Names of the organization's mail texts, for administrators.",
    "leads.Owner": "A number for a user or a queue; lookups begin at those.",
    "leads.Pick": "Values of picklists.",
    "leads.Queue": "Ruled; guardian asks the manager on its own.",
    "leads.QueueGroupGrant": "guardian's rows; granted_rows() asks for one user.",
    "leads.QueueUserGrant": "guardian's rows; granted_rows() asks for one user.",
    "leads.RoundRobin": "Ruled; guardian asks the manager on its own.",
    "leads.RoundRobinMember": "Ruled; of round robins, which no partner sees.",
    "leads.Skip": "Reached through a round robin, which no partner sees.",
    "leads.WebForm": "Ruled; a form's key and texts stand on public sites.",
    "prm.MailTemplate": "Texts of the organization, for administrators.",
    "prm.Sandbox": "One row that marks the installation.",
    "prm.Submission": "Asked for with its user and a random token only.",
}


def models():
    own = [model for app in APPS for model in apps.get_app_config(app).get_models()]
    return {model._meta.label: model for model in own}


def test_every_model_is_scoped_or_says_why_not():
    scoped = {n for n, m in models().items() if isinstance(m._default_manager, ScopedManager)}

    assert scoped.isdisjoint(OPEN)
    assert scoped | OPEN.keys() == models().keys()


def test_a_scoped_model_refuses_to_answer_everybody():
    lead = models()["leads.Lead"]

    with pytest.raises(Unscoped):
        lead.objects.filter(last_name="Laurent")
    with pytest.raises(Unscoped):
        lead.objects.count()


def test_who_works_on_all_rows_is_listed():
    """A new use of `unscoped()` and its kin is a decision: write it into the file."""
    found = Counter()
    for path, text in modules().items():
        uses = re.findall(r"\b(?:unscoped|everything|everywhere)\(\)", text)
        if uses and path != "prm/permissions.py":
            found[path] = len(uses)
    lines = ALLOWED.read_text().splitlines()
    allowed = dict(line.split(": ") for line in lines if not line.startswith("#"))

    assert {path: str(number) for path, number in found.items()} == allowed
