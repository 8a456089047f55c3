"""The second factor: who must have one, and that nothing goes round it."""

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import cache
from django.urls import reverse

from accounts.models import Invitation, Organization
from leads.demo.cast import PASSWORD
from tests.accounts.test_sessions import code_of

Demand = Organization.SecondFactor
SETUP = "/auth/2fa/"


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


def demand(whose):
    Organization.objects.update(second_factor=whose)


def home_of(cast, who):
    return cast.community.get_absolute_url() if who == "paul" else reverse("accounts:index")


@pytest.mark.parametrize(
    ("whose", "sent_to_setup"),
    [
        (Demand.NOBODY, []),
        (Demand.ADMINISTRATORS, ["ada"]),
        (Demand.INTERNAL, ["ada", "carla"]),
        (Demand.EVERYBODY, ["ada", "carla", "paul"]),
    ],
)
def test_whoever_must_have_a_second_factor_sets_it_up_first(cast, log_in, whose, sent_to_setup):
    """A44"""
    demand(whose)

    for who in ("ada", "carla", "paul"):
        answer = log_in(getattr(cast, who)).get(home_of(cast, who))
        expected = (302, SETUP) if who in sent_to_setup else (200, "")
        assert (answer.status_code, answer.get("Location", "")) == expected, who


def test_an_organization_demands_it_of_administrators_unless_told_otherwise():
    """A44"""
    assert Organization().second_factor == Demand.ADMINISTRATORS


@pytest.mark.parametrize("page", ["/admin/", "/setup/", "/accounts/", "/users/"])
def test_no_page_is_reached_without_the_demanded_factor(cast, log_in, page):
    """A44, A45"""
    demand(Demand.ADMINISTRATORS)
    browser = log_in(cast.ada)

    assert browser.get(page).url == SETUP
    TOTP.activate(cast.ada, generate_totp_secret())
    assert browser.get(page).status_code == 200


def test_setting_it_up_logging_out_and_the_language_stay_open(cast, log_in):
    demand(Demand.EVERYBODY)
    browser = log_in(cast.paul)

    assert browser.get(SETUP).status_code == 200
    assert browser.get("/auth/2fa/totp/activate/").status_code in (200, 302)
    assert browser.post("/auth/language/", {"language": "de", "next": "/"}).url == "/"
    assert browser.get("/auth/logout/").status_code == 200


@pytest.fixture
def secret(cast):
    """Carla has an authenticator app and recovery codes."""
    secret = generate_totp_secret()
    TOTP.activate(cast.carla, secret)
    RecoveryCodes.activate(cast.carla)
    return secret


def is_in(client):
    return "_auth_user_id" in client.session


def password_given(client, user, password=PASSWORD):
    client.post("/auth/login/", {"login": user.email, "password": password})
    return client


def test_a_password_alone_does_not_log_in(client, cast, secret):
    password_given(client, cast.carla)
    assert not is_in(client)

    client.post("/auth/2fa/authenticate/", {"code": code_of(secret)})

    assert is_in(client)


def test_a_new_password_does_not_go_round_the_second_factor(client, cast, secret):
    """A47"""
    uid, token = user_pk_to_url_str(cast.carla), default_token_generator.make_token(cast.carla)
    link = reverse("account_reset_password_from_key", args=[uid, token])
    form = {"password1": "a new one of length", "password2": "a new one of length"}

    page = client.get(link, follow=True)
    client.post(page.request["PATH_INFO"], form)

    assert not is_in(client)
    password_given(client, cast.carla, "a new one of length")
    assert not is_in(client)


def test_an_invitation_does_not_go_round_it_either(client, cast):
    """A45"""
    row = Invitation.send(cast.nora, by=cast.carla)
    TOTP.activate(cast.nora, generate_totp_secret())
    form = {"new_password1": PASSWORD, "new_password2": PASSWORD}

    answer = client.post(reverse("invitation", args=[cast.nora.pk, row.secret]), form)
    assert answer.status_code == 302
    assert not is_in(client)
    password_given(client, cast.nora)

    assert not is_in(client)


def test_a_code_works_once(client, cast, secret):
    code = code_of(secret)
    password_given(client, cast.carla)
    client.post("/auth/2fa/authenticate/", {"code": code})
    client.post("/auth/logout/")

    password_given(client, cast.carla)
    client.post("/auth/2fa/authenticate/", {"code": code})

    assert not is_in(client)


def test_a_recovery_code_works_once(client, cast, secret):
    code = RecoveryCodes.activate(cast.carla).get_unused_codes()[0]
    outcomes = []
    for _ in range(2):
        password_given(client, cast.carla)
        client.post("/auth/2fa/authenticate/", {"code": code})
        outcomes.append(is_in(client))
        client.post("/auth/logout/")

    assert outcomes == [True, False]
