"""The whole story in a real browser: a company comes in, a person, and a lead reaches them."""

import re

import pytest
from playwright.sync_api import expect

from leads.demo.cast import PASSWORD
from prm.outbox.delivery import deliver_due
from tests.factories import ContactFactory
from tests.faults.smtp import Sink

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OWN_PASSWORD = "a-harbour-in-hamburg"
BOLD = 600
LATE = 700  # Milliseconds. By then the page would have changed.


@pytest.fixture
def post(settings, live_server):
    """The mail server; links in mails lead to the portal of this test."""
    sink = Sink().start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
    settings.SITE_URL = live_server.url
    yield sink
    sink.stop()


@pytest.fixture
def clara(cast):
    """A person at Cedar, a company of Carla's that is no partner yet."""
    return ContactFactory(
        account=cast.cedar, first_name="Clara", last_name="Weber", email="clara@cedar.example"
    )


@pytest.fixture
def lead(cast, new_lead):
    return new_lead(cast.carla, first_name="Sophie", status="Open - Not Contacted")


def test_a_lead_reaches_a_new_partner_and_nobody_else(cast, clara, lead, desk, post):
    carla = desk()
    log_in_at_the_console(carla, cast.carla)
    enable_as_partner(carla, cast.cedar)
    enable_partner_user(carla, clara)

    partner = desk()
    set_a_password(partner, link_in(mail_to(clara, post), "/auth/invitation/"))
    log_in_at_the_community(partner, clara.email, OWN_PASSWORD)
    find_the_inbox_empty(partner)

    hand_over(carla, lead, to="Clara Weber", searching="weber")
    address = link_in(mail_to(clara, post), f"/c/partners/leads/{lead.pk}/")
    find_unread(partner, lead)
    read(partner, lead, address)
    report_back(partner, lead, "Working - Contacted")

    see_what_became_of_it(carla, lead, "Working - Contacted")
    rival = desk()
    rival.open("/c/partners/login/")
    log_in_at_the_community(rival, cast.rita.email, PASSWORD)
    find_nothing(rival, address)


def test_who_is_chosen_stays_chosen_when_an_earlier_search_is_answered_late(cast, lead, desk):
    carla = desk()
    log_in_at_the_console(carla, cast.carla)
    carla.open(f"/leads/{lead.pk}/owner/")
    held = []
    carla.page.route("**/owner/?**", lambda route: held.append(route))

    with carla.page.expect_request("**/owner/?**"):
        carla.page.get_by_label("Search by name").press_sequentially("ro")
    paul = carla.page.get_by_role("radio", name="Paul Rossi")
    paul.check()
    for route in held:
        route.continue_()
    carla.page.wait_for_timeout(LATE)

    expect(paul).to_be_checked()


def log_in_at_the_console(carla, user):
    carla.open("/auth/login/")
    carla.arrive("Log in")
    carla.log_in(user.email, PASSWORD)
    carla.arrive(re.compile("Carla"))


def enable_as_partner(carla, company):
    carla.page.get_by_role("link", name="Accounts", exact=True).first.click()
    carla.arrive(re.compile("Accounts"))
    carla.follow(company.name)
    carla.arrive(company.name)
    carla.unfold("Manage external account")
    carla.follow("Enable as partner")
    carla.arrive("Enable as partner")
    carla.press("Enable as partner")
    carla.arrive(company.name)
    expect(carla.page.locator(".record__kind")).to_have_text("Partner account")


def enable_partner_user(carla, contact):
    carla.follow(str(contact))
    carla.arrive(str(contact))
    carla.unfold("Manage external user")
    carla.follow("Enable partner user")
    carla.arrive("New user")
    expect(carla.page.get_by_label("Login (e-mail)")).to_have_value(contact.email)
    expect(carla.page.get_by_label("Partner users")).to_be_checked()
    carla.page.get_by_label("Notify now").check()
    carla.press("Save")
    carla.arrive(str(contact))
    said(carla, "The invitation is on its way")


