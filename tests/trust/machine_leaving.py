"""Logins are frozen, people leave, accounts are disabled and enabled again, in any order."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from accounts.leaving import HOLDINGS, Successor
from accounts.models import Account

from .machine_bin import BinStory
from .machine_draws import COMPANIES, MANAGERS, NUMBERS


class LeavingStory(BinStory):
    """The part of a story that is about leaving. Steps are done twice, as in machine.py."""

    @rule(number=NUMBERS, is_frozen=st.booleans())
    def freeze_or_thaw(self, number, is_frozen):
        """It stops the login, and changes nothing else."""
        person = self.somebody(number)
        if not person.is_administrator:
            row = self.row(person)
            row.freeze(self.rows["ada"]) if is_frozen else row.thaw()

    @rule(number=NUMBERS, manager=MANAGERS, is_missed=st.booleans())
    def leave(self, number, manager, is_missed):
        """What they hold goes to a manager; their own places in queues and shares end.

        Who is missed is called back at once, and would show what they still hold.
        """
        person, to = self.somebody(number), self.world.people[manager]
        if person.is_administrator or person is to or self.world.is_gone(to):
            return
        self.row(person).leave(self.rows["ada"], self.handing(to), notify=False)
        self.world.leave(person, to)
        self.look_at_leads()
        if is_missed:
            self.reactivate(number)

    def handing(self, to):
        """Everything to one person, and places in queues to nobody."""
        successor = Successor("", to.name, "colleague", self.row(to))
        ends = {HOLDINGS[key]: None for key in ("queue_memberships", "shares", "sharing_rules")}
        return dict.fromkeys(HOLDINGS.values(), successor) | ends

    @rule(company=COMPANIES, is_shut=st.booleans())
    def disable_or_enable_again(self, company, is_shut):
        """Its users' leads go to the administrator, and stay there."""
        account = Account.objects.unscoped().get(pk=self.rows[company].pk)
        shut = self.world.companies[company]
        if not is_shut:
            account.enable_again()
            shut.is_shut = False
        elif shut.is_open:
            ada = self.world.people["ada"]
            account.disable(self.rows["ada"], self.handing(ada), notify=False)
            shut.is_shut = True
            people = {each for each in self.world.people.values() if each.company is shut}
            self.world.hand_on(people, ada)
            self.look_at_leads()
