"""Issue 3, "Bad input": each is answered by a message in words, and leaves everything as it was."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.urls import reverse

from accounts.models import Territory
from prm.permissions import everything
from tests.communities.sharing_scene import folder_of, view_of

pytestmark = pytest.mark.django_db
APPS = ["accounts", "auth", "communities", "leads"]


def all_rows():
    """Every row of every table of the portal."""
    with everything():
        models = [model for app in APPS for model in apps.get_app_config(app).get_models()]
        return {model: sorted(map(repr, model._base_manager.values_list())) for model in models}


@pytest.fixture
def refused():
    """Say what a page answers to bad input; whatever else it did is a failure."""

    def said(browser, url, **sent):
        before = all_rows()
        page = browser.post(url, sent, follow=True).content.decode()
        after = all_rows()
        assert [model for model in after if after[model] != before[model]] == []
        return page

    return said


def group_of(account):
    return f"account:{account.groups.get(role=None).pk}"


def rule_address(source, target, records="leads"):
    return f"/setup/sharing/new/?records={records}&source={source}&target={target}"


def rule(**more):
    return {"name": "Probe", "access": "read", "is_active": "on"} | more


def test_a_rule_that_would_expose_to_partners_without_saying_so(cast, ada, refused):
    url = rule_address(f"person:{cast.marco.pk}", group_of(cast.acme))

    page = refused(ada, url, **rule())

    assert "3 partner users would see this" in page
    assert "Paul Rossi (Acme Sistemi)" in page
    assert "Tick the box if that is meant, or keep partners out." in page
    assert ada.post(url, rule(confirm="on", shown=3)).status_code == 302


@pytest.mark.parametrize("shared", ["lead", "folder", "view"])
def test_a_share_that_would_expose_to_partners_without_saying_so(
    cast, carla, lead, refused, shared
):
    """And once its page has said so, it is stored."""
    urls = {
        "lead": f"/sharing/leads/{lead.pk}/new/",
        "folder": reverse("folders:sharing", args=[folder_of(cast.carla).pk]),
        "view": reverse("views:sharing", args=[view_of(cast.carla).pk]),
    }
    sent = {"choice": group_of(cast.acme), "access": "read"}

    page = refused(carla, urls[shared], **sent)

    assert "3 partner users would see" in page
    assert "Paul Rossi (Acme Sistemi)" in page
    sent |= {"shown": sent["choice"], "shown_count": 3}
    assert carla.post(urls[shared], sent).status_code == 302


def test_an_account_shared_with_another_partner(cast, carla, refused):
    page = refused(carla, f"/sharing/accounts/{cast.acme.pk}/new/", choice=group_of(cast.acme))

    assert "Partner users see no account but their own." in page


@pytest.mark.parametrize(
    ("source", "target"), [("marco", "marco"), ("marco", "alone"), ("alone", "marco")]
)
def test_circular_groups(cast, ada, refused, source, target):
    """However the one person is called; with a second one in the group it is no circle."""
    alone = Group.objects.create(name="Alone")
    cast.marco.groups.add(alone)
    keys = {"marco": f"person:{cast.marco.pk}", "alone": f"profile:{alone.pk}"}
    url = rule_address(keys[source], keys[target])

    page = refused(ada, url, **rule())

    assert "This goes in a circle" in page
    assert "would see what they own already" in page
    url = rule_address(keys[source], f"person:{cast.carla.pk}")
    assert ada.post(url, rule()).status_code == 302


def test_a_lead_shared_with_its_owner_goes_in_a_circle(cast, carla, lead, refused):
    url = f"/sharing/leads/{lead.pk}/new/"

    assert "This goes in a circle" in refused(carla, url, choice=f"person:{cast.carla.pk}")
    assert carla.post(url, {"choice": f"person:{cast.marco.pk}", "access": "read"}).url


def test_an_account_shared_with_its_owner_goes_in_a_circle(cast, carla, refused):
    url = f"/sharing/accounts/{cast.acme.pk}/new/"

    assert "This goes in a circle" in refused(carla, url, choice=f"person:{cast.carla.pk}")


@pytest.mark.parametrize("end", ["source", "target"])
def test_empty_groups_of_a_rule(cast, ada, refused, end):
    """Whether they were empty when they were chosen, or are so once the rule is saved."""
    keys = {"source": f"person:{cast.marco.pk}", "target": f"person:{cast.carla.pk}"}
    keys[end] = f"profile:{Group.objects.create(name='Empty').pk}"

    assert "Nobody is in this group: Empty" in refused(ada, rule_address(**keys), **rule())


@pytest.mark.parametrize("shared", ["lead", "folder", "view"])
def test_empty_groups_of_a_share(cast, carla, lead, refused, shared):
    urls = {
        "lead": f"/sharing/leads/{lead.pk}/new/",
        "folder": reverse("folders:sharing", args=[folder_of(cast.carla).pk]),
        "view": reverse("views:sharing", args=[view_of(cast.carla).pk]),
    }
    empty = f"profile:{Group.objects.create(name='Empty').pk}"

    page = refused(carla, urls[shared], choice=empty, access="read", shown=empty)

    assert "in this group: Empty" in page or "is active is in it: Empty" in page


def test_the_last_administrator_cannot_be_removed(cast, ada, refused):
    """Not even by herself; a second one makes it possible (tests of the admin)."""
    url = reverse("admin:accounts_user_change", args=[cast.ada.pk])
    form = {"email": cast.ada.email, "last_name": "Lund", "language": "en", "time_zone": "UTC"}

    assert "This is the last active administrator." in refused(ada, url, **form)


@pytest.mark.parametrize("page", ["leaving", "freezing"])
def test_deactivating_oneself(cast, ada, refused, page):
    words = {"leaving": "You cannot deactivate", "freezing": "You cannot freeze"}

    said = refused(ada, reverse(f"users:{page}", args=[cast.ada.pk]))

    assert f"{words[page]} your own login." in said


def test_deactivating_oneself_in_the_portal(cast, log_in, refused):
    url = reverse("portal:colleague_leaving", args=["partners", cast.petra.pk])

    assert "You cannot deactivate your own login." in refused(log_in(cast.petra), url)


def test_a_role_count_lowered_below_what_is_in_use_says_which_users_must_move_first(
    cast, ada, refused
):
    page = refused(ada, "/setup/roles/", partner_roles=2)

    words = "Give these users a lower role first: Petra Galli (Acme Sistemi, Executive)."
    assert words in page


def test_a_territory_overlap_says_which_accounts_have_two(cast, ada, refused):
    Territory.objects.create(name="South").redraw([("IT", "")], [cast.marco])

    page = refused(ada, reverse("setup:new_territory"), name="North", regions="Italy\nFrance")

    assert "These accounts would lie in two territories: Acme Sistemi." in page
