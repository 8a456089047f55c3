"""The pages of round robins: administrators change them, channel managers read them."""

import pytest

from leads.models import Dealt, RoundRobin, RoundRobinMember
from tests.factories import owner_of

from .conftest import names

NOBODYS = {"weight": "1", "days": list("1234567")}


def words(answer):
    return " ".join(answer.content.decode().split())


def test_the_list_says_how_many_take_part_and_were_dealt(robin, members, carla):
    robin.deal(5)

    (row,) = carla.get("/round-robins/").context["page"].rows

    assert (row.name, row.members_count, row.dealt) == ("Southern Europe", 3, 5)


def test_an_administrator_makes_one(cast, ada):
    form = {"name": "Turns", "manager": cast.carla.pk, "is_active": "on"}
    answer = ada.post("/round-robins/new/", form | {"choice": f"queue:{cast.nordic.pk}"})

    robin = RoundRobin.objects.get(name="Turns")
    assert answer.url == robin.get_absolute_url()
    assert (robin.fallback.queue, robin.manager) == (cast.nordic, cast.carla)


def test_without_a_fallback_it_is_refused(cast, ada):
    form = {"name": "Turns", "manager": cast.carla.pk}

    answer = ada.post("/round-robins/new/", form)

    assert answer.context["form"].errors.keys() == {"choice"}
    assert not RoundRobin.objects.exists()


def test_editing_leaves_fallback_and_ledger_as_they_are(cast, robin, members, ada):
    robin.deal(3)

    ada.post(f"/round-robins/{robin.pk}/edit/", {"name": "South", "manager": cast.marco.pk})

    robin.refresh_from_db()
    assert (robin.name, robin.manager, robin.is_active) == ("South", cast.marco, False)
    assert (robin.fallback.queue, robin.dealt) == (cast.nordic, 3)


def test_members_are_let_in_and_start_where_the_others_are(cast, robin, members, ada):
    robin.deal(90)

    ada.post(f"/round-robins/{robin.pk}/members/", {"choice": f"user:{cast.marco.pk}"})

    assert names(robin.deal(8)).count("Marco Vitale") == 2


@pytest.mark.parametrize("key", ["", "partner:1", "x", "queue:999999"])
def test_nonsense_lets_nobody_in(robin, ada, key):
    assert ada.post(f"/round-robins/{robin.pk}/members/", {"choice": key}).status_code == 200

    assert robin.members.count() == 0


def member_url(member):
    return f"/round-robins/members/{member.pk}/"


def test_a_member_is_weighed_paused_and_limited(robin, members, ada):
    form = {"weight": "3", "days": ["5", "1"], "paused_until": "2999-01-01", "most_open": "7"}

    answer = ada.post(member_url(members["paul"]), form)

    assert answer.url == robin.get_absolute_url()
    row = RoundRobinMember.objects.get(pk=members["paul"].pk)
    assert (row.weight, row.days, row.most_open, row.most_a_day) == (3, "15", 7, None)
    assert str(row.paused_until) == "2999-01-01"


@pytest.mark.parametrize(
    "wrong",
    [
        {"weight": "0"},
        {"weight": "101"},
        {"weight": "9" * 30},
        {"days": ["8"]},
        {"paused_until": "soon"},
        {"most_open": "-1"},
        {"most_a_day": "9" * 30},
    ],
)
def test_nonsense_changes_no_member(robin, members, ada, wrong):
    answer = ada.post(member_url(members["paul"]), NOBODYS | wrong)

    assert answer.context["form"].errors.keys() == wrong.keys()
    assert RoundRobinMember.objects.get(pk=members["paul"].pk).weight == 1


def test_a_new_weight_counts_from_now_on(robin, members, ada):
    """R12"""
    robin.deal(30)
    ada.post(member_url(members["paul"]), NOBODYS | {"weight": "2"})

    robin.deal(40)

    robin.refresh_from_db()
    shares = [member.share_at(robin.tally) for member in robin.members.all()]
    assert shares == [pytest.approx(30), pytest.approx(20), pytest.approx(20)]
    assert [member.received for member in robin.members.all()] == [30, 20, 20]


