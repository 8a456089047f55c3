"""Ask for a page as somebody, and see all that comes of it: the answer, and what it wrote."""

import logging
import re
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core import mail
from django.db import connection, transaction
from django.test import Client

from tests.sources import APPS

CODE = re.compile(r"zq\.\d{3}\.z")
WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE)\b", re.IGNORECASE)
# A person's own session, and the log of what was denied or read (R34), are written by looking.
OF_SESSIONS = re.compile(r'"(django_session|usersessions_usersession|prm_auditentry)"')
LOGS = {"prm.AuditEntry", "prm.AuditSeal"}
BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass
class Answer:
    response: object
    wrote: list  # Statements that change something other than the person's own session.
    before: dict | None = None
    after: dict | None = None

    @property
    def status(self):
        return self.response.status_code

    @property
    def text(self):
        """All of the answer that somebody could read: body, headers, cookies."""
        if not hasattr(self, "_text"):
            body = b"".join(self.response) if self.response.streaming else self.response.content
            headers = "\n".join(f"{name}: {value}" for name, value in self.response.items())
            self._text = f"{headers}\n{self.response.cookies}\n{body.decode(errors='replace')}"
        return self._text

    @property
    def codes(self):
        return set(CODE.findall(self.text))

    @property
    def has_trick(self):
        """Whether a text somebody typed has become markup."""
        is_page = self.response.get("Content-Type", "").startswith("text/html")
        return is_page and "<svg onload" in self.text

    @property
    def goes_to_login(self):
        """By a redirect, or by the header that htmx follows."""
        places = (self.response.get("Location", ""), self.response.get("HX-Redirect", ""))
        return any("/login/" in place for place in places)

    @property
    def is_fine(self):
        return self.status < 400 and not self.goes_to_login

    @property
    def changed(self):
        """The rows and files that are other than before: (model, number)."""
        if not self.wrote:
            return set()
        keys = self.before | self.after
        return {key for key in keys if self.before.get(key) != self.after.get(key)}


class Asker:
    """The browsers of everybody. Whatever a request changes is undone after it."""

    def __init__(self, people):
        self.people = people
        self.browsers = {name: browser_of(user) for name, user in people.items()}
        self.look()

    def look(self):
        """Take the rows as they are now for what requests are measured by."""
        self.state = fingerprint()

    def ask(self, person, method, url, data=None, **headers):
        browser, wrote = self.browsers[person], []
        cookies = dict(browser.cookies)
        with undone(), quiet(), connection.execute_wrapper(noting(wrote)):
            response = getattr(browser, method.lower())(url, data or {}, headers=headers)
            answer = Answer(response, wrote, self.state)
            answer.text  # noqa: B018  A streamed body is made now, while its rows are there.
            if wrote:
                answer.after = fingerprint()
        browser.cookies.clear()
        browser.cookies.update(cookies)
        assert mail.outbox == []
        return answer


def browser_of(user):
    browser = Client(raise_request_exception=False)
    if user.is_authenticated:
        browser.force_login(user, backend=BACKEND)
        browser.get("/healthz")  # The session notes its first use.
    return browser


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def quiet():
    """Thousands of lines that say "Not Found" are not worth their time; failures are."""
    logger = logging.getLogger("django.request")
    level = logger.level
    logger.setLevel(logging.ERROR)
    yield
    logger.setLevel(level)


def noting(wrote):
    def note(execute, sql, params, many, context):
        if WRITES.match(sql) and not OF_SESSIONS.search(sql[:120]):
            wrote.append(sql)
        return execute(sql, params, many, context)

    return note


def fingerprint():
    """All rows of the portal's own tables, and the private files."""
    rows = {}
    models = [model for app in APPS for model in apps.get_app_config(app).get_models()]
    for model in (model for model in models if model._meta.label not in LOGS):
        for values in model._base_manager.values_list("pk", *columns(model)):
            rows[model._meta.label, values[0]] = hash(repr(values))
    return rows | files()


def columns(model):
    return [field.attname for field in model._meta.concrete_fields]


def files():
    found = [path for path in Path(settings.PRIVATE_DIR).rglob("*") if path.is_file()]
    return {("file", str(path)): path.stat().st_mtime_ns for path in found}
