"""Lead files as they are found in the wild are read in full and understood."""

from itertools import islice

import pytest

from leads.imports.fields import FIELDS
from leads.imports.mapping import guess
from leads.imports.reading import header, rows, sniff
from leads.imports.values import parse

FILES = [
    # File                                     rows  delimiter  fields found
    ("leads-10000-datablist.csv",            10_000, ",", 11),
    ("salesforce-sample-api-names.csv",          22, ",", 14),
    ("quoted-na-nulls.csv",                       4, ",", 20),
    ("international.csv",                        20, ",", 9),
    ("international-bom-semicolon-crlf.csv",     20, ";", 9),
    ("label-headers.csv",                         7, ",", 5),
]  # fmt: skip


@pytest.mark.parametrize(("name", "count", "delimiter", "found"), FILES)
def test_every_row_is_read(lead_files, name, count, delimiter, found):
    path = lead_files / name
    dialect = sniff(path)
    columns = columns_of(path, dialect)
    read = list(rows(path, dialect))

    assert (dialect.encoding, dialect.delimiter) == ("utf-8", delimiter)
    assert len([column for column in columns if column.target in FIELDS]) == found
    assert len(read) == count
    assert not [row for row in read if row.problem or row.note]
    assert not [text for row in read for text in problems(row, columns)]


def columns_of(path, dialect):
    samples = [row.cells for row in islice(rows(path, dialect), 100)]
    return guess(header(path, dialect), samples)


def problems(row, columns):
    for column in columns:
        if field := FIELDS.get(column.target):
            found = parse(field.kind, row.cells[column.index], str(field.label), field.limit)
            if found.problem:
                yield found.problem


def test_the_last_lead_of_ten_thousand(lead_files):
    path = lead_files / "leads-10000-datablist.csv"
    *_others, last = rows(path, sniff(path))

    assert (last.number, last.line, last.cells[0]) == (10_000, 10_001, "10000")


def test_nothing_is_nothing_and_a_company_may_have_a_comma(lead_files):
    path = lead_files / "quoted-na-nulls.csv"
    dialect = sniff(path)
    names = header(path, dialect)
    second = dict(zip(names, list(rows(path, dialect))[1].cells, strict=True))

    assert second["Company"] == "MedLife, Inc."
    assert parse("text", second["Rating"], "Rating").value is None
    assert str(parse("money", second["AnnualRevenue"], "Annual Revenue").value) == "33147.00"


def test_a_custom_field_of_salesforce_is_offered(lead_files):
    path = lead_files / "salesforce-sample-api-names.csv"
    *_others, last = columns_of(path, sniff(path))

    assert (last.target, last.kind) == ("new:NumberofLocations__c", "number")