def dismissed(browser, robin, member):
    """What an administrator reads who removes a member."""
    answer = browser.post(f"/round-robins/{robin.pk}/dismissal/", {"member": member}, follow=True)
    assert (answer.status_code, answer.request["PATH_INFO"]) == (200, robin.get_absolute_url())
    return [str(message) for message in answer.context["messages"]]


def test_a_member_is_let_out_and_the_ledger_stays(robin, members, ada):
    robin.deal(3)

    assert dismissed(ada, robin, members["paul"].pk) == ["Paul Rossi takes part no more."]

    assert set(names(robin.deal(4))) == {"Petra Galli", "Rita Conti"}
    assert Dealt.objects.filter(owner=members["paul"].owner).exists()


@pytest.mark.parametrize("number", ["the same", "", "x", "9" * 40])
def test_who_takes_part_no_more_is_no_error(robin, members, ada, number):
    """Two administrators remove the same member; the second reads that it is done."""
    gone = members["paul"].pk
    robin.dismiss(robin.members.get(pk=gone))

    said = dismissed(ada, robin, gone if number == "the same" else number)

    assert said == ["This member takes part no more."]
    assert robin.members.count() == 2


def test_the_page_shows_next_ledger_and_skips(cast, robin, members, ada):
    RoundRobinMember.objects.filter(pk=members["paul"].pk).update(most_a_day=1)
    robin.deal(5)

    sight = ada.get(robin.get_absolute_url()).context["sight"]

    assert sight.next[:2] == ["Petra Galli", "Rita Conti"]
    assert [(name, row.leads) for row, name in sight.ledger] == [
        ("Rita Conti", 2),
        ("Petra Galli", 2),
        ("Paul Rossi", 1),
    ]
    ((skip, name, leads),) = sight.skips
    assert (skip.reason, name, leads) == ("today", "Paul Rossi", 4)
    assert sight.members[0].out == "Most a day reached"


def test_a_channel_manager_reads_no_name_of_another_s_partner(cast, robin, members, carla):
    robin.deal(4)

    page = words(carla.get(robin.get_absolute_url()))

    assert "Paul Rossi" in page
    assert "A partner user" in page
    assert "Rita" not in page
    assert "Bolt" not in page


def test_nor_that_of_a_fallback_who_cannot_receive(cast, robin, members, carla):
    assert "The fallback cannot receive" not in words(carla.get(robin.get_absolute_url()))
    type(cast.rita).objects.filter(pk=cast.rita.pk).update(is_active=False)
    robin.fallback = members["rita"].owner
    robin.save()

    page = words(carla.get(robin.get_absolute_url()))

    assert "The fallback cannot receive leads now" in page
    assert "Rita" not in page


@pytest.mark.parametrize("page", ["new/", "{pk}/edit/", "{pk}/members/", "{pk}/removal/"])
def test_changing_is_for_administrators(robin, carla, page):
    address = "/round-robins/" + page.format(pk=robin.pk)

    assert (carla.get(address).status_code, carla.post(address).status_code) == (403, 403)
    assert RoundRobin.objects.filter(pk=robin.pk).exists()


def test_one_is_deleted_with_its_ledger(robin, members, ada):
    robin.deal(3)

    assert "ledger" in words(ada.get(f"/round-robins/{robin.pk}/removal/"))
    ada.post(f"/round-robins/{robin.pk}/removal/")

    assert (RoundRobin.objects.count(), Dealt.objects.count()) == (0, 0)


def test_nobody_takes_part_so_the_page_says_who_gets_it(robin, ada):
    page = words(ada.get(robin.get_absolute_url()))

    assert "every lead goes to the fallback" in page


def test_a_person_may_be_the_fallback(cast, robin, members):
    robin.fallback, robin.is_active = owner_of(cast.carla), False
    robin.save()

    assert names(robin.deal(1)) == ["Carla Berg"]
