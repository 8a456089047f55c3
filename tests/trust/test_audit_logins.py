"""R34: a login is opened, shut, frozen, approved: noted, with what became of it."""

import pytest
from django.core.exceptions import ValidationError

from accounts.models import Contact, PartnerRole
from prm.audit import What

from .audited import entries, noted

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(cast):
    """Kim, whom Petra invites, and who waits for the channel manager's word."""
    cast.organization.approves_colleagues = True
    cast.organization.save()
    kim = Contact(first_name="Kim", last_name="Neri", email="kim@acme.example")
    return cast.petra.invite_colleague(kim, PartnerRole.USER, "en")


def approval(browser, user, word):
    return browser.post(f"/users/{user.pk}/approval/", {"approve": word})


@pytest.mark.parametrize(
    ("word", "told"),
    [("yes", {"is_active": True, "approval": "given"}), ("no", {"approval": "refused"})],
)
def test_the_word_on_a_colleague_is_noted_once(cast, log_in, waiting, word, told):
    browser = log_in(cast.carla)

    [row] = noted(What.ACCESS, lambda: approval(browser, waiting, word))

    assert (row.by, row.about, row.details) == (cast.carla, waiting, told)
    assert noted(What.ACCESS, lambda: approval(browser, waiting, word)) == []


def test_who_may_not_say_it_leaves_no_such_entry(cast, log_in, waiting):
    browser = log_in(cast.marco)

    assert noted(What.ACCESS, lambda: approval(browser, waiting, "yes")) == []


def test_an_address_that_is_taken_shuts_a_login_and_another_opens_it(cast):
    contact = cast.nora.contact
    contact.email = cast.rita.email

    shut = noted(What.ACCESS, lambda: cast.nora.correct(contact, cast.petra, address=contact.email))
    free = noted(What.ACCESS, lambda: cast.nora.correct(contact, cast.petra, address="n@x.example"))
    kept = noted(What.ACCESS, lambda: cast.nora.correct(contact, cast.petra, address="m@x.example"))

    ways = [("", "address", True, False), ("address", "", False, True)]
    assert [row.details for row in [*shut, *free]] == [
        {"approval": {"from": a, "to": b}, "is_active": {"from": c, "to": d}} for a, b, c, d in ways
    ]
    assert {(row.by, row.about) for row in [*shut, *free]} == {(cast.petra, cast.nora)}
    assert kept == []


VERBS = {
    "freeze": (lambda cast: cast.paul.freeze(cast.carla), "paul", {"is_frozen": True}),
    "thaw": (lambda cast: cast.paul.thaw(), "paul", {"is_frozen": False}),
    "reactivate": (lambda cast: cast.ines.reactivate(), "ines", {"is_active": True}),
    "deactivate": (
        lambda cast: cast.paul.deactivate(cast.carla),
        "paul",
        {"is_active": False, "approval": ""},
    ),
}


@pytest.mark.parametrize("verb", VERBS)
def test_what_became_of_a_login_is_noted(cast, verb):
    act, who, told = VERBS[verb]

    [row] = noted(What.ACCESS, lambda: act(cast))

    assert (row.about, row.details) == (getattr(cast, who), told)


def test_what_is_refused_leaves_nothing(cast, waiting):
    before = entries(What.ACCESS).count()

    with pytest.raises(ValidationError, match="has not been approved"):
        waiting.reactivate()

    assert entries(What.ACCESS).count() == before
