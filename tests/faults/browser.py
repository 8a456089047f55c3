"""Somebody at a browser: logs in, reads forms, sends them, and notes how long it took."""

import re
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from time import monotonic
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, build_opener

# Seconds. A server that has just started on a busy machine is slow with its first page.
PATIENCE, FORM_PATIENCE = 60, 20


class Hidden(HTMLParser):
    """The hidden fields of a page's forms."""

    def __init__(self, page):
        super().__init__()
        self.fields = {}
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "input" and attrs.get("type") == "hidden" and "name" in attrs:
            self.fields[attrs["name"]] = attrs.get("value", "")


class Stay(HTTPRedirectHandler):
    """A redirect is an answer; nobody goes there."""

    def redirect_request(self, *args):
        return None


class Browser:
    """One person's browser; `seconds` holds how long each form sent took to be answered."""

    def __init__(self, address, email, password):
        self.address, self.seconds = address, []
        self._opener = build_opener(Stay, HTTPCookieProcessor(CookieJar()))
        login = "/auth/login/"
        self.send(login, self.form(login), login=email, password=password)

    def get(self, path):
        return self._ask(path)[1]

    def form(self, path):
        """Open a page: what its form sends along unseen."""
        return Hidden(self.get(path)).fields

    def send(self, path, form, **values):
        """Fill in and send the form of a page; answers the status."""
        begin = monotonic()
        status, _page = self._ask(path, urlencode(form | values).encode())
        self.seconds.append(monotonic() - begin)
        return status

    def choice(self, path, name):
        """What the owner page of a lead calls the partner user of this name."""
        page = self.get(f"{path}?kind=partner&q={name}")
        return re.search(r'name="choice" value="([^"]+)"', page)[1]

    def _ask(self, path, data=None):
        patience = FORM_PATIENCE if data else PATIENCE
        try:
            with self._opener.open(self.address + path, data, patience) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode()
