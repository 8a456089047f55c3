"""An account's own pages: reading, making, changing."""

import uuid

import pytest
from django.urls import reverse

from accounts.models import Account, Contact, PartnerRole
from tests.factories import AccountFactory, ContactFactory, InternalUserFactory, PartnerUserFactory

NEW = "/accounts/new/"
LEAST = {"name": "Dala Partner", "status": "prospect"}


def edit_url(account):
    return reverse("accounts:edit", args=[account.pk])


def sent(account, **values):
    """The edit form of an account as it stands, but for some values."""
    stands = {"name": account.name, "owner": account.owner_id, "status": account.status}
    return stands | {"country": account.country} | values


def test_the_record_shows_the_facts_and_who_is_there(cast, log_in):
    page = log_in(cast.carla).get(cast.acme.get_absolute_url()).content.decode()

    for words in ("Acme Sistemi", "Carla Berg", "Gold", "Milano", "Toni Ferrari", "Petra Galli"):
        assert words in page


def test_the_record_says_what_keeps_a_user_from_being_given_a_lead(cast, log_in):
    browser = log_in(cast.carla)

    people = browser.get(cast.acme.get_absolute_url()).context["people"]

    obstacles = {person.first_name: person.obstacle for person in people}
    assert obstacles["Paul"] is None
    assert obstacles["Nora"].sentence == "Has never logged in"
    assert obstacles["Ines"].sentence == "Is not active"


@pytest.mark.parametrize(("who", "status"), [("carla", 200), ("ada", 200), ("marco", 404)])
def test_an_account_is_there_for_its_owner_and_administrators(cast, log_in, who, status):
    """R1"""
    browser = log_in(getattr(cast, who))

    for page in ("detail", "edit", "partner"):
        url = reverse(f"accounts:{page}", args=[cast.cedar.pk])
        assert browser.get(url).status_code == status, page
    missing = browser.get(reverse("accounts:detail", args=[9_999_999]))
    assert missing.status_code == 404


def test_a_number_too_large_for_the_database_is_not_found(cast, log_in):
    assert log_in(cast.carla).get(f"/accounts/{10**30}/").status_code == 404


def test_more_than_five_contacts_are_behind_a_link(cast, log_in):
    ContactFactory.create_batch(7, account=cast.cedar)

    answer = log_in(cast.carla).get(cast.cedar.get_absolute_url())

    assert len(answer.context["contacts"]) == 5
    assert "All 7 contacts" in answer.content.decode()


def test_a_record_with_many_people_takes_as_many_queries_as_one_with_few(cast, log_in, queries):
    browser, url = log_in(cast.carla), cast.acme.get_absolute_url()
    few = queries(browser, url)

    for _ in range(5):
        PartnerUserFactory(contact=ContactFactory(account=cast.acme), profiles=[cast.partners])

    assert queries(browser, url) <= few


def test_whoever_makes_an_account_owns_it(cast, log_in):
    answer = log_in(cast.marco).post(NEW, LEAST)

    account = Account.objects.unscoped().get(name="Dala Partner")
    assert account.owner == cast.marco
    assert answer.url == account.get_absolute_url()


def test_a_form_sent_twice_makes_one_account(cast, log_in):
    """R13"""
    browser, form = log_in(cast.carla), LEAST | {"token": str(uuid.uuid4())}

    answers = [browser.post(NEW, form) for _ in range(2)]

    assert Account.objects.unscoped().named("Dala Partner").count() == 1
    assert answers[0].url == answers[1].url


def test_a_form_corrected_and_sent_again_makes_its_account(cast, log_in):
    browser, token = log_in(cast.carla), str(uuid.uuid4())

    wrong = browser.post(NEW, {"name": "", "status": "prospect", "token": token})
    right = browser.post(NEW, LEAST | {"token": token})

    assert (wrong.status_code, right.status_code) == (200, 302)


def test_another_account_of_the_same_name_is_hinted_at_and_not_refused(cast, log_in):
    browser = log_in(cast.carla)
    url = reverse("accounts:names")

    hint = browser.get(url, {"name": " acme SISTEMI "}).content.decode()
    answer = browser.post(NEW, LEAST | {"name": "Acme Sistemi"})

    assert "Acme Sistemi, Milano" in hint
    assert answer.status_code == 302
    assert Account.objects.unscoped().named("Acme Sistemi").count() == 2


