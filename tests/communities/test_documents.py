"""Documents in the portal: exactly those shared with the person, as files to keep (R28)."""

import pytest
from django.conf import settings
from django.urls import reverse

from accounts.models import Audience, Contact
from communities.documents import read_document
from communities.models import Document, Folder

from .sharing_scene import PRICES, acme, document_in, file, folder_of


def listed(name, *args):
    return reverse(f"portal:{name}", args=["partners", *args])


def link(folder):
    return listed("document", document_in(folder).pk)


@pytest.fixture
def folder(cast):
    """Open to Acme."""
    return folder_of(cast.carla, to=[acme(cast)])


@pytest.fixture
def rivals(cast):
    """Open to Bolt."""
    return folder_of(cast.marco, "Iberia", to=[Audience.of("account", account=cast.bolt)])


def test_a_partner_finds_what_is_shared_with_them_and_nothing_else(cast, log_in, folder, rivals):
    paul = log_in(cast.paul)

    folders = paul.get(listed("documents"))
    inside = paul.get(listed("folder", folder.pk))

    assert list(folders.context["page"].rows) == [folder]
    assert "Iberia" not in folders.text
    assert "prices.pdf" in inside.text
    assert paul.get(listed("folder", rivals.pk)).status_code == 404
    assert paul.get(link(rivals)).status_code == 404


def test_a_document_is_a_file_to_keep(cast, log_in, folder):
    """R28, A25, A29, A40"""
    answer = log_in(cast.paul).get(link(folder))

    assert b"".join(answer) == PRICES
    assert answer["Content-Disposition"] == 'attachment; filename="prices.pdf"'
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"] == "no-store, private"


NAMES = {
    "Preisliste für Händler.pdf": "filename*=utf-8''Preisliste%20f%C3%BCr%20H%C3%A4ndler.pdf",
    'a"b; filename=c.exe.pdf': 'filename="ab; filename=c.exe.pdf"',
    "../../../etc/passwd.pdf": 'filename="passwd.pdf"',
    "a\r\nX-Evil: 1.pdf": 'filename="aX-Evil 1.pdf"',
    "n" * 300 + ".pdf": "n.pdf",
}


@pytest.mark.parametrize("sent", NAMES)
def test_any_name_is_one_safe_header(cast, log_in, folder, sent):
    document_in(folder).remove()
    upload = file()
    upload._name = sent  # Whatever may come through Django's own parser.
    Document.objects.keep(folder, [read_document(upload)], cast.carla)

    answer = log_in(cast.paul).get(link(folder))

    assert NAMES[sent] in answer["Content-Disposition"]
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert "X-Evil" not in answer


def test_where_it_lies_says_nothing_and_is_no_address(cast, log_in, folder):
    """R28: no direct address, whoever asks."""
    document = document_in(folder)
    paul = log_in(cast.paul)

    assert "prices" not in document.file.name
    assert document.file.path.startswith(f"{settings.PRIVATE_DIR}/documents/")
    for url in ("/media/", "/private/", "/static/", "/", "/var/private/", "/static/../"):
        assert paul.get(url + document.file.name).status_code == 404


def lose_share(cast, folder):
    folder.withdraw_from(acme(cast))


def lose_login(cast, folder):
    cast.paul.is_active = False
    cast.paul.save()


def lose_community(cast, folder):
    cast.community.status = "offline"
    cast.community.save()


def lose_partnership(cast, folder):
    type(cast.acme).objects.unscoped().filter(pk=cast.acme.pk).update(partner_since=None)


def lose_company(cast, folder):
    Contact.objects.unscoped().filter(pk=cast.paul.contact_id).update(account=cast.bolt)


def lose_document(cast, folder):
    document_in(folder).remove()


@pytest.mark.parametrize(
    ("lost", "statuses"),
    [
        (lose_share, [404, 404]),
        (lose_login, [302, 302]),
        (lose_community, [403, 403]),
        (lose_partnership, [403, 403]),
        (lose_company, [404, 404]),
        (lose_document, [404, 200]),
    ],
)
def test_access_that_is_lost_is_lost_on_the_next_request(cast, log_in, folder, lost, statuses):
    """R7: a link that was open is dead, and the folder too."""
    paul, links = log_in(cast.paul), [link(folder), listed("folder", folder.pk)]
    before = [paul.get(url).status_code for url in links]

    lost(cast, folder)

    assert before == [200, 200]
    assert [paul.get(url).status_code for url in links] == statuses
    assert list(Folder.objects.permitted(fresh(cast.paul), "view")) == (
        [folder] if lost is lose_document else []
    )


def fresh(user):
    return type(user).objects.get(pk=user.pk)


def test_a_file_that_is_lost_is_not_found(cast, log_in, folder):
    document = document_in(folder)
    document.file.storage.delete(document.file.name)

    assert log_in(cast.paul).get(link(folder)).status_code == 404


def test_a_full_disk_keeps_nothing_and_says_so(cast, log_in, folder, monkeypatch):
    """F16"""
    storage, save = Document._meta.get_field("file").storage, []
    real = storage.save

    def full(name, content, **options):
        if save:
            raise OSError(28, "No space left on device")
        save.append(name)
        return real(name, content, **options)

    monkeypatch.setattr(storage, "save", full, raising=False)
    sent = {"files": [file("a.pdf"), file("b.pdf")]}
    answer = log_in(cast.carla).post(reverse("folders:upload", args=[folder.pk]), sent)

    assert "There is no room for it. Nothing was kept." in answer.text
    assert Document.objects.unscoped().count() == 1
    assert not storage.exists(save[0])


def test_the_portal_says_what_will_be_there(cast, log_in):
    assert "No documents yet." in log_in(cast.paul).get(listed("documents")).text
