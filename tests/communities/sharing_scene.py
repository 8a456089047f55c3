"""Folders to share, for the tests: who has one open to them, and a document in it."""

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Audience, ListView
from communities.documents import Received
from communities.models import Document, Folder
from leads.demo.files import pdf

PRICES = pdf("Prices", "Switch 24: 480")


def folder_of(maker, name="Price lists", to=()):
    """A folder with one document, open to some audiences."""
    folder = Folder.objects.create(name=name, made_by=maker)
    for audience in to:
        folder.share_with(audience, maker)
    received = Received("prices.pdf", PRICES, "application/pdf")
    Document.objects.keep(folder, [received], maker)
    return folder


def document_in(folder):
    return Document.objects.unscoped().get(folder=folder)


def file(name="prices.pdf", content=PRICES):
    return SimpleUploadedFile(name, content)


def acme(cast):
    return Audience.of("account", account=cast.acme)


def groups(cast):
    """For colleagues, for each partner, for everybody; and by whom."""
    return {
        "inside": (cast.carla, Audience.of("internal")),
        "acme": (cast.carla, Audience.of("account", account=cast.acme)),
        "bolt": (cast.marco, Audience.of("account", account=cast.bolt)),
        "open": (cast.ada, Audience.of("everyone")),
    }


def folders(cast):
    return {name: folder_of(maker, name, [to]) for name, (maker, to) in groups(cast).items()}


def views(cast):
    return {name: view_of(maker, [to], name=name) for name, (maker, to) in groups(cast).items()}


def view_of(owner, to=(), **values):
    standard = {"name": "Hot leads", "records": "leads", "sort": "-created"}
    view = ListView.objects.create(owner=owner, **standard | values)
    for audience in to:
        view.share_with(audience, owner)
    return view
