"""What is shut until partner management is enabled, each beside the same when it is."""

import pytest
from django.urls import reverse

from communities.models import Community
from leads.demo.cast import PASSWORD

WHY = "Partner relationship management is not enabled"
WHERE = "An administrator enables it in Setup, Partner management."


def log_in(client, user, at="/auth/login/"):
    return client.post(at, {"login": user.email, "password": PASSWORD})


@pytest.mark.parametrize("at", ["/auth/login/", "/c/partners/login/"])
def test_no_partner_logs_in_and_is_told_why_and_where(cast, client, prm_off, at):
    answer = log_in(client, cast.paul, at)

    assert answer.status_code == 403
    assert WHY in answer.text
    assert WHERE in answer.text
    assert cast.carla.email in answer.text
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("at", ["/auth/login/", "/c/partners/login/"])
def test_once_it_is_enabled_the_same_partner_does(cast, client, at):
    assert log_in(client, cast.paul, at).status_code == 302
    assert client.session["_auth_user_id"] == str(cast.paul.pk)


def test_a_wrong_password_says_nothing_of_it(cast, client, prm_off):
    """R18"""
    answer = client.post("/auth/login/", {"login": cast.paul.email, "password": "wrong"})

    assert WHY not in answer.text


def test_internal_users_log_in_before_it_is_enabled(cast, client, prm_off):
    assert log_in(client, cast.carla).status_code == 302


def published(form_of):
    return form_of(name="Nordwind Nordics", slug="nordics", status="published")


@pytest.fixture
def form_of(cast):
    standard = {"profiles": [cast.partners.pk], "colour": "#aa0000"}
    return lambda **values: standard | values


def test_no_community_is_published_and_the_page_says_why_and_where(cast, ada, prm_off, form_of):
    page = ada.get(reverse("setup:community", args=[cast.preview.pk]))
    answer = ada.post(reverse("setup:community", args=[cast.preview.pk]), published(form_of))

    assert WHY in page.text
    assert f'href="{reverse("setup:prm")}"' in page.text
    assert WHERE in str(answer.context["form"].errors["status"])
    assert not Community.objects.get(pk=cast.preview.pk).is_published


def test_once_it_is_enabled_the_same_community_is(cast, ada, form_of):
    page = ada.get(reverse("setup:community", args=[cast.preview.pk]))
    answer = ada.post(reverse("setup:community", args=[cast.preview.pk]), published(form_of))

    assert WHY not in page.text
    assert answer.status_code == 302
    assert Community.objects.get(pk=cast.preview.pk).is_published


@pytest.mark.parametrize("enabled", [False, True])
def test_the_admins_action_enables_no_partner_and_says_why_and_where(cast, ada, request, enabled):
    if not enabled:
        request.getfixturevalue("prm_off")
    chosen = {"action": "enable_as_partner", "_selected_action": [cast.cedar.pk]}

    page = ada.post(reverse("admin:accounts_account_changelist"), chosen, follow=True).text

    cast.cedar.refresh_from_db()
    assert cast.cedar.is_partner is enabled
    assert (WHY in page, WHERE in page) == (not enabled, not enabled)
    assert ("Enabled as partner: Cedar Consulting." in page) is enabled


@pytest.mark.parametrize(("enabled", "status"), [(False, 200), (True, 302)])
def test_the_admin_publishes_none_either(cast, ada, request, enabled, status):
    if not enabled:
        request.getfixturevalue("prm_off")
    form = {"name": "Nordics", "slug": "nordics", "status": "published"}
    form |= {"brand_hue": 265, "brand_chroma": "0.19"}

    url = reverse("admin:communities_community_change", args=[cast.preview.pk])
    answer = ada.post(url, form)

    assert answer.status_code == status
    assert Community.objects.get(pk=cast.preview.pk).is_published is enabled