def mail_to(contact, post):
    """The newest mail to this person, once the worker has been at work."""
    before = len(post.received)
    deliver_due()
    mails = [mail for mail in post.received[before:] if contact.email in mail["To"]]
    assert mails
    return mails


def link_in(mails, path):
    """The link in one of these mails that leads to such an address."""
    texts = [mail.get_body(("plain",)).get_content() for mail in mails]
    links = [link for text in texts for link in re.findall(r"http\S+", text) if path in link]
    assert len(links) == 1, texts
    return links[0]


def set_a_password(partner, link):
    partner.open(link)
    partner.arrive("Set your password")
    partner.page.get_by_label("New password", exact=True).fill(OWN_PASSWORD)
    partner.page.get_by_label("New password, again").fill(OWN_PASSWORD)
    partner.press("Set password")
    said(partner, "Your password is set.")


def log_in_at_the_community(partner, email, password):
    partner.arrive(re.compile("Log in"))
    assert "/c/partners/login/" in partner.page.url
    partner.log_in(email, password)
    partner.arrive(re.compile("Hello"))


def find_the_inbox_empty(partner):
    partner.open("/c/partners/leads/")
    partner.arrive("Inbox 0")
    expect(partner.page.get_by_text("You have no new leads.")).to_be_visible()


def hand_over(carla, lead, to, searching):
    carla.open(f"/leads/{lead.pk}/")
    carla.arrive(lead.full_name)
    carla.follow("[Change]")
    carla.arrive("Change lead owner")
    carla.page.get_by_label("Owner is a").select_option(label="Partner User")
    carla.page.get_by_label("Search by name").press_sequentially(searching)
    expect(carla.page.get_by_role("radio")).to_have_count(1)
    carla.page.get_by_role("radio", name=to).check()
    carla.page.get_by_label("Send notification email").check()
    carla.arrive("Change lead owner")
    carla.press("Save")
    carla.arrive(lead.full_name)
    said(carla, f"Handed to {to}. A mail is on its way.")


def find_unread(partner, lead):
    partner.open("/c/partners/leads/")
    partner.arrive("Inbox 1")
    name = partner.page.get_by_role("link", name=f"Unread: {lead.full_name}")
    assert weight_of(name) >= BOLD


def read(partner, lead, address):
    partner.open(address)
    partner.arrive(lead.full_name)
    partner.follow("Inbox")
    partner.arrive("Inbox 1")
    name = partner.page.get_by_role("link", name=lead.full_name, exact=True)
    assert weight_of(name) < BOLD
    name.click()
    partner.arrive(lead.full_name)


def report_back(partner, lead, status):
    partner.follow("Edit")
    partner.arrive("Edit lead")
    partner.page.get_by_label("Lead Status").select_option(status)
    partner.press("Save")
    partner.arrive(lead.full_name)
    expect(partner.page.locator(".record__title .pill")).to_have_text(status)


def see_what_became_of_it(carla, lead, status):
    carla.open(f"/leads/{lead.pk}/")
    carla.arrive(lead.full_name)
    expect(carla.page.locator(".record__title .pill")).to_have_text(status)
    changes = carla.page.locator("#timeline li").filter(has_text=re.compile("owner", re.I))
    expect(changes).to_have_count(2)
    expect(changes.first).to_contain_text("Owner changed from Carla Berg to Clara Weber")
    expect(changes.last).to_contain_text("Created, owner Carla Berg")


def find_nothing(rival, address):
    assert rival.open(address).status == 404
    rival.arrive("Nothing to see here")
    expect(rival.page.get_by_text("Laurent")).to_have_count(0)


def said(person, words):
    expect(person.page.get_by_role("main").get_by_text(words)).to_be_visible()


def weight_of(link):
    return int(link.evaluate("element => getComputedStyle(element).fontWeight"))
