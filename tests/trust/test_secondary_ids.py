"""R2: the number of somebody else's row, in any field or filter, is the number of no row."""

import re

import pytest

from leads.models import Owner
from tests.access_table import page_named, pages
from tests.factories import ContactFactory, LeadFactory, PartnerFactory, PartnerUserFactory
from tests.test_pages import address

from . import policy
from .forms import Page

pytestmark = pytest.mark.django_db
LOOKED_AT = [name for name, page in pages().items() if "GET" in page.methods]
TYPED = {
    "name": "Probe",
    "last_name": "Probe",
    "company": "Probe",
    "email": "probe@probe.example",
    "website": "",
}
NOWHERE = 799_999
FOREIGN, NOBODY = "Foreignword", "Nowhereword"
OF_THE_MOMENT = re.compile(
    rf"{FOREIGN}|{NOBODY}|70000\d|{NOWHERE}"  # What was asked for.
    r"|>[^<]*</time>|Content-Length: \d+|\d\d:\d\d:\d\d GMT|:1\w{5}:[\w-]{43}"
    r"|csrftoken=\S+|expires=[^;]+|type=\"hidden\"[^>]*|[\da-f]{8}-[\da-f-]{27}|X-CSRFToken[^}]*",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def foreign(rows, asker):
    """A row of each kind that belongs to Marco's partner, with a number that nothing else has."""
    members = [rows.rows["profile"]["partners"]]
    bolt = PartnerFactory(id=700_001, name=FOREIGN, owner=rows.people["marco"])
    contact = ContactFactory(id=700_002, account=bolt, last_name=FOREIGN)
    user = PartnerUserFactory(id=700_003, contact=contact, profiles=members)
    owner = Owner.objects.create(id=700_004, user=user)
    lead = LeadFactory(id=700_005, of=user, last_name=FOREIGN, company=FOREIGN)
    asker.look()
    return {"account": bolt, "contact": contact, "user": user, "owner": owner, "lead": lead}


def addresses(rows, page, person):
    if not page.has_row:
        return [address(page)]
    mine = [n for n in rows.rows[page.row] if policy.may(person, page.row, page.needs, n)]
    return [address(page, pk=rows.rows[page.row][name].pk) for name in mine[:1]]


@pytest.fixture(scope="module")
def sent():
    """The forms that were sent already: what stands around all pages is asked of once."""
    return set()


def forms_of(asker, rows, name, person):
    for url in addresses(rows, page_named(name), person):
        answer = asker.ask(person, "GET", url)
        yield from Page(url, answer.text).forms if answer.status == 200 else ()


def probes(form, number):
    """The form with a row's number in each field that holds one, as a browser would send it."""
    for name, value in form.ids.items():
        kinds = form.offered.get("kind", {""}) if ":" in value else {""}
        for kind in kinds:
            prefix = f"{kind}:" if kind else value.rpartition(":")[0]
            prefix = prefix if not prefix or prefix.endswith(":") else f"{prefix}:"
            choice = {name: f"{prefix}{number}"} | ({"kind": kind} if kind else {})
            yield choice, form.filled(**typed(form) | choice)


def typed(form):
    """Something that is right in the fields that must be."""
    return {n: w for n, w in TYPED.items() if n == "website" or form.offered.get(n) == {""}}


def words(form, word):
    """The form with a word in each field of text."""
    for name, values in form.offered.items():
        if values <= {""} and form.method == "GET":
            yield {name: word}, form.filled(**{name: word})


@pytest.mark.parametrize("person", ["carla", "petra"])
@pytest.mark.parametrize("name", LOOKED_AT)
def test_somebody_elses_number_or_name_is_like_none(rows, asker, foreign, sent, name, person):
    for form in new_forms(forms_of(asker, rows, name, person), person, sent):
        for nobodys, several in grouped(pairs(form, foreign)):
            answer = asker.ask(person, form.method, form.url, nobodys)
            for theirs in several:
                told = asker.ask(person, form.method, form.url, theirs)
                where = (person, form.method, form.url, theirs)
                assert told.status == answer.status < 500, where
                assert without_the_moment(told) == without_the_moment(answer), where
                assert touched(told, foreign) == set(), where


def new_forms(forms, person, sent):
    for form in forms:
        key = (person, form.method, form.url, tuple(sorted(form.offered)))
        if key not in sent:
            sent.add(key)
            yield form


def pairs(form, foreign):
    """Two sendings that differ only in this: one names a foreign row, the other none."""
    for row in foreign.values():
        yield from both(probes(form, row.pk), probes(form, NOWHERE))
    yield from both(words(form, FOREIGN), words(form, NOBODY))


def grouped(pairs):
    """What names no row, each with all that differs from it only by naming a foreign one."""
    several = {}
    for theirs, nobodys in pairs:
        several.setdefault(repr(nobodys), (nobodys, []))[1].append(theirs)
    return several.values()


def both(theirs, nobodys):
    return [(one[1], other[1]) for one, other in zip(theirs, nobodys, strict=True)]


def without_the_moment(answer):
    return OF_THE_MOMENT.sub("", answer.text)


def touched(answer, foreign):
    """Foreign rows that changed, or that something new points at."""
    keys = {(row._meta.label, row.pk) for row in foreign.values()}
    return answer.changed & keys


@pytest.mark.parametrize(
    "name", ["accounts:create", "accounts:edit", "leads:create", "leads:owner"]
)
def test_with_numbers_of_ones_own_the_same_forms_are_saved(rows, asker, name):
    """Or the test above would compare two refusals of something else."""
    (form,) = [f for f in forms_of(asker, rows, name, "carla") if f.method == "POST" and f.ids]
    last = {n: v for n, v in form.ids.items() if n != "level"}

    answer = asker.ask("carla", "POST", form.url, form.filled(**typed(form) | last))

    assert answer.status == 302
