"""Team: a delegated administrator looks after the logins of their own company, and no other."""

import pytest
from django.urls import reverse

from accounts.models import Contact, Invitation, Organization, PartnerRole, User
from prm.models import Mail
from prm.outbox.delivery import compose
from tests.factories import LeadFactory, PartnerUserFactory, owner_of

pytestmark = pytest.mark.django_db
SOFIA = {
    "first_name": "Sofia",
    "last_name": "Greco",
    "email": "sofia@acme.example",
    "partner_role": PartnerRole.MANAGER.value,
    "language": "it",
}


def page(name, *args):
    return reverse(f"portal:{name}", args=["partners", *args])


def invite(browser, **changed):
    return browser.post(page("new_colleague"), SOFIA | changed, follow=True)


def colleague(last_name="Greco"):
    return User.objects.get(last_name=last_name)


def test_a_colleague_is_a_contact_and_a_login_in_one_form(cast, log_in):
    answer = invite(log_in(cast.petra))

    sofia = colleague()
    assert "The invitation is on its way to sofia@acme.example." in answer.content.decode()
    assert (sofia.account, sofia.partner_role, sofia.is_active) == (cast.acme, 2, True)
    assert list(sofia.profiles) == [cast.partners]
    assert sofia.asked_by == cast.petra
    assert sofia.newest_invitation.mail.recipient == sofia


def test_the_channel_manager_is_told_of_each_new_one(cast, log_in):
    invite(log_in(cast.petra))

    mail = Mail.objects.unscoped().get(kind="colleague")
    text = compose(mail).body
    assert mail.recipient == cast.carla
    assert "Petra Galli of Acme Sistemi has invited a colleague: Sofia Greco" in text


def test_only_a_delegated_administrator_has_a_team_page(cast, log_in):
    assert log_in(cast.petra).get(page("team")).status_code == 200
    for stranger in (cast.paul, cast.rita, cast.ada):
        assert log_in(stranger).get(page("team")).status_code == 404
        assert invite(log_in(stranger)).status_code == 404
    assert not User.objects.filter(last_name="Greco").exists()


def test_the_list_holds_colleagues_and_nobody_else(cast, log_in):
    text = log_in(cast.petra).get(page("team")).content.decode()

    assert all(name in text for name in ("Paul Rossi", "Nora Bianchi", "Ines Moretti"))
    assert "Rita" not in text


def test_the_role_goes_up_to_ones_own(cast, log_in):
    cast.petra.place(partner_role=PartnerRole.MANAGER)

    invite(log_in(cast.petra), partner_role=PartnerRole.EXECUTIVE.value)
    assert not User.objects.filter(last_name="Greco").exists()

    invite(log_in(cast.petra))
    assert colleague().partner_role == PartnerRole.MANAGER


def test_who_has_a_higher_role_is_seen_and_not_touched(cast, log_in):
    boss = PartnerUserFactory(contact__account=cast.acme, partner_role=PartnerRole.EXECUTIVE)
    cast.petra.place(partner_role=PartnerRole.MANAGER)
    browser = log_in(cast.petra)

    assert browser.get(page("colleague", cast.paul.pk)).status_code == 200
    for name in ("colleague", "colleague_leaving", "colleague_returning"):
        assert browser.post(page(name, boss.pk)).status_code == 403
        assert browser.post(page(name, cast.rita.pk)).status_code == 404


def test_a_colleague_is_edited(cast, log_in):
    data = {"first_name": "Nora", "last_name": "Verdi", "email": "nv@acme.example"}
    log_in(cast.petra).post(page("colleague", cast.nora.pk), data | {"partner_role": 2})

    cast.nora.refresh_from_db()
    assert (cast.nora.last_name, cast.nora.email) == ("Verdi", "nv@acme.example")
    assert cast.nora.partner_role == PartnerRole.MANAGER
    assert cast.nora.newest_invitation.mail.recipient == cast.nora


def test_the_address_of_who_logged_in_stays(cast, log_in):
    data = {"first_name": "Paul", "last_name": "Rosso", "email": "evil@acme.example"}
    log_in(cast.petra).post(page("colleague", cast.paul.pk), data | {"partner_role": 1})

    cast.paul.refresh_from_db()
    assert (cast.paul.last_name, cast.paul.email) == ("Rosso", "paul@acme.example")


def test_an_invitation_is_sent_again_but_not_twice_at_once(cast, log_in):
    browser = log_in(cast.petra)
    for _ in range(2):
        browser.post(page("colleague_invitation", cast.nora.pk))

    assert Invitation.objects.filter(user=cast.nora).count() == 1


def test_a_colleague_is_deactivated_and_reactivated(cast, log_in):
    lead = LeadFactory(of=cast.paul)
    browser = log_in(cast.petra)

    browser.post(page("colleague_leaving", cast.paul.pk), {"leads": f"user:{cast.petra.pk}"})

    cast.paul.refresh_from_db()
    lead.refresh_from_db(from_queryset=type(lead).objects.unscoped())
    assert (cast.paul.is_active, lead.owner) == (False, owner_of(cast.petra))
    browser.post(page("colleague_returning", cast.paul.pk))
    cast.paul.refresh_from_db()
    assert cast.paul.is_active


def test_leads_do_not_go_to_another_partner(cast, log_in):
    LeadFactory(of=cast.paul)
    browser = log_in(cast.petra)

    for wrong in (f"user:{cast.rita.pk}", f"queue:{cast.nordic.pk}", f"user:{cast.marco.pk}"):
        browser.post(page("colleague_leaving", cast.paul.pk), {"leads": wrong})

    cast.paul.refresh_from_db()
    assert cast.paul.is_active


def test_nobody_deactivates_themself(cast, log_in):
    LeadFactory(of=cast.petra)
    data = {"leads": f"user:{cast.paul.pk}"}
    answer = log_in(cast.petra).post(page("colleague_leaving", cast.petra.pk), data)

    assert "You cannot deactivate your own login." in answer.content.decode()
    assert User.objects.get(pk=cast.petra.pk).is_active
    assert Contact.objects.unscoped().count() == 6
    assert not Organization.current().approves_colleagues
