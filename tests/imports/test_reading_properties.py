"""What holds for every file, found out by making up many."""

import csv
import io
import re
import tempfile
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from leads.imports.reading import Dialect, rows, sniff

letters = st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff\ufffd")
cells = st.text(letters, max_size=8)
words = st.text("abc, .@;'-é", min_size=1, max_size=8).filter(lambda word: word[0] not in ', ;"')
tables = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), max_size=5)
)


def read(content, dialect=None):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "leads.csv"
        path.write_bytes(content)
        return list(rows(path, dialect or sniff(path)))


def written(table, **options):
    buffer = io.StringIO(newline="")
    csv.writer(buffer, **options).writerows(table)
    return buffer.getvalue()


@given(
    tables,
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "gb18030"]),
)
def test_what_was_written_is_read(table, delimiter, end, encoding):
    head = [f"column {index}" for index in range(len(table[0]) if table else 2)]
    options = {"delimiter": delimiter, "lineterminator": end, "quoting": csv.QUOTE_ALL}
    content = written([head, *table], **options).encode(encoding)

    result = read(content, Dialect(encoding, delimiter))

    assert [row.cells for row in result if not row.problem] == [
        row for row in table if any(cell.strip() for cell in row)
    ]


@given(st.binary(max_size=200))
@example(b'a,b\n"\r\n1,2')
@example(b"\xff\xfe\x00")
def test_no_bytes_are_fatal_and_rows_come_in_order(content):
    result = read(content)

    assert [row.number for row in result] == list(range(1, len(result) + 1))
    assert [row.line for row in result] == sorted({row.line for row in result})
    everything = "".join(cell for row in result for cell in row.cells)
    assert not re.search("[\0\udc80-\udcff]", everything)


@given(st.lists(st.tuples(words, words), min_size=1, max_size=8), st.data())
def test_a_quotation_mark_too_many_costs_its_own_row_only(table, data):
    broken = data.draw(st.integers(0, len(table) - 1))
    lines = written(table, quoting=csv.QUOTE_ALL, lineterminator="\n").splitlines()
    lines[broken] = '"' + lines[broken].replace('"', "")

    result = read("\n".join(["one,two", *lines]).encode(), Dialect())

    others = [list(row) for index, row in enumerate(table) if index != broken]
    assert [row.cells for row in result if row.number - 1 != broken] == others
