"""What holds after every step of a story: the rows answer as the plain world does."""

from collections import defaultdict
from io import StringIO

from django.core.management import call_command
from hypothesis.stateful import invariant

from accounts.models import Account
from leads.models import Lead
from leads.sharing.who import reasons_of, who_sees
from prm.memo import request_remembers

from .machine_leaving import LeavingStory
from .world_accounts import OWNER_ACTIONS

ACTIONS = ("view", "change", "assign", "take")


class HeldStory(LeavingStory):
    """The part of a story that looks. `rows` are the portal's, `world` the plain one."""

    @invariant()
    def people_see_what_they_may(self):
        """Three people after each step, three others after the next, all of them in the end."""
        self.steps += 1
        for number in range(3):
            self.sees_what_they_may(self.somebody(3 * self.steps + number))
        self.comes_to_their_accounts(self.somebody(self.steps))
        self.leads_are_where_they_should_be()
        if self.steps % 2:
            self.is_seen_by_whom_it_may(self.steps // 2 % len(self.world.owners))
        else:
            self.account_is_seen_by_whom_it_may(self.steps // 2 % len(self.world.companies))

    def all_of_it_holds(self):
        for person in self.world.people.values():
            self.sees_what_they_may(person)
            self.comes_to_their_accounts(person)
        for lead in self.world.owners:
            self.is_seen_by_whom_it_may(lead)
        for number in range(len(self.world.companies)):
            self.account_is_seen_by_whom_it_may(number)
        call_command("check_permissions", stdout=StringIO())

    def leads_are_where_they_should_be(self):
        """With whom the world says, in the bin or not: whoever gets one has it."""
        there = Lead.objects.everywhere().values_list("pk", "owner__user", "owner__queue")
        owners = {pk: user or queue for pk, user, queue in there}
        for number, owner in self.world.owners.items():
            assert owners[self.rows[number].pk] == self.rows[owner.name].pk, (number, owner.name)

    def sees_what_they_may(self, person):
        listed, checked = request_remembers(self.answers)(person)
        assert listed["view"] == self.world.visible(person), person.name
        assert listed["change"] == self.world.changeable(person), person.name
        assert listed["assign"] == self.world.assignable(person), person.name
        assert listed["take"] == self.world.takeable(person), person.name
        for action, answer in checked.items():  # Django asks no rule about an administrator.
            may = person.is_administrator or self.one in listed[action]
            assert answer == may, (person.name, action)
        found = Lead.objects.bin(self.row(person)).values_list("pk", flat=True)
        assert self.numbers(found) == self.world.restorable(person), person.name

    @property
    def one(self):
        """The lead that is checked at this step."""
        return self.steps % len(self.world.owners)

    def answers(self, person):
        """What one request would list, and what it would find when it checks one lead."""
        user, one, listed = self.row(person), self.rows[self.one], {}
        for action in ACTIONS:
            found = Lead.objects.permitted(user, action).values_list("pk", flat=True)
            listed[action] = self.numbers(found)
        checked = {action: user.has_perm(f"leads.{action}_lead", one) for action in ACTIONS}
        return listed, checked

    def numbers(self, pks):
        pks = set(pks)
        return {number for number in self.world.owners if self.rows[number].pk in pks}

    def comes_to_their_accounts(self, person):
        assert request_remembers(self.accounts_of)(person) == self.world.accounts_of(person)

    def accounts_of(self, person):
        user, found = self.row(person), {}
        for action in OWNER_ACTIONS:
            pks = set(Account.objects.permitted(user, action).values_list("pk", flat=True))
            found[action] = {name for name in self.world.companies if self.rows[name].pk in pks}
        return found

    def is_seen_by_whom_it_may(self, number):
        if number not in self.world.binned:  # Then it has no page.
            lead = Lead.objects.unscoped().get(pk=self.rows[number].pk)
            people = self.world.people.values()
            self.is_told_of(lead, [each for each in people if number in self.world.visible(each)])

    def account_is_seen_by_whom_it_may(self, number):
        company = list(self.world.companies.values())[number]
        account = Account.objects.unscoped().get(pk=self.rows[company.name].pk)
        people = self.world.people.values()
        self.is_told_of(account, [each for each in people if self.world.may(each, company)])

    def is_told_of(self, row, seeing):
        """ "Who sees this" names those who see it, one of them with the reasons the rules have."""
        told = defaultdict(set)
        for line in who_sees(row):
            for user in line.users:
                told[user.pk].add(line.reason)
        assert told.keys() == {self.rows[each.name].pk for each in seeing}
        asked = [each for each in seeing if not each.is_administrator]
        for person in asked[self.steps % len(asked) :][:1] if asked else ():
            user = self.row(person)
            assert told[user.pk] == {reason.name for reason in reasons_of(user, row)}
