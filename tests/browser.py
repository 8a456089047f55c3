"""People at a real Chromium: `desk()` is one of them, with a browser of their own."""

import os

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.required import chromium, skip_or_fail

ARGUMENTS = "--no-sandbox --disable-gpu --disable-quic --no-first-run"
ARGUMENTS += " --disable-background-networking --disable-component-update --disable-sync"
GRAVE = ("serious", "critical")
DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
# axe would put style sheets into the page anew, which the portal's policy refuses.
OPTIONS = {"resultTypes": ["violations"], "preload": False}
EVERYTHING = {}
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}  # What hangs on the scheme.
AXE = Axe()
RUN = "how => axe.run(document, how).then(found => found.violations)"
PATIENCE = 15_000  # Milliseconds, for a machine with other work to do.
# The browser says this of every address that is answered so, and that answer is meant.
NOT_FOUND = "the server responded with a status of 404"
# What htmx says of an answer that it still waited for when its page was left.
LEFT = ("htmx:afterRequest", "htmx:sendError")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    if not chromium():
        skip_or_fail("chromium", "no Chromium is installed")
    # Playwright keeps a loop running in the thread of the tests, for as long as they run.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    expect.set_options(timeout=PATIENCE)
    return browser_type_launch_args | {
        "executable_path": chromium(),
        "args": ARGUMENTS.split(),
    }


@pytest.fixture(scope="session")
def browser_context_args():
    """Not the plugin's: that asks for a fixture which pytest warns about.

    Without motion: a colour that is still changing has no contrast to be measured.
    """
    return {"locale": "en-US", "reduced_motion": "reduce"}


@pytest.fixture
def desk(new_context, live_server):
    """Somebody sits down at a browser that nobody used before: `desk()`."""
    return lambda: Desk(new_context(base_url=live_server.url).new_page())


class Desk:
    """A person's browser; `complaints` holds what it said that must not be said."""

    def __init__(self, page):
        page.set_default_timeout(PATIENCE)
        self.page, self.complaints = page, []
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def hear(self, message):
        is_meant = NOT_FOUND in message.text or message.text.startswith(LEFT)
        if message.type in ("error", "warning") and not is_meant:
            self.complaints.append(message.text)

    def open(self, address):
        return self.page.goto(address)

    def arrive(self, heading):
        """Be on the page of this heading, which everybody can use, in light and in dark."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)
        found = [*self.barriers("light"), *self.barriers("dark", COLOURS)]
        assert found == [], (self.page.url, found)
        assert self.complaints == [], self.page.url

    def log_in(self, email, password):
        self.page.get_by_label("Email").fill(email)
        self.page.get_by_label("Password").fill(password)
        self.press("Log in")

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).click()

    def follow(self, name):
        """Click a link of the page itself, not of the frame around it."""
        self.page.get_by_role("main").get_by_role("link", name=name, exact=True).click()

    def unfold(self, name):
        self.page.locator("summary", has_text=name).click()

    def barriers(self, scheme="light", only=EVERYTHING):
        """What keeps some people from using this page, as axe finds it."""
        self.page.emulate_media(color_scheme=scheme)
        self.page.evaluate(DRAWN)  # Or axe measures colours of both schemes.
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE.axe_script)
        found = self.page.evaluate(RUN, OPTIONS | only)
        return [
            f"{scheme}: {each['id']}: {node['target']} {node['html'][:200]}"
            for each in found
            if each["impact"] in GRAVE
            for node in each["nodes"]
        ]

    def overflows(self):
        """Whether one must scroll sideways to read the page."""
        return self.page.evaluate("document.documentElement.scrollWidth > innerWidth")
