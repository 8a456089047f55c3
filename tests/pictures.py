"""`python -m tests.pictures`: the README's pictures, of a portal that lives only for them."""

import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

from tests.browser import ARGUMENTS
from tests.faults.ports import free_port
from tests.required import chromium

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "pictures"
PICTURES = {
    # File: whose, and which page.
    "leads.png": ("carla@prm.example", "/leads/"),
    "inbox.png": ("paul@acme.example", "/c/partners/leads/"),
}
PASSWORD = "channel-of-partners"  # The demo's.
SCREEN = {"width": 1280, "height": 800}
PATIENCE = 60  # Seconds.


def take():
    with portal() as address, sync_playwright() as player:
        options = {"executable_path": chromium(), "args": ARGUMENTS.split()}
        browser = player.chromium.launch(**options)
        for name, (email, path) in PICTURES.items():
            page = browser.new_page(base_url=address, viewport=SCREEN, locale="en-US")
            log_in(page, email)
            page.goto(path)
            page.screenshot(path=FOLDER / name)
        browser.close()


@contextmanager
def portal():
    """The portal with its demo story, in a folder and on a port of its own."""
    with tempfile.TemporaryDirectory(prefix="prm-pictures-", ignore_cleanup_errors=True) as folder:
        port = free_port()
        command = [sys.executable, "manage.py", "run"]
        running = subprocess.Popen(command, cwd=ROOT, env=environment(folder, port))
        try:
            yield ready(f"http://localhost:{port}")
        finally:
            running.terminate()
            running.wait(PATIENCE)


def environment(folder, port):
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return kept | {"PRM_ENV": "development", "VAR_DIR": folder, "PORT": str(port)}


def ready(address):
    """Wait until the portal answers."""
    for _ in range(PATIENCE):
        try:
            urlopen(f"{address}/healthz")  # noqa: S310  Our own.
            return address
        except URLError:
            time.sleep(1)
    raise SystemExit("The portal did not start.")


def log_in(page, email):
    page.goto("/auth/login/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()
    page.wait_for_url(lambda url: "/login/" not in url)


if __name__ == "__main__":
    take()
