"""Files are read row by row, whatever is wrong with them."""

import tracemalloc

import pytest

from leads.imports.reading import Dialect, header, rows, sniff


@pytest.fixture
def read(make_file):
    """The cells of every row of a file with this content."""
    return lambda content, *args: [row.cells for row in read_rows(make_file(content, *args))]


@pytest.fixture
def problems(make_file):
    """What is wrong with every row of a file with this content."""
    return lambda content: [row.problem for row in read_rows(make_file(content))]


def read_rows(path):
    return list(rows(path, sniff(path)))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_line_ends(read, end):
    assert read(end.join(["a,b", "1,2", "3,4", ""])) == [["1", "2"], ["3", "4"]]


def test_mixed_line_ends_and_cells_of_several_lines_keep_the_line_numbers(make_file):
    path = make_file('a,b\r\n1,"x\ny\r\nz"\n2,3\r4,5\n')

    assert [(row.line, row.cells) for row in read_rows(path)] == [
        (2, ["1", "x\ny\r\nz"]),
        (5, ["2", "3"]),
        (6, ["4", "5"]),
    ]


def test_blank_lines_and_ragged_rows_are_reported(problems):
    """R29"""
    blank, short, empty, long, *fine = problems("a,b\n\n1\n , \n1,2,3\n1,2,,\n5,6\n")

    assert blank == empty == "The line is blank."
    assert short == "Cells in this row: 1; columns in the header: 2."
    assert long == "Cells in this row: 3; columns in the header: 2."
    assert fine == ["", ""]


def test_a_repeated_header_is_reported(problems):
    assert problems("a,b\n1,2\na, b \n3,4\n") == ["", "The line repeats the header.", ""]


def test_a_quotation_mark_that_is_never_closed_costs_its_own_row_only(make_file):
    """R29"""
    good = "1,2\n" * 5000
    result = read_rows(make_file("a,b\n" + good + '"3,4\n' + good))

    assert [(row.line, row.cells) for row in result if row.problem] == [(5002, ['"3', "4"])]
    assert len(result) == 10_001


def test_a_quotation_mark_closed_by_a_later_row_costs_its_own_row_only(problems):
    assert [bool(text) for text in problems('a,b\n"1,2\n3,4\n"5","6"\n7,8\n')] == [1, 0, 0, 0]


def test_quotation_marks_inside_a_quoted_cell_are_reported(problems):
    first, second = problems('a,b\n"John "Johnny" Smith",x\n"5"" pipe",6" pipe\n')

    assert first == "A quotation mark stands inside a quoted cell."
    assert not second


def test_nul_bytes_are_left_out(read):
    assert read(b"a,b\n1\x00,2\n" + b"3,4\n" * 50)[0] == ["1", "2"]


def test_a_cell_beyond_all_measure_is_reported_and_the_next_row_read(make_file):
    long, longer = "x" * 140_000, "y" * 700_000
    result = read_rows(make_file(f"a,b\n{long},1\n{longer},2\n3,4\n"))

    assert [row.problem for row in result] == ["A cell has more than 131072 characters."] * 2 + [""]
    assert max(len(cell) for row in result for cell in row.cells) == 32_000


def test_headers_are_stripped_and_may_be_repeated(make_file):
    path = make_file('\n\n First Name ,"Last\nName",Email,Email\n')

    assert header(path, sniff(path)) == ["First Name", "Last Name", "Email", "Email"]


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\n\n", b"a,b\n", b"a,b"])
def test_a_file_without_rows_has_none(make_file, content):
    assert read_rows(make_file(content)) == []


def test_a_file_of_one_column_is_read(read):
    assert read("Email\na@b.example\n") == [["a@b.example"]]


def test_memory_does_not_grow_with_the_rows(make_file):
    text = 'a,b\n1,"2"\n'
    short, long = (
        make_file(text * 1000, name="short.csv"),
        make_file(text * 10_000, name="long.csv"),
    )

    assert peak(long) < peak(short) * 2


def peak(path):
    """Bytes held at once while all rows are read."""
    tracemalloc.start()
    try:
        assert sum(1 for row in rows(path, Dialect())) > 0
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