def test_a_hint_names_neither_foreign_accounts_nor_the_one_itself(cast, log_in):
    url = reverse("accounts:names")

    foreign = log_in(cast.marco).get(url, {"name": "Acme Sistemi"}).content.decode()
    itself = log_in(cast.carla).get(url, {"name": "Acme Sistemi", "but": cast.acme.pk})

    assert "Acme" not in foreign
    assert "Acme" not in itself.content.decode()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("employees", "-3", "Write a whole number from 0"),
        ("employees", "9" * 40, "Write a whole number from 0"),
        ("employees", "many", "Write a whole number from 0"),
        ("annual_revenue", "-1", "greater than or equal to 0"),
        ("annual_revenue", "9" * 40, "no more than 18 digits"),
        ("annual_revenue", "NaN", "Enter a number"),
        ("name", "x" * 256, "at most 255 characters"),
        ("name", "a\x00b", "Null characters are not allowed"),
        ("website", "javascript:alert(1)", "Write a web address"),
        ("status", "partner", "Select a valid choice"),
        ("country", "x" * 81, "at most 80 characters"),
    ],
)
def test_what_cannot_be_kept_is_answered_with_a_sentence(cast, log_in, field, value, sentence):
    answer = log_in(cast.carla).post(NEW, LEAST | {field: value})

    assert answer.status_code == 200
    assert sentence in answer.content.decode()


def test_an_owner_changes_an_account(cast, log_in):
    url = edit_url(cast.cedar)

    answer = log_in(cast.carla).post(url, sent(cast.cedar, name="Cedar AG", employees="12"))

    cast.cedar.refresh_from_db()
    assert answer.url == cast.cedar.get_absolute_url()
    assert (cast.cedar.name, cast.cedar.employees) == ("Cedar AG", 12)


def test_an_owner_hands_an_account_to_a_colleague(cast, log_in):
    browser = log_in(cast.carla)

    answer = browser.post(edit_url(cast.cedar), sent(cast.cedar, owner=cast.marco.pk), follow=True)

    cast.cedar.refresh_from_db()
    assert cast.cedar.owner == cast.marco
    assert answer.request["PATH_INFO"] == "/accounts/"
    assert "The owner of Cedar Consulting is Marco Vitale now." in answer.content.decode()


def test_the_owner_is_an_active_internal_user(cast, log_in):
    """R2"""
    gone = InternalUserFactory(is_active=False)

    for who in (cast.paul, cast.rita, gone):
        answer = log_in(cast.carla).post(edit_url(cast.cedar), sent(cast.cedar, owner=who.pk))
        assert "Select a valid choice" in answer.content.decode()

    cast.cedar.refresh_from_db()
    assert cast.cedar.owner == cast.carla


def test_fields_that_the_form_does_not_have_stay(cast, log_in):
    """R9"""
    more = {"partner_since": "2020-01-01", "enabled_by": cast.ada.pk, "created_at": "2020-01-01"}

    log_in(cast.carla).post(edit_url(cast.cedar), sent(cast.cedar, name="Cedar AG", **more))

    cast.cedar.refresh_from_db()
    assert cast.cedar.name == "Cedar AG"
    assert not cast.cedar.is_partner
    assert cast.cedar.created_at.year != 2020


def test_saving_writes_only_what_was_changed(cast, log_in, monkeypatch):
    """An account that somebody enables meanwhile stays enabled."""
    from accounts.forms import AccountForm

    write = AccountForm.save_changes

    def somebody_was_quicker(form, by):
        Account.objects.unscoped().get(pk=cast.cedar.pk).enable_as_partner(cast.carla)
        write(form, by)

    monkeypatch.setattr(AccountForm, "save_changes", somebody_was_quicker)

    log_in(cast.carla).post(edit_url(cast.cedar), sent(cast.cedar, phone="+49 40 1234"))

    cast.cedar.refresh_from_db()
    assert cast.cedar.is_partner
    assert cast.cedar.phone == "+49 40 1234"


def test_markup_in_an_account_is_shown_as_it_was_written(cast, log_in):
    """R25"""
    canary = '"><svg onload=alert(1)>'
    AccountFactory(name=canary, owner=cast.carla, street=canary, description=canary)
    account = Account.objects.unscoped().get(name=canary)
    Contact.objects.create(account=account, first_name=canary, last_name=canary, title=canary)
    browser = log_in(cast.carla)

    pages = ["/accounts/", account.get_absolute_url(), edit_url(account), "/contacts/"]

    for page in pages:
        content = browser.get(page).content.decode()
        assert "<svg onload" not in content
        assert "&lt;svg onload" in content, page


def test_roles_are_named(cast, log_in):
    page = log_in(cast.carla).get(cast.acme.get_absolute_url()).content.decode()

    assert str(PartnerRole.EXECUTIVE.label) in page
