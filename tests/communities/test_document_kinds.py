"""Which files may be kept, told by what is in them (R28, A36-A38)."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from communities.documents import KINDS, MOST_BYTES, read_document
from leads.demo.files import archive, chunk, pdf, png, word

PAGE = b"<html><script>alert(1)</script></html>"
PICTURE = png(2, 2, (0, 90, 60))
JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 30 + b"\xff\xd9"
GIF = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;"
WEBP = b"RIFF" + (24).to_bytes(4, "little") + b"WEBPVP8 " + b"\0" * 16
ODT = "application/vnd.oasis.opendocument.text"
GOOD = {
    "a.pdf": pdf("Prices", "One"),
    "A.PDF": pdf("Prices"),
    "a.png": PICTURE,
    "a.jpg": JPEG,
    "a.jpeg": JPEG,
    "a.gif": GIF,
    "a.webp": WEBP,
    "a.docx": word("Hello"),
    "a.xlsx": archive({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}),
    "a.pptx": archive({"[Content_Types].xml": "<x/>", "ppt/presentation.xml": "<x/>"}),
    "a.odt": archive({"mimetype": ODT, "content.xml": "<x/>"}),
    "a.csv": "Preis;Stück\n1;2\n".encode("cp1252"),
    "a.txt": b"\xef\xbb\xbfHello, it is 5 < 6.\r\n",
    "a.zip": archive({"prices/a.csv": "1,2", "b.pdf": "any"}),
}
TRICKS = {
    "a page called picture.png": ("picture.png", PAGE),
    "a page behind a picture (polyglot)": ("a.png", PICTURE + PAGE),
    "a page in a picture's comment": ("a.png", PICTURE[:33] + chunk(b"tEXt", PAGE) + PICTURE[33:]),
    "a picture cut off": ("a.png", PICTURE[:-6]),
    "a picture's beginning only": ("a.png", PICTURE[:8]),
    "a page in a JPEG": ("a.jpg", JPEG[:10] + PAGE + JPEG[10:]),
    "a page behind a GIF": ("a.gif", GIF + PAGE),
    "a page behind a WebP": ("a.webp", WEBP + PAGE),
    "an SVG with script": ("a.svg", b"<svg onload=alert(1)></svg>"),
    "an SVG called PNG": ("a.png", b"<svg xmlns='x'><script/></svg>"),
    "an SVG called text": ("a.txt", b"  <svg onload=alert(1)>"),
    "a page called text": ("a.txt", b"Hello\n<script>alert(1)</script>"),
    "a page with another name": ("a.html", PAGE),
    "a program": ("setup.exe", b"MZ" + b"\0" * 60),
    "a program called text": ("a.txt", b"MZ\x90\0\x03\0\0\0"),
    "a program called PDF": ("a.pdf", b"MZ" + b"\0" * 60),
    "a PDF without an end": ("a.pdf", b"%PDF-1.4\nhello"),
    "two extensions": ("invoice.pdf.exe", pdf("Prices")),
    "no extension": ("README", b"Hello"),
    "a direction turned round": ("invoice\u202efdp.exe", pdf("Prices")),
    "a zip called Word": ("a.docx", archive({"a.txt": "hello"})),
    "Word with macros": ("a.docx", archive({"[Content_Types].xml": "", "word/vbaProject.bin": ""})),
    "another OpenDocument": ("a.ods", archive({"mimetype": ODT})),
    "a program in a zip": ("a.zip", archive({"setup.exe": "MZ"})),
    "a zip in a zip": ("a.zip", archive({"b.zip": "PK"})),
    "an empty zip": ("a.zip", archive({})),
    "a damaged zip": ("a.zip", b"PK\x03\x04" + b"\0" * 40),
    "a way out of the folder": ("a.zip", archive({"../../etc/cron.d/a.txt": "x"})),
    "an absolute path": ("a.zip", archive({"/etc/passwd.txt": "x"})),
    "nothing": ("a.txt", b""),
}


def upload(name, content):
    file = SimpleUploadedFile("x", content)
    file._name = name  # As it was sent, without what Django's parser takes off it.
    return file


@pytest.mark.parametrize("name", GOOD)
def test_what_is_what_its_name_says_is_kept(name):
    received = read_document(upload(name, GOOD[name]))

    assert received.content == GOOD[name]
    assert received.content_type == KINDS[name.lower().partition(".")[2]].content_type


@pytest.mark.parametrize("trick", TRICKS)
def test_what_is_not_is_refused_in_words(trick):
    with pytest.raises(ValidationError) as refusal:
        read_document(upload(*TRICKS[trick]))

    assert len(refusal.value.message) > 15


def test_every_kind_has_an_example():
    shown = {name.lower().rpartition(".")[2] for name in GOOD}

    assert KINDS.keys() - shown == {"ods", "odp"}  # As odt.


def test_ten_megabytes_are_the_most():
    ends = b"\n%%EOF\n"
    largest = b"%PDF-1.4" + b" " * (MOST_BYTES - 8 - len(ends)) + ends

    assert len(read_document(upload("a.pdf", largest)).content) == MOST_BYTES
    with pytest.raises(ValidationError, match="too large"):
        read_document(upload("a.pdf", b" " + largest))


@pytest.mark.parametrize("name", ["a.zip", "a.docx"])
def test_a_bomb_is_not_unpacked(name):
    """A zip of 0.1 MB that would become 100 MB."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb:
        for part in range(10):
            bomb.writestr(f"{part}.txt", b"\0" * 10_000_000)

    with pytest.raises(ValidationError, match="unpacks to far more"):
        read_document(upload(name, packed.getvalue()))


def test_a_locked_zip_is_refused():
    locked = bytearray(archive({"a.txt": "hello"}))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1

    with pytest.raises(ValidationError, match="password"):
        read_document(upload("a.zip", bytes(locked)))
