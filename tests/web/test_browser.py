"""A person at Chromium: a form is made, put on another site, filled in; the lead arrives."""

import threading
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from leads.demo.cast import PASSWORD
from leads.models import Lead

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class Site(BaseHTTPRequestHandler):
    """Somebody's own site: the page with the copied form, and the page one returns to."""

    def __init__(self, pages, *args, **options):
        self.pages = pages
        super().__init__(*args, **options)

    def do_GET(self):
        html = self.pages.get(self.path, "")
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(f"<!doctype html><html lang=en><title>Site</title>{html}".encode())

    def log_message(self, *args):
        pass


@pytest.fixture
def site():
    """`pages` by path, at an address of their own."""
    pages = {"/thanks": "<h1>Thank you</h1>"}
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Site, pages))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", pages
    server.shutdown()
    server.server_close()


def make_form(seat, origin):
    seat.open("/setup/web-to-lead/new/")
    seat.arrive("New web form")
    seat.page.get_by_label("Name", exact=True).fill("Contact")
    seat.page.get_by_label("Return addresses").fill(f"{origin}/thanks")
    seat.page.get_by_label("Carla Berg").check()
    seat.page.get_by_label("Consent text").fill("You may call me.")
    seat.press("Save")
    seat.arrive("Contact")
    return seat.page.get_by_label("HTML of the form").input_value()


def test_a_form_on_another_site_brings_a_lead(cast, desk, site, live_server):
    """R22: and the browser goes back to the address that was registered."""
    origin, pages = site
    ada, visitor, carla = desk(), desk(), desk()
    ada.open("/auth/login/")
    ada.log_in("ada@prm.example", PASSWORD)
    pages["/"] = make_form(ada, origin).replace("http://localhost:8000", live_server.url)

    visitor.page.goto(origin)
    visitor.page.get_by_label("Last Name").fill("Müßig")
    visitor.page.get_by_label("Company").fill("Lyon Digital")
    visitor.page.get_by_label("You may call me.").check()
    visitor.press("Send")
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Thank you")

    carla.open("/auth/login/")
    carla.log_in("carla@prm.example", PASSWORD)
    carla.open("/leads/")
    carla.page.get_by_role("main").get_by_role("link", name="Müßig").click()
    carla.arrive("Müßig")
    expect(carla.page.get_by_text("Web form Contact, text 1")).to_be_visible()
    assert Lead.objects.unscoped().get().owner.user == cast.carla


def test_the_page_of_the_portal_is_for_everybody(cast, desk, site):
    ada, visitor = desk(), desk()
    ada.open("/auth/login/")
    ada.log_in("ada@prm.example", PASSWORD)
    make_form(ada, site[0])
    address = ada.page.get_by_role("main").get_by_role("link", name="/form/").inner_text()

    visitor.open("/web-to-lead/form/" + address.rpartition("/form/")[2])
    visitor.arrive("Contact")
    visitor.page.get_by_label("Last Name").fill("Laurent")
    visitor.page.get_by_label("Company").fill("Lyon Digital")
    visitor.press("Send")
    visitor.arrive("Sent")
    ada.open("/web-to-lead/quarantine/")
    ada.arrive("Quarantine 1")
    ada.follow("Laurent, Lyon Digital")
    ada.arrive("Laurent, Lyon Digital")
    ada.press("Accept as lead")

    assert Lead.objects.unscoped().get().last_name == "Laurent"
