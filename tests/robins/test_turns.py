"""R12: fair shares, whatever the weights, however long the run. No database."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from leads.turns import Seat, Table, mean

WEIGHTS = st.lists(st.integers(1, 100), min_size=1, max_size=9)
RUNS = st.integers(1, 400)
MANY = settings(max_examples=60, deadline=None)


def seats_of(weights):
    return [Seat(number, weight) for number, weight in enumerate(weights)]


def spread(received):
    return max(received) - min(received)


@MANY
@given(st.integers(1, 9), RUNS, RUNS)
def test_in_any_run_equal_members_get_as_many_as_each_other(members, before, run):
    """R12"""
    table = Table(seats_of([7] * members))

    got = [table.next().key for _ in range(before + run)][before:]

    assert spread([got.count(number) for number in range(members)]) <= 1


@MANY
@given(WEIGHTS, RUNS)
def test_everybody_is_within_a_lead_of_their_share_all_the_time(weights, run):
    """R12"""
    table = Table(seats_of(weights))

    for dealt in range(1, run + 1):
        table.next()
        shares = [Fraction(dealt * seat.weight, sum(weights)) for seat in table.seats]
        behind = [share - seat.received for share, seat in zip(shares, table.seats, strict=True)]
        assert max(map(abs, behind)) < 1


@MANY
@given(st.lists(st.integers(1, 5), min_size=2, max_size=7), RUNS, st.integers(1, 100), RUNS)
def test_who_joins_is_neither_flooded_nor_starved(weights, before, weight, run):
    """R12: from where they join, within a lead or two of their share."""
    old = seats_of(weights)
    table = Table(old)
    for _ in range(before):
        table.next()

    came = Seat("came", weight, passed=mean(old))
    table = Table([*old, came], table.dealt)
    for dealt in range(1, run + 1):
        table.next()
        share = Fraction(dealt * weight, sum(weights) + weight)
        assert abs(came.received - share) < 2


@MANY
@given(st.integers(2, 7), RUNS, st.integers(0, 6), st.integers(1, 60))
def test_in_each_phase_equal_members_differ_by_one_lead_at_most(members, before, who, run):
    """R12: one leaves, the others go on; they come back, all go on."""
    seats = seats_of([1] * members)
    table = Table(seats)
    for _ in range(before):
        table.next()
    away = seats[who % members]
    for present in ([seat for seat in seats if seat is not away], seats):
        away.passed = mean([seat for seat in seats if seat is not away])
        table = Table(present, table.dealt)
        got = [table.next().key for _ in range(run)]
        assert spread([got.count(seat.key) for seat in present]) <= 1


def test_nobody_gets_more_than_they_have_room_for():
    small, large = Seat("small", room=1), Seat("large")
    table = Table([small, large])

    got = []
    for _ in range(4):
        seat = table.next()
        got.append(seat.key)
        if seat.room == 0:
            table.leave(seat)

    assert got == ["small", "large", "large", "large"]


def test_a_table_of_nobody_gives_nothing():
    assert Table([]).next() is None
    assert Table([Seat("full", room=0)]).next() is None


@MANY
@given(WEIGHTS, st.lists(st.integers(0, 8), max_size=200))
def test_a_turn_that_brings_what_they_have_already_counts_as_theirs(weights, holders):
    """R12: received or kept, everybody is within a lead of their share."""
    table = Table(seats := seats_of(weights))
    kept = dict.fromkeys(seats, 0)

    for holder in holders:
        seat = table.next(holder=seats[holder % len(seats)])
        kept[seat] += seat.key == holder % len(seats)

    for seat in seats:
        share = Fraction(len(holders) * seat.weight, sum(weights))
        assert abs(share - seat.received - kept[seat]) < 1
    assert table.dealt == len(holders) - sum(kept.values())


@MANY
@given(st.integers(2, 9), st.integers(1, 40))
def test_what_only_some_may_be_given_is_made_up_for(members, some):
    """R12: first leads for the first seat alone, then as many for the others."""
    table = Table(seats := seats_of([1] * members))

    assert {table.next(only={seats[0]}) for _ in range(some)} == {seats[0]}
    for _ in range(some * (members - 1)):
        table.next()

    assert [seat.received for seat in seats] == [some] * members
    assert table.next(only=set()) is None
