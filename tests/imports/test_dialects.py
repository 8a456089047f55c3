"""How a file is written is guessed from samples of it."""

import pytest

from leads.imports.encodings import SAMPLE
from leads.imports.reading import Dialect, header, rows, sniff


@pytest.fixture
def read(make_file):
    """The cells of every row of a file with this content."""
    return lambda content, *args: [row.cells for row in read_rows(make_file(content, *args))]


def read_rows(path):
    return list(rows(path, sniff(path)))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_encodings_are_guessed(read, encoding):
    """R29"""
    assert read("Name,Firma\r\nJosé Müller,Zürich AG\r\n", encoding) == [
        ["José Müller", "Zürich AG"]
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1251"])
def test_cyrillic_is_recognised(make_file, encoding):
    path = make_file("Имя;Фамилия;Компания" + "\n" + "Иван;Петров;Дружок", encoding)

    assert header(path, sniff(path)) == ["Имя", "Фамилия", "Компания"]
    assert [row.cells for row in read_rows(path)] == [["Иван", "Петров", "Дружок"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_byte_order_mark_belongs_to_no_cell(make_file, encoding):
    path = make_file("\ufeffa,b\n1,2\n" if encoding == "utf-8" else "a,b\n1,2\n", encoding)

    assert header(path, sniff(path)) == ["a", "b"]
    assert sniff(path).has_bom == (encoding != "cp1252")


def test_a_file_that_stops_being_utf_8_after_its_first_megabyte_is_mended(make_file):
    whole = "Jürgen,Müller\n".encode() * (SAMPLE * 20 // 15)
    path = make_file(b"a,b\n" + whole + "Zoë,Ünal\n".encode("cp1252") + whole)

    mended = [row for row in read_rows(path) if row.note]

    assert sniff(path).encoding == "utf-8"
    assert [row.cells for row in mended] == [["Zoë", "Ünal"]]


def test_a_broken_character_at_the_end_of_utf_16_is_mended(make_file):
    path = make_file("a,b\n1,2".encode("utf-16") + b"\0")

    assert read_rows(path)[0].note


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_are_guessed(read, delimiter):
    text = "Company,Notes,Age\n".replace(",", delimiter)
    text += '"Mooney, Salinas; Ali | Sons\tInc",x,1\n'.replace(",x,", f"{delimiter}x{delimiter}")

    assert read(text) == [["Mooney, Salinas; Ali | Sons\tInc", "x", "1"]]


def test_delimiters_in_quotes_do_not_mislead(make_file):
    row = '"Mooney; Salinas; Ali",a,"b; c; d; e"\n'

    assert sniff(make_file("Company,Title,Notes\n" + row * 20)).delimiter == ","


def test_excel_may_declare_the_delimiter(read, make_file):
    assert read("sep=|\na|b,c\n1|2,3\n") == [["1", "2,3"]]
    assert header(make_file("sep=|\na|b,c\n"), Dialect(delimiter="|")) == ["a", "b,c"]
