"""What a page lets one send: its forms and links, read from its HTML."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit

ID = re.compile(r"(\w+:)?(\d+)\Z")  # As in a select, or with the kind before it.
OF_THE_MOMENT = {"csrfmiddlewaretoken", "token"}
LINKS = ("href", "action", "hx-get", "hx-post")


@dataclass
class Form:
    """`values` as the browser would send them; `offered` is all that a field could be."""

    method: str
    url: str
    values: list = field(default_factory=list)
    offered: dict = field(default_factory=dict)

    def offer(self, name, value, is_sent):
        self.offered.setdefault(name, set()).add(value)
        if is_sent:
            self.values.append((name, value))

    @property
    def ids(self):
        """The fields that hold the number of a row, with one of those numbers as written."""
        found = {n: sorted(v for v in values if ID.match(v)) for n, values in self.offered.items()}
        return {n: values[-1] for n, values in found.items() if values and n not in OF_THE_MOMENT}

    def filled(self, **changed):
        data = {}
        for name, value in self.values:
            data.setdefault(name, []).append(value)
        return data | {name: [value] for name, value in changed.items()}


class Page(HTMLParser):
    """The forms of a page; a link with a query is a form that is sent with GET."""

    def __init__(self, url, html):
        super().__init__()
        self.url, self.forms, self.form, self.select = urlsplit(url).path, [], None, None
        self.outside = {}  # Forms by id, for fields that stand elsewhere.
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        for name in LINKS:
            if "?" in (attributes.get(name) or ""):
                self.link(attributes[name])
        if tag == "form":
            action = urlsplit(attributes.get("action") or self.url).path or self.url
            self.form = Form(attributes.get("method", "get").upper(), action)
            self.forms.append(self.form)
        elif self.form:
            self.field(tag, attributes)

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = None

    def link(self, address):
        parts = urlsplit(address)
        values = parse_qsl(parts.query)
        form = Form("GET", parts.path or self.url, values)
        for name, value in values:
            form.offer(name, value, is_sent=False)
        self.forms.append(form)

    def field(self, tag, attributes):
        name, value = attributes.get("name"), attributes.get("value") or ""
        if tag == "select":
            self.select = name
        elif tag == "option" and self.select:
            self.form.offer(self.select, value, "selected" in attributes)
        elif tag in ("input", "textarea") and name:
            kind = attributes.get("type", "text")
            is_ticked = kind not in ("checkbox", "radio") or "checked" in attributes
            self.form.offer(name, value, is_ticked and kind not in ("submit", "file"))
