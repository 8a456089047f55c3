"""Ten thousand dirty rows: every one is accounted for, and memory stays flat."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leads.imports import job as jobs
from leads.imports.formulas import shielded, unshielded
from leads.imports.results import rejected_csv
from leads.imports.upload import receive
from leads.models import Import, ImportRow, Lead, Owner

ROWS = 10_000
HEADER = b"First Name,Last Name,Company,Email,Phone,Employees\n"


def row(number, chance):
    """A row that is clean more often than not, and whether it can become a lead."""
    mail = f"p{number}@c{number % 97}.example"
    clean = f"Pat,Person {number},Company {number % 97},{mail},+39 011 {number},{number % 500}"
    dirty = {
        "": False,
        ",,,,,": False,
        clean.replace(mail, "not a mail"): False,
        clean.replace("Pat,", f'"Pat {number},'): False,
        clean.replace("Person", "x" * 5000): False,
        clean + ",too,many": False,
        clean.replace(f",{number % 500}", ",a few"): False,
        clean.replace("Pat", "=cmd|'/C calc'!A0"): True,
        clean.replace("Pat", "Zoë"): True,
        clean.replace("Pat", "\x00Pat\x07"): True,
        clean.replace("Company", "Acme Sistemi"): True,
    }
    return chance.choice(list(dirty.items())) if chance.random() < 0.3 else (clean, True)


@pytest.fixture(scope="module")
def dirty():
    """The bytes of the file, and how many of its rows can become leads."""
    chance = random.Random(29)
    rows = [row(number, chance) for number in range(ROWS)]
    lines = [text.encode("cp1252" if chance.random() < 0.5 else "utf-8") for text, _good in rows]
    ends = [chance.choice([b"\n", b"\r\n"]) for _line in lines]
    body = b"".join(line + end for line, end in zip(lines, ends, strict=True))
    return b"\xef\xbb\xbf" + HEADER + body, sum(good for _text, good in rows)


def test_ten_thousand_dirty_rows_add_up(bring_in, cast, dirty):
    """R29"""
    content, good = dirty

    job = bring_in(content, cast.carla)

    assert job.accepted + job.updated + job.duplicate + job.rejected == job.rows == job.done == ROWS
    assert (job.accepted, job.rejected) == (good, ROWS - good)
    assert Lead.objects.unscoped().count() == good
    assert_every_row_has_one_result(job)


def assert_every_row_has_one_result(job):
    rows = ImportRow.objects.unscoped().filter(job=job)
    assert set(rows.values_list("number", flat=True)) == set(range(1, job.done + 1))
    assert not rows.rejected().filter(reason="").exists()
    assert not rows.exclude(outcome="rejected").filter(lead=None).exists()


def test_the_same_file_again_brings_nothing_new(bring_in, cast, dirty):
    """R29"""
    content = dirty[0][:60_000]
    first = bring_in(content, cast.carla)

    second = bring_in(content, cast.carla)

    assert (second.accepted, second.duplicate) == (0, first.accepted)


def test_rejected_rows_come_back_mended(bring_in, cast):
    """R26: what a spreadsheet would run is shielded, and read again as it was."""
    lines = ["=1+1,Person,,+39 011 5\n", "@x,Person,Acme,5\n", '"a ""b""",,Acme,-5\n']
    job = bring_in("First Name,Last Name,Company,Phone\n" + "".join(lines), cast.carla)

    download = "".join(rejected_csv(cast.carla, job))
    assert download.splitlines() == [
        '\ufeff"First Name","Last Name","Company","Phone","Reason"',
        '"\'=1+1","Person","","\'+39 011 5","Company is missing."',
        '"a ""b""","","Acme","\'-5","Last Name is missing."',
    ]
    bring_in(download.replace('"Person",""', '"Person","Bolt"'), cast.carla)
    lead = Lead.objects.unscoped().get(company="Bolt")
    assert (lead.first_name, lead.phone) == ("=1+1", "+39 011 5")


@pytest.mark.parametrize(
    "text",
    [
        *("=a", "+a", "-a", "@a", "\ta", '"=a', " =a", "\uff1da", "'=a", "''=a", "a", "'a", ""),
        *("a;=b", "a;'=b", "a;b", "a;'b", "a\t\n=b", "a,\r\n -b", ";;=", "=a;=b", "a; \"'=b"),
    ],
)
def test_shielding_is_undone_exactly(text):
    """R26"""
    assert unshielded(shielded(text)) == text


def test_the_number_of_statements_grows_with_the_batches_only(cast, make_file):
    _warm, few, many = (statements(cast, make_file, count) for count in (2, 20, 200))

    assert few == many


def statements(cast, make_file, count):
    lines = "".join(f"L{number},C{count}\n" for number in range(count))
    path = make_file("Last Name,Company\n" + lines)
    job = receive(path, "leads.csv", cast.carla, Owner.objects.of(cast.carla))
    job.start()
    with CaptureQueriesContext(connection) as queries:
        jobs.run(Import.objects.unscoped().get(pk=job.pk))
    return sum(1 for query in queries if not {"INSERT", "COPY"} & set(query["sql"].split()))
