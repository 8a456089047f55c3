"""Setup: for administrators only, from one page to everything that can be set."""

import pytest
from django.urls import reverse

from accounts.models import Level, Organization, User

PAGES = ["index", "users", "new_user", "levels", "new_level", "organization", "prm"]


@pytest.mark.parametrize("page", PAGES)
def test_setup_is_for_administrators(cast, log_in, page):
    url = reverse(f"setup:{page}")

    assert log_in(cast.ada).get(url).status_code == 200
    assert log_in(cast.carla).get(url).status_code == 403
    assert log_in(cast.paul).get(url).status_code == 404


def test_nothing_is_set_by_anybody_else(cast, log_in):
    """R3"""
    before = (Organization.current().name, Level.objects.count(), User.objects.count())
    sent = {"name": "Taken", "rank": 9, "is_active": "no", "email": "x@y.example"}

    for who, status in ((cast.carla, 403), (cast.paul, 404)):
        for page in ("new_user", "new_level", "organization", "prm_edit"):
            answer = log_in(who).post(reverse(f"setup:{page}"), sent)
            assert answer.status_code == status
        url = reverse("setup:user_access", args=[cast.marco.pk])
        assert log_in(who).post(url, sent).status_code == status

    assert before == (Organization.current().name, Level.objects.count(), User.objects.count())
    assert User.objects.get(pk=cast.marco.pk).is_active


def test_the_first_page_leads_to_everything_that_can_be_set(ada):
    page = ada.get("/setup/").content.decode()

    names = ["users", "levels", "organization", "prm", "communities", "picklists", "fields"]
    for name in [*names, "templates", "outbox"]:
        assert f'href="{reverse(f"setup:{name}")}"' in page
