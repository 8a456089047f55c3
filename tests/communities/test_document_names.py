"""What a document is called: nothing that fools a person or a system (A39, A40)."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communities.documents import MOST_CHARACTERS, safe_name

CALLED = {
    "prices.pdf": "prices.pdf",
    "Preisliste für Händler 2026.pdf": "Preisliste für Händler 2026.pdf",
    "../../etc/passwd.txt": "passwd.txt",
    "..\\..\\boot.txt": "boot.txt",
    "C:\\Users\\carla\\prices.pdf": "prices.pdf",
    "a\0b.pdf": "ab.pdf",
    "a\r\nSet-Cookie: x=1.pdf": "aSet-Cookie x=1.pdf",
    "invoice\u202efdp.exe": "invoicefdp.exe",
    'quo"te;name.pdf': "quote;name.pdf",
    "...pdf": "document.pdf",
    ".pdf": "document.pdf",
    "": "document",
    "  many   spaces .pdf ": "many spaces.pdf",
}


@pytest.mark.parametrize("sent", CALLED)
def test_a_name_becomes_safe(sent):
    assert safe_name(sent) == CALLED[sent]


def test_a_long_name_keeps_its_extension():
    name = safe_name("n" * 300 + ".pdf")

    assert len(name) == MOST_CHARACTERS
    assert name.endswith("n.pdf")


@given(st.text(max_size=400))
def test_whatever_is_sent_the_name_is_one_line_of_words(sent):
    name = safe_name(sent)

    assert 0 < len(name) <= MOST_CHARACTERS
    assert not set(name) & set('/\\\0\r\n"<>:|?*')
    assert not any(unicodedata.category(each)[0] == "C" for each in name)
    assert safe_name(name) == name
