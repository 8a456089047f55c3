"""Folders of documents and views of lists; some are open to everyone, which the wizard finds."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import Audience, ListView
from communities.documents import Received
from communities.models import Document, Folder
from leads.demo.files import pdf, png, word

GREEN = (30, 120, 80)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PRICES = [
    Received(
        "Price list 2026.pdf",
        pdf(
            "Nordwind price list 2026",
            "Switch 24: EUR 480",
            "Switch 48: EUR 890",
            "Access point: EUR 210",
            "Prices for partners, without tax.",
        ),
        "application/pdf",
    ),
    Received(
        "Discounts by level.csv",
        b"Level,Discount\nRegistered,10 %\nSilver,18 %\nGold,25 %\n",
        "text/csv",
    ),
]
BRAND = [
    Received("Nordwind mark.png", png(240, 120, GREEN), "image/png"),
    Received(
        "How to use our mark.docx",
        word("How to use our mark", "Leave as much room around it as it is high."),
        DOCX,
    ),
]
PLAYBOOK = [
    Received(
        "Talking to a new partner.docx",
        word("Talking to a new partner", "Ask first who their customers are."),
        DOCX,
    ),
]
NEW, WORKED = "status=Open+-+Not+Contacted", "status=Working+-+Contacted"


def fill_shelves(people):
    """What Ada, Carla and Marco put where others find it."""
    ada, carla, marco = (people[name] for name in ("ada", "carla", "marco"))
    everyone, inside = Audience.of("everyone"), Audience.of("internal")
    acme = Audience.of("account", account=people["acme"])
    shelf(carla, "Price lists", "Prices and discounts of this year.", PRICES, [acme], 40)
    shelf(ada, "Brand", "Our mark and how to use it.", BRAND, [everyone], 60)
    shelf(marco, "Playbook", "For us, not for partners.", PLAYBOOK, [inside], 30)
    view(carla, "New at Acme", f"{NEW}&owner=partners", ["industry", "rating", "created"], [])
    view(marco, "Being worked", WORKED, ["status", "source", "country", "moved"], [everyone])


def shelf(by, name, description, files, audiences, days):
    at = timezone.now() - timedelta(days=days)
    folder = Folder.objects.create(name=name, description=description, made_by=by, made_at=at)
    for audience in audiences:
        folder.share_with(audience, by)
    kept = Document.objects.keep(folder, files, by)
    numbers = [document.pk for document in kept]
    Document.objects.unscoped().filter(pk__in=numbers).update(at=at)


def view(by, name, query, columns, audiences):
    kept = ListView.objects.create(
        owner=by, name=name, records="leads", query=query, columns=columns, sort="-created"
    )
    for audience in audiences:
        kept.share_with(audience, by)
