"""Groups of users that things are shared with: who is in each."""

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Account, Audience, Territory, User
from accounts.models.audience import COLUMNS, NEEDS
from tests.factories import InternalUserFactory

pytestmark = pytest.mark.django_db
ACME = "paul petra ines nora"
TABLE = [
    # Kind            columns                          holds
    ("everyone",      {},                              f"ada carla marco otto rita {ACME}"),
    ("internal",      {},                              "ada carla marco otto"),
    ("subordinates",  {"user": "carla"},               f"carla {ACME}"),
    ("subordinates",  {"user": "otto"},                "otto"),
    ("profile",       {"profile": "partners"},         f"rita {ACME}"),
    ("profile",       {"profile": "managers"},         "carla marco"),
    ("level",         {"level": "gold"},               ACME),
    ("territory",     {"territory": "italy"},          f"marco {ACME}"),
    ("territory",     {"territory": "madrid"},         "rita"),
    ("territory",     {"territory": "barcelona"},      ""),
    ("account",       {"account": "bolt"},             "rita"),
    ("account",       {"account": "cedar"},            ""),
    ("role",          {"account": "acme", "role": 1},  "paul ines nora"),
    ("role",          {"account": "acme", "role": 3},  "petra"),
    ("user",          {"user": "paul"},                "paul"),
]  # fmt: skip


@pytest.fixture
def names(stage):
    otto = InternalUserFactory(email="otto@prm.example")
    places = {"italy": ("IT", ""), "madrid": ("ES", "madrid"), "barcelona": ("ES", "Barcelona")}
    territories = {name: territory(name, *region) for name, region in places.items()}
    territories["italy"].cover(stage.marco)
    Account.objects.unscoped().filter(pk=stage.bolt.pk).update(state="Madrid")
    return vars(stage) | {"otto": otto, "gold": stage.acme.level} | territories


def territory(name, country, state):
    made = Territory.objects.create(name=name)
    made.regions.create(country=country, state=state)
    return made


def audience_of(names, kind, columns):
    return Audience.of(kind, **{name: names.get(v, v) for name, v in columns.items()})


@pytest.mark.parametrize(("kind", "columns", "expected"), TABLE)
def test_who_is_in_it_from_both_ends(names, kind, columns, expected):
    audience = audience_of(names, kind, columns)

    everybody = {user.email.partition("@")[0]: user for user in User.objects.all()}
    inside = {name for name, user in everybody.items() if audience in holding(user)}
    assert inside == set(expected.split())
    assert {name for name, user in everybody.items() if audience.holds(user)} == inside
    assert set(audience.users()) == {everybody[name] for name in inside}


def holding(user):
    return Audience.objects.holding(user)


@pytest.mark.parametrize(("kind", "columns", "expected"), TABLE)
def test_partner_users_are_those_who_could_log_in(names, kind, columns, expected):
    audience = audience_of(names, kind, columns)

    partners = {user.first_name.lower() for user in audience.partner_users()}
    assert partners == set(expected.split()) & {"paul", "petra", "nora", "rita"}
    is_open = audience in Audience.objects.open_to_partners()
    assert is_open == audience.is_open_to_partners
    assert is_open or not partners


def test_a_group_has_one_row(names):
    again = [audience_of(names, *line[:2]) for line in TABLE + TABLE]

    assert len(set(again)) == Audience.objects.count() == len(TABLE)
    assert set(NEEDS) == set(Audience.Kind)


@pytest.mark.parametrize("kind", Audience.Kind)
def test_the_database_refuses_a_column_too_many_or_too_few(names, kind):
    """Only exactly what a kind needs can be stored."""
    rows = {"profile": names["partners"], "level": names["gold"], "role": 1}
    rows |= {"territory": names["italy"]}
    rows |= {"account": names["acme"], "user": names["paul"]}
    needed = {column: rows[column] for column in NEEDS[kind]}
    too_many = next(column for column in COLUMNS if column not in needed)

    with pytest.raises(IntegrityError), transaction.atomic():
        Audience.objects.create(kind=kind, **needed, **{too_many: rows[too_many]})
    for missing in needed:
        with pytest.raises(IntegrityError), transaction.atomic():
            Audience.objects.create(kind=kind, **{n: r for n, r in needed.items() if n != missing})
    Audience.objects.create(kind=kind, **needed)
