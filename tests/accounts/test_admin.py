"""Django admin: every page opens for Ada, and nothing there goes round a rule."""

import pytest
from django.contrib import admin
from django.urls import reverse

from accounts.models import Account, Contact, Invitation, Level, Organization, User
from leads.demo.cast import PASSWORD

pytestmark = pytest.mark.django_db


def accounts_models():
    return [m for m in admin.site._registry if m._meta.app_label in {"accounts", "auth"}]


def admin_url(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.mark.parametrize("model", accounts_models(), ids=lambda model: model.__name__)
def test_every_page_of_the_admin_opens_for_ada(cast, log_in, model):
    browser = log_in(cast.ada)
    Invitation.send(cast.nora, by=cast.carla)
    row = model._base_manager.first()
    boss = admin.site._registry[model]
    request = browser.get("/admin/").wsgi_request

    pages = [admin_url(model, "changelist")]
    pages += [admin_url(model, "changelist") + "?q=a"] if boss.search_fields else []
    pages += [admin_url(model, "add")] if boss.has_add_permission(request) else []
    pages += [admin_url(model, page, row.pk) for page in ("change", "history") if row]

    assert {page: browser.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)


def test_the_admin_is_for_administrators(cast, log_in):
    assert log_in(cast.ada).get("/admin/").status_code == 200
    assert log_in(cast.carla).get("/admin/", follow=True).status_code == 403
    assert log_in(cast.paul).get("/admin/").status_code == 404


def test_a_visitor_is_sent_to_the_one_way_in(client, cast):
    answer = client.get("/admin/", follow=True)

    assert answer.redirect_chain[-1][0].startswith("/auth/login/?next=")


def changed(browser, user, **values):
    """Send the change form of a user as it stands, but for some values."""
    form = browser.get(admin_url(User, "change", user.pk)).context["adminform"].form
    sent = {name: form[name].value() for name in form.fields} | values
    sent = {name: value for name, value in sent.items() if value not in (None, False)}
    return browser.post(admin_url(User, "change", user.pk), sent)


def test_a_partner_user_cannot_be_made_an_administrator(cast, log_in):
    answer = changed(log_in(cast.ada), cast.paul, is_superuser="on")

    assert answer.status_code == 200
    assert "is no administrator" in answer.content.decode()
    cast.paul.refresh_from_db()
    assert not cast.paul.is_superuser


def test_an_internal_user_can(cast, log_in):
    answer = changed(log_in(cast.ada), cast.carla, is_superuser="on")

    assert answer.status_code == 302
    cast.carla.refresh_from_db()
    assert cast.carla.is_superuser


def test_the_last_administrator_stays_one(cast, log_in):
    answer = changed(log_in(cast.ada), cast.ada, is_superuser=None)

    assert "last active administrator" in answer.content.decode()
    cast.ada.refresh_from_db()
    assert cast.ada.is_superuser


@pytest.mark.parametrize(("role", "status"), [("2", 302), ("3", 200)])
def test_nor_is_there_a_role_that_the_organization_has_not(cast, log_in, role, status):
    Organization.objects.update(partner_roles=2)

    answer = changed(log_in(cast.ada), cast.paul, partner_role=role)

    cast.paul.refresh_from_db()
    assert answer.status_code == status
    assert (cast.paul.partner_role == int(role)) is (status == 302)
    assert ("no partner role Executive" in answer.content.decode()) is (status == 200)


def test_a_role_changed_in_the_admin_moves_the_user_between_the_groups_of_the_account(cast, log_in):
    before = set(cast.paul.groups.values_list("name", flat=True))

    changed(log_in(cast.ada), cast.paul, partner_role="2")

    after = set(cast.paul.groups.values_list("name", flat=True))
    pk = cast.acme.pk
    assert before - after == {f"account:{pk}:user"}
    assert after - before == {f"account:{pk}:manager"}
    assert "Partner users" in after


def test_an_address_that_was_changed_logs_in_no_more(cast, log_in, client):
    old = {"login": cast.carla.email, "password": PASSWORD}
    client.post("/auth/login/", old)  # From now on the login library knows the address.
    client.post("/auth/logout/")

    changed(log_in(cast.ada), cast.carla, email="carla.berg@prm.example")
    client.logout()
    client.post("/auth/login/", old)
    assert "_auth_user_id" not in client.session

    client.post("/auth/login/", old | {"login": "carla.berg@prm.example"})
    assert "_auth_user_id" in client.session


def test_an_internal_user_is_invited_from_the_admin(cast, log_in):
    sent = {
        "email": "New@prm.example",
        "last_name": "Novak",
        "language": "en",
        "time_zone": "UTC",
        "profiles": [cast.managers.pk],
    }

    answer = log_in(cast.ada).post(admin_url(User, "add"), sent)

    assert answer.status_code == 302
    user = User.objects.get(email="new@prm.example")
    assert not user.has_usable_password()
    assert list(user.groups.all()) == [cast.managers]
    assert Invitation.objects.open().filter(user=user).count() == 1


def act(browser, model, action, rows):
    sent = {"action": action, "_selected_action": [row.pk for row in rows]}
    return browser.post(admin_url(model, "changelist"), sent, follow=True)


def test_a_partner_user_gets_no_profile_of_internal_users(cast, log_in):
    browser = log_in(cast.ada)

    refused = changed(browser, cast.paul, profiles=[cast.managers.pk])
    changed(browser, cast.carla, profiles=[cast.managers.pk, cast.partners.pk])

    assert "Select a valid choice" in refused.content.decode()
    assert not cast.paul.groups.contains(cast.managers)
    assert cast.carla.groups.contains(cast.partners)


def test_an_account_is_owned_by_an_internal_user(cast, log_in):
    sent = {"name": "Cedar", "status": "prospect", "owner": cast.paul.pk}

    answer = log_in(cast.ada).post(admin_url(Account, "change", cast.cedar.pk), sent)

    assert "Select a valid choice" in answer.content.decode()


def test_what_guardian_grants_is_shown(cast, log_in):
    page = log_in(cast.ada).get(admin_url(type(cast.partners), "change", cast.partners.pk))

    assert "Can enter community: Nordwind Partners" in page.content.decode()


def test_a_password_is_changed_in_one_place(cast, log_in):
    answer = log_in(cast.ada).get("/admin/password_change/")

    assert answer.url == "/auth/password/change/"


def test_actions_call_the_verbs_of_the_pages(cast, log_in):
    browser = log_in(cast.ada)

    act(browser, Account, "enable_as_partner", [cast.cedar])
    act(browser, User, "invite_again", [cast.nora, cast.paul])
    act(browser, User, "deactivate", [cast.paul, cast.ada])

    cast.cedar.refresh_from_db()
    assert cast.cedar.is_partner
    assert cast.cedar.groups.count() == 4
    assert [row.user for row in Invitation.objects.all()] == [cast.nora]
    active = User.objects.active()
    assert cast.paul not in active
    assert cast.ada in active


def test_a_partner_account_and_a_user_are_not_deleted(cast, log_in):
    browser = log_in(cast.ada)

    assert browser.get(admin_url(Account, "delete", cast.acme.pk)).status_code == 403
    assert browser.get(admin_url(User, "delete", cast.paul.pk)).status_code == 403
    assert browser.get(admin_url(Account, "delete", cast.cedar.pk)).status_code == 200


def test_the_contact_of_a_partner_user_stays_at_its_account(cast, log_in):
    page = log_in(cast.ada).get(admin_url(Contact, "change", cast.paul.contact.pk))

    assert "account" not in page.context["adminform"].form.fields


def test_what_the_portal_writes_itself_is_read_only(cast, log_in):
    invitation = Invitation.send(cast.nora, by=cast.carla)
    browser = log_in(cast.ada)

    answer = browser.post(admin_url(Invitation, "change", invitation.pk), {"used_at": ""})

    assert answer.status_code == 403
    assert browser.get(admin_url(Invitation, "add")).status_code == 403


def test_there_is_one_organization(cast, log_in):
    browser = log_in(cast.ada)

    assert browser.get(admin_url(Organization, "add")).status_code == 403
    sent = {"name": "Nordwind AG", "second_factor": "nobody"}
    answer = browser.post(admin_url(Organization, "change", 1), sent)

    assert answer.status_code == 302
    assert Organization.current().name == "Nordwind AG"
    assert Organization.current().is_prm_enabled


def test_a_level_in_use_is_not_deleted(cast, log_in):
    browser = log_in(cast.ada)
    gold = Level.objects.get(name="Gold")

    browser.post(admin_url(Level, "delete", gold.pk), {"post": "yes"})

    assert Level.objects.filter(pk=gold.pk).exists()
