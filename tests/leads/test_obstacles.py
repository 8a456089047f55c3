"""What is in the way of giving somebody a lead, and who mends it."""

import pytest

from accounts.models import Account
from communities.models import Community

from .reading import names, partners


def obstacle(chooser, q):
    lookup = partners(chooser, q)
    assert names(lookup.choices) == []
    (choice,) = lookup.obstructed.found
    return choice.obstacle


def deactivate(cast):
    cast.paul.is_active = False
    cast.paul.save()


def disable_account(cast):
    Account.objects.unscoped().filter(pk=cast.acme.pk).update(partner_since=None)


def leave_communities(cast):
    cast.paul.groups.remove(cast.partners)


def unpublish(cast):
    Community.objects.update(status="preview")


def never_come(cast):
    cast.paul.first_login_at = None
    cast.paul.save()


OBSTACLES = [
    # What is so        what is said                                how it is mended     by whom
    (deactivate,        "Is not active",                            "Open the contact",  "carla"),
    (disable_account,   "Acme Sistemi is not enabled as partner",   "Enable as partner", "carla"),
    (leave_communities, "Is a member of no community",              "Open the communities", "ada"),
    (unpublish,         "Community “Nordwind Partners” is not published",
                                                                    "Open the community",   "ada"),
    (never_come,        "Has never logged in",                      "Send an invitation", "carla"),
]  # fmt: skip


@pytest.mark.parametrize(("make_it_so", "sentence", "action", "who"), OBSTACLES)
def test_each_condition_that_fails_is_said_with_what_mends_it(
    cast, make_it_so, sentence, action, who
):
    assert names(partners(cast.carla, "rossi").choices) == ["Paul Rossi"]

    make_it_so(cast)

    said = obstacle(getattr(cast, who), "rossi")
    assert (said.sentence, said.action) == (sentence, action)
    assert said.url


@pytest.mark.parametrize("make_it_so", [leave_communities, unpublish])
def test_what_only_an_administrator_mends_is_said_so(cast, make_it_so):
    make_it_so(cast)

    said = obstacle(cast.carla, "rossi")
    assert "an administrator can" in said.sentence
    assert not said.action


def test_somebody_elses_partner_user_is_in_nobodys_way(cast):
    """R1: neither found nor named as obstructed."""
    cast.rita.first_login_at = None
    cast.rita.save()

    assert partners(cast.carla, "rita").is_empty
    assert not partners(cast.marco, "rita").is_empty
