"""Files as they are uploaded: read, corrected, or refused in a sentence."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from leads.models import Import

from .site import TEXT, newest, page


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "leads.csv", "The file is empty."),
        (b"\x89PNG\r\n\x1a\n\0\0", "leads.csv", "This is a picture"),
        (b"PK\x03\x04\x14\0", "leads.xlsx", "Save the sheet as CSV"),
        (b"Last Name,Company\n", "leads.csv", "a header and no rows"),
        (b"a," * 600 + b"\n1\n", "leads.csv", "601 columns"),
        (b"\0" * 100, "../../etc/passwd", "The file is empty."),
    ],
)
def test_a_file_that_cannot_be_imported_is_refused_in_a_sentence(upload, content, name, sentence):
    """R28"""
    answer = upload(content, name)

    assert answer.status_code == 200
    assert sentence in answer.text
    assert not Import.objects.unscoped().exists()


def test_without_a_file_one_is_asked_for_it(client, log_in, cast):
    assert "Choose a file." in log_in(cast.carla).post(page("index")).text


def test_a_file_above_the_limit_is_refused(upload, settings):
    settings.MAX_UPLOAD_BYTES = 1024

    assert "at most 0 MB fit" in upload("a,b\n" * 500).text


def test_a_long_and_hostile_name_is_only_a_name(upload, cast):
    """R28"""
    upload(TEXT, "x" * 300 + '"><svg onload=alert(1)>.csv')

    assert len(newest().name) <= 255
    assert newest().file.name.startswith("imports/")
    assert "<svg onload" not in upload(TEXT, '"><svg onload=alert(1)>.csv').text


def test_the_guess_of_encoding_and_delimiter_can_be_corrected(client, upload, cast):
    upload("Имя;Фамилия,Компания\nИван;Петров,Дружок\n".encode("cp1251"))
    wrong = {"encoding": "cp1252", "delimiter": ","}

    client.post(page("dialect", newest()), wrong)
    assert [column["header"] for column in newest().columns][1] != "Компания"

    client.post(page("dialect", newest()), wrong | {"encoding": "cp1251"})
    assert [column["target"] for column in newest().columns] == ["", "company"]


def test_large_files_are_read_from_disk(client, log_in, cast):
    large = TEXT + "A;B;C;;\n" * 150_000

    log_in(cast.carla).post(page("index"), {"file": SimpleUploadedFile("l.csv", large.encode())})

    assert newest().rows == 150_001
