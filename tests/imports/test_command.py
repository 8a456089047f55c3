"""`manage.py import_leads` brings a file in at once."""

import json

import pytest
from django.core.management import CommandError, call_command

from leads.models import Import, Lead

FILES = [
    # File                                    accepted duplicate  rows
    ("leads-10000-datablist.csv",                10_000,       0, 10_000),
    ("salesforce-sample-api-names.csv",              22,       0,     22),
    ("quoted-na-nulls.csv",                           1,       3,      4),  # One shared e-mail.
    ("international.csv",                            20,       0,     20),
    ("international-bom-semicolon-crlf.csv",         20,       0,     20),
    ("label-headers.csv",                             7,       0,      7),
]  # fmt: skip


@pytest.fixture
def report(tmp_path):
    """Run the command; answers its report."""

    def run(file, **options):
        path = tmp_path / "report.json"
        call_command("import_leads", file, report=path, verbosity=0, **options)
        return json.loads(path.read_text())

    return run


def numbers(accepted=0, duplicate=0, rows=0):
    return {
        "accepted": accepted,
        "updated": 0,
        "duplicate": duplicate,
        "rejected": 0,
        "rows": rows,
    }


@pytest.mark.parametrize(("name", "accepted", "duplicate", "rows"), FILES)
def test_real_files_come_in(lead_files, report, cast, name, accepted, duplicate, rows):
    """R29"""
    assert report(lead_files / name) == numbers(accepted, duplicate, rows)
    assert Lead.objects.unscoped().filter(owner__user=cast.ada).count() == accepted


def test_the_same_real_file_again_brings_nothing_new(lead_files, report, cast):
    """R29"""
    file = lead_files / "label-headers.csv"  # It has no e-mails.
    report(file)

    assert report(file) == numbers(0, 7, 7)


def test_a_shared_email_is_no_obstacle_by_name(lead_files, report, cast):
    assert report(lead_files / "quoted-na-nulls.csv", match="name")["accepted"] == 4


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        ("carla@prm.example", "Carla Berg"),
        ("Marco Vitale", "Marco Vitale"),
        ("rita@bolt.example", "Rita Conti"),
        ("Nordic leads", "Nordic leads"),
    ],
)
def test_the_owner_is_a_user_or_a_queue(make_file, report, cast, owner, name):
    report(make_file("Last Name,Company\nA,C\n"), owner=owner)

    assert str(Lead.objects.unscoped().get().owner) == name


def test_somebody_else_may_be_who_imports(make_file, report, cast):
    report(make_file("Last Name,Company\nA,C\n"), by="marco@prm.example")

    assert Import.objects.unscoped().get().by == cast.marco
    assert str(Lead.objects.unscoped().get().owner) == "Marco Vitale"


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"owner": "nobody"}, "nobody is no user or queue"),
        ({"owner": "nora@acme.example"}, "no user or queue"),  # Has never logged in.
        ({"by": "paul@acme.example"}, "no active internal user"),
    ],
)
def test_who_is_not_known_is_said(make_file, report, cast, options, sentence):
    with pytest.raises(CommandError, match=sentence):
        report(make_file("Last Name,Company\nA,C\n"), **options)

    assert not Import.objects.unscoped().exists()


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n", b"a,b\n"])
def test_a_file_that_cannot_be_imported_is_refused(make_file, report, cast, content):
    with pytest.raises(CommandError):
        report(make_file(content))


def test_a_file_that_is_not_there_is_refused(tmp_path, report, cast):
    with pytest.raises(CommandError, match="is not a file"):
        report(tmp_path / "nothing.csv")


def test_without_an_administrator_one_is_asked_for(make_file, report, db):
    with pytest.raises(CommandError, match="bootstrap"):
        report(make_file("Last Name,Company\nA,C\n"))
