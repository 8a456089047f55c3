"""What the external access wizard finds: a rule, a folder and a view that partners see."""

from copy import deepcopy
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group

from accounts.models import Audience, Organization, PartnerRole, SharingRule
from leads.demo.cast import come, company, found_communities, internal_users, partner_user
from leads.picklist_defaults import fill_picklists
from tests.communities.sharing_scene import folder_of, view_of
from tests.factories import AccountFactory, InternalUserFactory, owner_of


@pytest.fixture
def cast(stage, db):
    """Everybody. What a test changes of them is undone, here and in the database."""
    return deepcopy(stage)


def without_partners(hashed):
    """Nordwind before its partner programme: its people, and a company of Carla's."""
    organization = Organization.found("Nordwind", second_factor=Organization.SecondFactor.NOBODY)
    fill_picklists()
    names = {"managers": "Channel managers", "partners": "Partner users"}
    profiles = {key: Group.objects.create(name=name) for key, name in names.items()}
    people = internal_users(profiles["managers"], hashed)
    acme = company("Acme Sistemi", people["carla"], "IT", "Milano")
    return SimpleNamespace(organization=organization, acme=acme, **profiles, **people)


def first_partner_user(of, hashed):
    """Acme becomes a partner, and Paul works in the first community."""
    of.acme.enable_as_partner(of.carla)
    found_communities(of.partners)
    paul = partner_user("Paul", "Rossi", of.acme, PartnerRole.USER, of.partners)
    return come(paul, hashed)


def rule_of(by, target, **values):
    standard = {"name": "Leads of Carla", "records": "leads", "target": target}
    rule = SharingRule(**standard | {"source": Audience.of("user", user=by)} | values)
    rule.store(by)
    return rule


@pytest.fixture
def shares(cast, new_lead):
    """Open to partners: `rule`, `folder`, `view`; `inside` and the like are not."""
    everyone, inside = Audience.of("everyone"), Audience.of("internal")
    new_lead(cast.carla, last_name="Duchamp")
    return SimpleNamespace(
        rule=rule_of(cast.carla, Audience.of("profile", profile=cast.partners)),
        folder=folder_of(cast.carla, "Price lists", to=[everyone]),
        view=view_of(cast.carla, to=[everyone], query="status=New"),
        inside_rule=rule_of(cast.carla, inside, name="For colleagues"),
        inside_folder=folder_of(cast.carla, "Salaries", to=[inside]),
        inside_view=view_of(cast.carla, to=[inside], name="My pipeline"),
    )


def view_open_to(everyone, name):
    """By somebody new, and filtered by somebody and something new."""
    owner = InternalUserFactory(last_name=name)
    company = AccountFactory(owner=owner)
    number = owner_of(owner).pk
    leads = f"status=New&status=Old&owner={number}&account={company}&country=IT&consent=no"
    dates = "&created_after=2026-01-01"
    view_of(owner, [everyone], name=name, query=leads + dates)


@pytest.fixture
def ada(cast, log_in):
    return log_in(cast.ada)
