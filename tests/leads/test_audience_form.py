"""Choosing with whom to share: every kind of group, and nothing before its reach was shown."""

import pytest
from django.contrib.auth.models import Group

from accounts.models import Audience, Level
from leads.forms import AudienceForm

pytestmark = pytest.mark.django_db


def key_of(cast, kind):
    """What the form sends for a choice of this kind."""
    everybody = cast.acme.groups.get(role=None)
    executives = cast.acme.groups.get(role=3)
    rows = {
        "everyone": cast.organization,
        "internal": cast.organization,
        "profile": cast.partners,
        "level": cast.acme.level,
        "account": everybody,
        "role": executives,
        "person": cast.paul,
        "subordinates": cast.carla,
    }
    return f"{kind}:{rows[kind].pk}"


def shown(key, count=3):
    """What is sent from a page that has said how many partner users of Acme it reaches."""
    return {"choice": key, "shown": key, "shown_count": count}


REACHED = {
    # Kind: what it is called, and the partner users in it.
    "everyone": ("Everyone", "petra nora paul rita"),
    "internal": ("All internal users", ""),
    "profile": ("Partner users", "petra nora paul rita"),
    "level": ("Partner users of level Gold", "petra nora paul"),
    "account": ("Acme Sistemi", "petra nora paul"),
    "role": ("Acme Sistemi, Executive", "petra"),
    "person": ("Paul Rossi", "paul"),
    "subordinates": ("Carla Berg and partner subordinates", "petra nora paul"),
}


@pytest.mark.parametrize("kind", REACHED)
def test_a_choice_shows_whom_it_reaches_and_only_then_is_one(stage, kind):
    name, people = REACHED[kind]
    sent = {"kind": kind, "choice": key_of(stage, kind)}

    asked = AudienceForm(stage.carla, sent)
    shown = {"shown": sent["choice"], "shown_count": len(people.split())}
    confirmed = AudienceForm(stage.carla, sent | shown)

    assert (asked.is_valid(), asked.errors) == (False, {})
    assert confirmed.is_valid()
    assert str(confirmed.audience) == name
    assert set(confirmed.reach.partners) == {getattr(stage, each) for each in people.split()}


def test_what_was_shown_for_another_choice_does_not_count(stage):
    sent = {"choice": key_of(stage, "everyone"), "shown": key_of(stage, "internal")}

    assert not AudienceForm(stage.carla, sent).is_valid()


@pytest.mark.parametrize(
    ("said", "is_valid"), [(None, False), ("x", False), (3, False), (4, True), (5, True)]
)
def test_what_reaches_more_than_was_shown_is_shown_again(stage, said, is_valid):
    key = key_of(stage, "everyone")

    form = AudienceForm(stage.carla, {"choice": key, "shown": key, "shown_count": said})

    assert form.is_valid() is is_valid
    assert ("more people than a moment ago" in str(form.errors)) is not is_valid
    assert form.reach.partner_count == 4


@pytest.mark.parametrize("key", ["", "account:999999", "person:x", "nobody:1", "profile:\0"])
def test_what_is_no_choice_is_refused_in_words(stage, key):
    form = AudienceForm(stage.carla, {"choice": key, "shown": key})

    assert not form.is_valid()
    assert form.errors["choice"]


def test_another_managers_partner_is_no_choice(stage):
    """R2"""
    key = f"account:{stage.acme.groups.get(role=None).pk}"

    assert AudienceForm(stage.marco, {"choice": key, "shown": key}).errors["choice"]
    assert AudienceForm(stage.carla, shown(key)).is_valid()


def test_a_group_of_nobody_is_refused(stage):
    empty = Group.objects.create(name="Empty")
    unused = Level.objects.create(name="Platinum", rank=9)

    for key in (f"profile:{empty.pk}", f"level:{unused.pk}"):
        form = AudienceForm(stage.carla, {"choice": key, "shown": key})
        assert "Nobody is in this group" in form.errors["choice"][0]


def test_the_same_group_is_one_audience(stage):
    key = key_of(stage, "level")

    made = [AudienceForm(stage.carla, shown(key)) for _ in range(2)]

    assert all(form.is_valid() for form in made)
    assert Audience.objects.filter(kind="level", level=stage.acme.level).count() == 1
