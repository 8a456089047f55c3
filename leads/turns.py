"""Whose turn it is in a round robin: fair shares, lead by lead. Plain arithmetic, no database.

Stride scheduling (Waldspurger, 1995): each seat has a pass that grows by 1/weight with
every lead it gets, and the lowest pass is next. Alone, that lets a light seat and a heavy
one drift apart by more than a lead. So of two seats the one goes first whose turn ends
first, and only seats that are not ahead of the mean have a turn (as in earliest eligible
virtual deadline first, Stoica and Abdel-Wahab, 1995): every seat then stays within one
lead of its share. With equal weights the two are the same.
"""

import heapq
from dataclasses import dataclass

STRIDE = 232_792_560  # What 1 is in a pass: divided without remainder by every number to 22.


@dataclass(eq=False)
class Seat:
    """One who takes part: `passed` is where they stand, `room` how many more they can get."""

    key: object
    weight: int = 1
    passed: int = 0
    last: int = 0  # The number of the lead they got last: of equals, who waits longest is next.
    room: int | None = None
    received: int = 0

    @property
    def stride(self):
        return STRIDE // self.weight

    @property
    def turn(self):
        """What the seats are called up by."""
        return self.passed + self.stride, self.last

    def keep(self):
        """Their turn brought a lead that they have already."""
        self.passed += self.stride

    def take(self, number):
        self.passed += self.stride
        self.last = number
        self.received += 1
        if self.room is not None:
            self.room -= 1


def mean(seats):
    """Where some seats stand, together: who joins them starts here, neither ahead nor behind."""
    weight = sum(seat.weight for seat in seats)
    return sum(seat.weight * seat.passed for seat in seats) // weight if weight else 0


class Table:
    """The seats that can receive. A thousand leads cost a thousand steps, however many sit."""

    def __init__(self, seats, dealt=0):
        self.dealt = dealt  # How many leads were dealt before: numbers the next.
        self.seats = [seat for seat in seats if seat.room is None or seat.room > 0]
        self.begin()

    def begin(self):
        self.weight = sum(seat.weight for seat in self.seats)
        self.height = sum(seat.weight * seat.passed for seat in self.seats)
        self.early = [(seat.passed, place) for place, seat in enumerate(self.seats)]
        self.due = []
        heapq.heapify(self.early)

    def next(self, holder=None, only=None):
        """Give the next lead to a seat; answers the seat, None when nobody has room.

        `holder` is the seat that has the lead already: as its turn it counts, but not as
        received. `only` are the seats that may be given it, if not all may.
        """
        place = self.first() if only is None else self.first_of(only)
        if place is None:
            return None
        seat = self.seats[place]
        if seat is holder:
            seat.keep()
        else:
            self.dealt += 1
            seat.take(self.dealt)
        self.height += seat.weight * seat.stride
        if only is None:
            heapq.heappush(self.early, (seat.passed, place))
        else:  # Out of turn, so still called up as before it.
            self.begin()
        return seat

    def first(self):
        """The place of whose turn it is; it is called up no more until it is put back."""
        if not self.seats:
            return None
        while self.early and self.early[0][0] * self.weight <= self.height:
            _passed, place = heapq.heappop(self.early)
            heapq.heappush(self.due, (*self.seats[place].turn, place))
        *_turn, place = heapq.heappop(self.due)
        return place

    def first_of(self, some):
        """The place of whose turn it is among some seats, even if all are ahead of the mean."""
        here = [place for place, seat in enumerate(self.seats) if seat in some]
        return min(here, key=self.call, default=None)

    def call(self, place):
        seat = self.seats[place]
        return seat.passed * self.weight > self.height, *seat.turn

    def leave(self, seat):
        """The others go on without them."""
        self.seats.remove(seat)
        self.begin()
