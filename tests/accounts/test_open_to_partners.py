"""Which groups are open to partner users, whether there is one already or not."""

import pytest
from django.contrib.auth.models import Group

from accounts.models import Audience, User
from tests.factories import InternalUserFactory

pytestmark = pytest.mark.django_db


def said(audience):
    """What the list of groups says, and one of them, stored or not."""
    listed = audience in Audience.objects.open_to_partners()
    draft = Audience(kind=audience.kind, **{n: getattr(audience, n) for n in audience.columns})
    assert audience.is_open_to_partners == draft.is_open_to_partners == listed
    return listed


def profile(name="Specialists", members=()):
    made = Group.objects.create(name=name)
    made.user_set.add(*members)
    return Audience.of("profile", profile=made)


KINDS = {
    # Kind: the columns it has, and whether partner users may be in it.
    "everyone": ({}, True),
    "internal": ({}, False),
    "subordinates": ({"user": "marco"}, True),
    "level": ({"level": "level"}, True),
    "account": ({"account": "acme"}, True),
    "role": ({"account": "acme", "role": 2}, True),
    "user": ({"user": "carla"}, False),
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_kind_says_it_not_todays_number(cast, kind):
    columns, is_open = KINDS[kind]
    rows = vars(cast) | {"level": cast.acme.level}
    User.objects.partners().update(is_active=False)

    assert said(Audience.of(kind, **{n: rows.get(v, v) for n, v in columns.items()})) is is_open


def test_a_person_is_if_they_are_a_partners_active_or_not(cast):
    assert said(Audience.of("user", user=cast.paul))
    assert said(Audience.of("user", user=cast.ines))
    assert not said(Audience.of("user", user=cast.marco))


def test_a_profile_is_if_a_partner_user_has_it(cast):
    both = profile(members=[cast.marco, cast.ines])

    assert said(both)
    assert said(Audience.of("profile", profile=cast.partners))
    assert not said(Audience.of("profile", profile=cast.managers))


def test_or_may_be_given_it(cast):
    """As on the page New user: no internal user has it, or it leads into a community."""
    assert said(profile())
    assert not said(profile("Finance", members=[InternalUserFactory()]))

    cast.community.admit(cast.managers)

    assert said(Audience.of("profile", profile=cast.managers))


def test_the_profile_made_for_partners_is_even_with_colleagues_in_it_only(cast):
    User.objects.partners().delete()
    for community in (cast.community, cast.preview):
        community.delete()

    cast.partners.user_set.add(cast.ada)

    assert said(Audience.of("profile", profile=cast.partners))


@pytest.mark.parametrize("kind", ["user", "profile", "account", "role"])
def test_whoever_a_record_is_shared_with_stands_for_an_audience(cast, kind):
    everybody, executives = (cast.acme.groups.get(role=role).group for role in (None, 3))
    members = {"user": cast.paul, "profile": cast.partners}
    members |= {"account": everybody, "role": executives}

    like = Audience.like(members[kind])

    assert like.kind == kind
    assert like.is_open_to_partners
    assert set(like.users()) == (
        {cast.paul} if kind == "user" else set(members[kind].user_set.all())
    )
