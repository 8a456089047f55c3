"""Queues: who may take leads from each, and how many wait."""

import pytest

from accounts.models import PartnerRole
from leads.lookup import members_of
from leads.models import Queue
from tests.factories import LeadFactory, QueueFactory


def test_everybody_internal_sees_the_queues_and_what_waits_for_them(cast, carla):
    LeadFactory.create_batch(2, of=cast.nordic)
    closed = QueueFactory(name="Alpine leads")
    LeadFactory(of=closed)

    rows = carla.get("/queues/").context["rows"]

    assert [(queue.name, waiting) for queue, waiting in rows] == [
        ("Alpine leads", 0),
        ("Italy, small business", 0),
        ("Nordic leads", 2),
    ]
    assert [queue.members_count for queue, _waiting in rows] == [0, 2, 1]


def test_the_number_waiting_is_the_list_behind_it(cast, carla):
    LeadFactory.create_batch(2, of=cast.nordic)

    answer = carla.get(cast.nordic.get_absolute_url())

    assert answer.context["waiting"] == "2"
    behind = carla.get("/leads/", {"owner": cast.nordic.lead_owner.pk})
    assert behind.context["count"] == "2"


def test_members_are_said_in_words(cast):
    cast.southern.admit(cast.marco)
    cast.southern.admit(cast.acme.groups.get(role=PartnerRole.EXECUTIVE).group)

    assert {(member.name, member.about) for member in members_of(cast.southern)} == {
        ("Acme Sistemi", "All partner users"),
        ("Acme Sistemi", "Partner users with the role Executive"),
        ("Channel managers", "Profile"),
        ("Marco Vitale", "marco@prm.example"),
    }


def test_an_administrator_makes_and_changes_a_queue(ada):
    answer = ada.post("/queues/new/", {"name": "Alpine leads", "email": "alpine@prm.example"})

    queue = Queue.objects.get(name="Alpine leads")
    assert answer.url == queue.get_absolute_url()
    assert queue.lead_owner.is_queue
    ada.post(f"/queues/{queue.pk}/edit/", {"name": "Alps"})
    queue.refresh_from_db()
    assert (queue.name, queue.email) == ("Alps", "")


@pytest.mark.parametrize("values", [{"name": ""}, {"name": "Nordic leads"}, {"name": "x" * 81}])
def test_a_queue_without_a_name_of_its_own_is_refused(cast, ada, values):
    answer = ada.post("/queues/new/", values)

    assert answer.context["form"].errors.keys() == {"name"}
    assert Queue.objects.count() == 2


def members_url(cast):
    return f"/queues/{cast.nordic.pk}/members/"


def test_members_of_every_kind_are_searched_and_let_in(cast, ada):
    executives = cast.acme.groups.get(role=PartnerRole.EXECUTIVE)
    everybody = cast.bolt.groups.get(role=None)
    keys = [
        *(f"role:{executives.pk}", f"account:{everybody.pk}"),
        *(f"profile:{cast.partners.pk}", f"person:{cast.marco.pk}"),
    ]

    for key in keys:
        assert ada.post(members_url(cast), {"choice": key}).status_code == 302

    assert {member.row for member in members_of(cast.nordic)} == {
        *(cast.managers, cast.partners, cast.marco),
        *(executives.group, everybody.group),
    }


@pytest.mark.parametrize(
    ("kind", "q", "name"),
    [
        ("profile", "chan", "Channel managers"),
        ("account", "acme", "Acme Sistemi"),
        ("role", "bolt", "Bolt Partners"),
        ("person", "rossi", "Paul Rossi"),
    ],
)
def test_each_kind_is_searched(cast, ada, kind, q, name):
    lookup = ada.get(members_url(cast), {"kind": kind, "q": q}).context["lookup"]

    assert {choice.name for choice in lookup.choices.found} == {name}


def test_a_member_is_let_out(cast, ada):
    (member,) = members_of(cast.nordic)

    ada.post(f"{members_url(cast)}dismissal/", {"member": member.key})

    assert members_of(cast.nordic) == []


@pytest.mark.parametrize("key", ["", "user:1", "group:999", "x", "\x00"])
def test_nonsense_lets_nobody_in_or_out(cast, ada, key):
    assert ada.post(members_url(cast), {"choice": key}).status_code == 200
    assert ada.post(f"{members_url(cast)}dismissal/", {"member": key}).status_code == 302

    assert [member.row for member in members_of(cast.nordic)] == [cast.managers]


@pytest.mark.parametrize("page", ["new/", "{pk}/edit/", "{pk}/members/"])
def test_changing_queues_is_for_administrators(cast, carla, page):
    address = "/queues/" + page.format(pk=cast.nordic.pk)

    assert carla.get(address).status_code == 403
    assert carla.post(address, {"name": "Mine"}).status_code == 403
    assert "Edit" not in carla.get(cast.nordic.get_absolute_url()).content.decode()
