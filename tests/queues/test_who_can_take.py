"""A queue can be given leads by themselves if a member who gets in can take them."""

import pytest
from django.contrib.auth.models import Group

from accounts.models import Account, User
from communities.models import Community
from leads.assignment.faults import owner_faults
from leads.models import Distribution, Lead, Owner, Queue, WebForm
from leads.models.lead_queryset import Act
from leads.runs import job, plans
from tests.factories import LeadFactory, QueueFactory, owner_of


def shut(user, **values):
    User.objects.filter(pk=user.pk).update(**values)


def nobody(cast, queue):
    pass


def a_profile_of_nobody(cast, queue):
    queue.admit(Group.objects.create(name="Hollow"))


def somebody_by_name(cast, queue):
    queue.admit(cast.marco)


def somebody_frozen(cast, queue):
    queue.admit(cast.marco)
    shut(cast.marco, is_frozen=True)


def somebody_inactive(cast, queue):
    queue.admit(cast.ines)


def a_profile(cast, queue):
    queue.admit(cast.partners)


def a_profile_of_an_offline_community(cast, queue):
    queue.admit(cast.partners)
    Community.objects.update(status=Community.Status.OFFLINE)


def a_partner(cast, queue):
    queue.admit(cast.bolt.groups.get(role=None).group)


def a_disabled_partner(cast, queue):
    a_partner(cast, queue)
    Account.objects.unscoped().filter(pk=cast.bolt.pk).update(disabled_at="2026-01-01T00:00Z")


def one_who_never_logged_in(cast, queue):
    queue.admit(cast.nora)


def one_who_can_beside_one_who_cannot(cast, queue):
    somebody_inactive(cast, queue)
    a_partner(cast, queue)


CAN = [somebody_by_name, a_profile, a_partner, one_who_can_beside_one_who_cannot]
CANNOT = [
    *(nobody, a_profile_of_nobody, somebody_frozen, somebody_inactive),
    *(a_profile_of_an_offline_community, a_disabled_partner, one_who_never_logged_in),
]
LET_IN = pytest.mark.parametrize(
    ("let_in", "can"), [(each, True) for each in CAN] + [(each, False) for each in CANNOT]
)


@pytest.fixture
def queue(db):
    return QueueFactory(name="Pool")


@LET_IN
def test_it_can_be_given_leads_if_one_of_its_people_can_take_them(cast, queue, let_in, can):
    let_in(cast, queue)

    assert Queue.objects.filter(pk=queue.pk).that_can_be_taken_from().exists() is can
    assert Owner.objects.filter(queue=queue).able().exists() is can
    assert queue.people.exists() is can
    assert bool(owner_faults(owner_of(queue))) is not can


def test_an_administrator_who_is_no_member_makes_no_queue_one_to_take_from(cast, queue):
    assert not Owner.objects.filter(queue=queue).able().exists()

    queue.admit(cast.ada)

    assert Owner.objects.filter(queue=queue).able().exists()


def test_a_deleted_queue_is_none(cast, queue):
    queue.admit(cast.marco)
    Queue.objects.filter(pk=queue.pk).update(deleted_at="2026-01-01T00:00Z")

    assert not Owner.objects.filter(queue=queue).able().exists()


@pytest.mark.parametrize(
    ("let_in", "said"),
    [
        (nobody, "The queue Pool has no members, so nobody could take the leads."),
        (somebody_frozen, "No member of the queue Pool can take leads now."),
    ],
)
def test_what_is_said_of_it(cast, queue, let_in, said):
    let_in(cast, queue)

    assert owner_faults(owner_of(queue)) == [said]


@pytest.mark.parametrize(("let_in", "gets"), [(a_partner, "Pool"), (a_disabled_partner, "Marco")])
def test_a_web_form_whose_queue_nobody_takes_from_gives_to_the_default_owner(
    cast, queue, client, let_in, gets
):
    let_in(cast, queue)
    Distribution(default_owner=owner_of(cast.marco)).keep()
    form = WebForm.objects.create(name="Contact", owner=owner_of(queue), by_rule=False)

    client.post("/web-to-lead/", {"oid": form.key, "last_name": "Sala", "company": "Forni"})

    assert str(Lead.objects.unscoped().get().owner).startswith(gets)


def test_by_hand_and_in_bulk_a_person_may_choose_it_all_the_same(cast, queue):
    """Its members come later."""
    one, other = LeadFactory.create_batch(2, of=cast.carla)
    rows = Lead.objects.visible_to(cast.carla)

    rows.filter(pk=one.pk).transfer(owner_of(queue), Act(cast.carla, "manual"))
    job.run_now(plans.freeze(cast.carla, plans.handing(owner_of(queue)), rows.filter(pk=other.pk)))

    rows = Lead.objects.unscoped()
    assert set(rows.values_list("owner__queue", flat=True)) == {queue.pk}


def test_many_queues_are_asked_in_one_statement(cast, queries_of):
    queues = [QueueFactory() for _ in range(5)]
    for queue in queues[1:]:
        queue.admit(cast.partners)
    owners = Owner.objects.filter(queue__in=queues)

    assert queries_of(lambda: len(owners.able())) == queries_of(lambda: len(owners[:1])) == 1
    assert owners.able().count() == 4
