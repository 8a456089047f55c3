"""Who is mailed of leads that come into a queue: members, its address, both, nobody."""

import pytest
from django.core import mail

from leads.models import Lead
from leads.models.act import Act
from leads.queue_mail import Mailed
from prm.models import Mail
from prm.outbox.delivery import deliver_due
from tests.factories import LeadFactory

from .conftest import rows

BOX = "south@nordwind.example"
MEMBERS = {"paul@acme.example", "petra@acme.example", "rita@bolt.example"}
INTERNAL = {"carla@prm.example", "marco@prm.example"}


def put_in(cast, southern, number=1, by=None, **values):
    """Leads come into the queue by hand, told of."""
    leads = LeadFactory.create_batch(number, of=cast.ada, **values)
    moved = rows(*leads).transfer(southern.lead_owner, Act(by or cast.ada, "manual", notify=True))
    assert moved == number
    return leads


def told():
    deliver_due()
    return {message.to[0]: message.body for message in mail.outbox}


@pytest.mark.parametrize(
    ("tells", "box", "receivers"),
    [
        (True, "", MEMBERS | INTERNAL),
        (False, BOX, {BOX}),
        (True, BOX, MEMBERS | INTERNAL | {BOX}),
        (False, "", set()),
    ],
)
def test_members_if_ticked_the_address_if_there_is_one(
    cast, southern, change, tells, box, receivers
):
    """R15: each a mail of their own; not Nora, who never came, nor Ines, who is inactive."""
    change(tells_members=tells, email=box)

    put_in(cast, southern)

    assert set(told()) == receivers


def test_one_mail_each_for_all_the_leads_of_an_act(cast, southern, change):
    change(email=BOX)

    put_in(cast, southern, 3)
    put_in(cast, southern, 1)

    assert Mail.objects.unscoped().count() == 2


def test_who_put_it_there_is_not_told(cast, southern, change):
    change(tells_members=True)

    put_in(cast, southern, by=cast.carla)

    assert "carla@prm.example" not in told()


def test_new_leads_are_told_of_too(cast, southern, change):
    change(email=BOX)
    lead = Lead(owner=southern.lead_owner, last_name="Laurent", company="Lyon", status="New")

    Lead.objects.enter([lead], Act(None, "web", notify=True))

    assert set(told()) == {BOX}


def test_a_lead_that_was_taken_meanwhile_is_not_told_of(cast, southern, change):
    """R15"""
    change(tells_members=True, email=BOX)
    first, _second = put_in(cast, southern, 2, last_name="Waits")
    Lead.objects.unscoped().filter(pk=first.pk).update(last_name="Gone")
    rows(first).take(cast.paul)

    texts = told()

    assert "Waits" in texts["rita@bolt.example"]
    assert not any("Gone" in text for text in texts.values())


@pytest.mark.parametrize("lost", ["taken", "dismissed", "silent"])
def test_who_may_not_take_any_more_is_not_mailed(cast, southern, change, lost):
    """R15"""
    change(tells_members=True)
    (lead,) = put_in(cast, southern)
    if lost == "taken":
        rows(lead).take(cast.petra)
    elif lost == "dismissed":
        southern.dismiss(cast.bolt.groups.get(role=None).group)
    else:
        change(tells_members=False)

    assert "rita@bolt.example" not in told()


def test_a_masked_lead_is_masked_in_mails_to_partners_and_to_the_address(cast, southern, change):
    """R8"""
    change(tells_members=True, email=BOX, is_masked=True)
    put_in(cast, southern, first_name="Sophie", last_name="Hushed", company="Lyon Digital")

    texts = told()

    assert "Hushed" in texts["carla@prm.example"]
    for name in (*MEMBERS, BOX):
        assert "Lyon Digital" in texts[name]
        assert "Hushed" not in texts[name]


def test_the_page_says_who_would_be_mailed_before_it_is_saved(cast, southern, log_in):
    ada, address = log_in(cast.ada), f"/queues/{southern.pk}/edit/"

    def shown(**values):
        headers = {"HX-Request": "true", "HX-Target": "mailed"}
        return " ".join(ada.get(address, values, headers=headers).content.decode().split())

    assert "Nobody is mailed" in shown()
    assert "5 members are mailed: Carla Berg, Rita Conti, Petra Galli and 2 more" in shown(
        tells_members="on"
    )
    assert BOX in shown(email=BOX)
    assert "5 members" in (both := shown(tells_members="on", email=BOX))
    assert BOX in both
    southern.refresh_from_db()
    assert Mailed.by(southern).number == 0
