"""Folders in the console: made, filled, shared and deleted by who made them."""

import pytest
from django.urls import reverse

from accounts.models import Audience
from communities.models import Document, Folder

from .sharing_scene import acme, document_in, file, folder_of


def page(name, row):
    return reverse(f"folders:{name}", args=[row.pk])


@pytest.fixture
def carla(cast, log_in):
    return log_in(cast.carla)


@pytest.fixture
def folder(cast):
    return folder_of(cast.carla)


def test_a_folder_is_made_and_filled(cast, carla):
    form = {"name": "Price lists", "description": "For 2026."}

    made = carla.post(reverse("folders:create"), form, follow=True)
    folder = Folder.objects.unscoped().get()
    sent = [file("a.pdf"), file("b.txt", b"hello")]
    filled = carla.post(page("upload", folder), {"files": sent}, follow=True)

    assert "Saved Price lists." in made.text
    assert "Uploaded a.pdf, b.txt." in filled.text
    assert folder.made_by == cast.carla
    assert Document.objects.unscoped().filter(folder=folder, by=cast.carla).count() == 2


def test_of_several_files_one_bad_one_keeps_all_out(carla, folder):
    sent = [file("a.pdf"), file("b.exe", b"MZ")]

    answer = carla.post(page("upload", folder), {"files": sent})

    assert answer.status_code == 200
    assert "“b.exe” may not be uploaded." in answer.text
    assert Document.objects.unscoped().count() == 1


@pytest.mark.parametrize("sent", [{}, {"files": "no file"}])
def test_no_file_is_said_in_words(carla, folder, sent):
    assert "Choose a file." in carla.post(page("upload", folder), sent).text


def test_more_than_five_at_once_are_refused(carla, folder):
    sent = [file(f"{n}.pdf") for n in range(6)]

    assert "None was kept." in carla.post(page("upload", folder), {"files": sent}).text
    assert Document.objects.unscoped().count() == 1


def test_an_upload_sent_twice_is_kept_once(carla, folder):
    """R13"""
    token = {"token": "7c0e1f9e-8d1f-4c58-9e6e-0f6f3f1f1f1f"}

    for _ in range(2):
        carla.post(page("upload", folder), {"files": [file("new.pdf")]} | token)

    assert Document.objects.unscoped().filter(name="new.pdf").count() == 1


@pytest.mark.parametrize(("who", "status"), [("ada", 302), ("carla", 302), ("marco", 404)])
@pytest.mark.parametrize("name", ["edit", "upload", "removal", "withdrawal"])
def test_only_who_made_it_changes_a_folder(cast, log_in, folder, name, who, status):
    """R1, R3"""
    form = {"name": "Renamed", "files": [file()]}

    answer = log_in(getattr(cast, who)).post(page(name, folder), form)

    assert answer.status_code == status


@pytest.mark.parametrize("name", ["edit", "upload", "removal", "withdrawal", "sharing"])
def test_whom_it_is_shared_with_reads_only(cast, log_in, folder, name):
    folder.share_with(Audience.of("internal"), cast.carla)
    marco = log_in(cast.marco)

    seen = marco.get(page("detail", folder))
    answer = marco.post(page(name, folder), {"name": "Renamed", "files": [file()]})

    assert "prices.pdf" in seen.text
    assert page("edit", folder) not in seen.text
    assert "Shared by" not in seen.text
    assert answer.status_code == 403


def test_one_name_is_one_folder_of_ones_own(cast, carla, folder):
    again = carla.post(reverse("folders:create"), {"name": "price LISTS"})
    same = carla.post(page("edit", folder), {"name": "price LISTS"})

    assert "has a folder of this name" in again.text
    assert same.status_code == 302
    assert Folder.objects.create(name="Price lists", made_by=cast.marco)


def test_deleting_a_folder_says_what_goes_and_its_files_go(
    carla, folder, django_capture_on_commit_callbacks
):
    place = document_in(folder).file.path

    asked = carla.get(page("removal", folder))
    with django_capture_on_commit_callbacks(execute=True):
        carla.post(page("removal", folder))
    twice = carla.post(page("removal", folder))

    assert "1 document is deleted with it." in asked.text
    assert not Folder.objects.unscoped().exists()
    assert twice.status_code == 404
    with pytest.raises(FileNotFoundError):
        open(place)  # noqa: SIM115


def test_deleting_a_document_deletes_its_file(carla, folder, django_capture_on_commit_callbacks):
    document = document_in(folder)

    with django_capture_on_commit_callbacks(execute=True):
        carla.post(page("document_removal", document))

    assert not Document.objects.unscoped().exists()
    assert not document.file.storage.exists(document.file.name)


def test_a_withdrawn_share_is_gone(cast, carla, folder):
    folder.share_with(acme(cast), cast.carla)
    share = folder.shares.get()

    for _ in range(2):
        answer = carla.post(page("withdrawal", folder), {"share": share.pk}, follow=True)

    assert answer.status_code == 200
    assert not folder.shares.exists()


@pytest.mark.parametrize("share", ["", "x", "999999999999999999999", "\0"])
def test_a_share_that_is_none_is_none(carla, folder, share):
    assert carla.post(page("withdrawal", folder), {"share": share}).status_code == 302
