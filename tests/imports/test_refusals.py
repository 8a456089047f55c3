"""Files that are no lead files are refused with a sentence."""

import pytest

from leads.imports.refusals import refusal

LIMIT = 100 * 1024**2


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"\xef\xbb\xbf \r\n\n", "The file is empty."),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "This is a picture"),
        (b"PK\x03\x04\x14\0\6\0", "Excel workbook"),
        (b"%PDF-1.7\n", "not a text file"),
        (bytes(range(256)) * 50, "not a text file"),
        (bytes(2000), "The file is empty."),
    ],
)
def test_what_is_no_list_of_leads(make_file, content, sentence):
    """R28, R29"""
    assert sentence in refusal(make_file(content), LIMIT)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "cp1252", "cp1251"])
def test_text_in_every_encoding_is_let_in(make_file, encoding):
    text = "Nom,Firma\nJosé,Zürich\n" if encoding == "cp1252" else "Имя,Фирма\nИван,Дружок\n"

    assert refusal(make_file(text, encoding), LIMIT) == ""


def test_too_large_a_file_is_not_even_opened(make_file):
    assert refusal(make_file("a,b\n1,2\n"), 3) == "The file has 1 MB; at most 0 MB fit."
