"""Stories in which things happen to the people of the portal, in any order."""

from collections import defaultdict
from datetime import UTC, datetime

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from accounts.models import Account, AccountGroup, User
from leads.models import Lead
from leads.models.lead_queryset import Act
from leads.sharing.who import reasons_of, who_sees
from prm.memo import request_remembers
from tests.factories import ContactFactory, PartnerUserFactory, owner_of

from .machine_leaving import LeavingStory
from .world import Person, opening

LEADS = st.integers(0, 5)
COMPANIES = st.sampled_from(["acme", "bolt", "cedar"])
PORTALS = st.sampled_from(["community", "preview"])
POOLS = st.sampled_from(["nordic", "southern"])
PROFILES = st.sampled_from(["partners", "managers"])
MANAGERS = st.sampled_from(["carla", "marco"])
NUMBERS = st.integers(0, 99)  # Of somebody, however many there are by then.
ROLES = st.sampled_from([1, 2, 3])
ACTIONS = ("view", "change", "assign", "take")


class Story(LeavingStory):
    """Each step is done twice: to the rows, by the portal's own verbs, and to the plain world."""

    def __init__(self, rows):
        super().__init__()
        self.rows, self.world, self.steps = dict(rows), opening(), 0
        self.undone = transaction.atomic()
        self.undone.__enter__()

    long_ago = datetime(2020, 1, 1, tzinfo=UTC)

    def somebody(self, number):
        people = list(self.world.people.values())
        return people[number % len(people)]

    def partner_user(self, number):
        partners = [person for person in self.world.people.values() if person.company]
        return partners[number % len(partners)]

    def row(self, person):
        """The user, as the next request would read it."""
        rows = User.objects.select_related("contact__account__owner")
        return rows.get(pk=self.rows[person.name].pk)

    # ------------------------------------------------------------ what happens

    @rule(lead=LEADS, number=NUMBERS)
    def hand_over(self, lead, number):
        person = self.somebody(number)
        self.transfer(lead, owner_of(self.row(person)))
        if not self.world.is_gone(person):
            self.world.owners[lead] = person

    @rule(lead=LEADS, pool=POOLS)
    def put_into_queue(self, lead, pool):
        self.transfer(lead, owner_of(self.rows[pool]))
        self.world.owners[lead] = self.world.pools[pool]

    def transfer(self, lead, owner):
        rows = Lead.objects.unscoped().filter(pk=self.rows[lead].pk)
        if rows.transfer(owner, Act(by=None, reason="manual")):
            self.rows[lead] = rows.get()
            self.world.shares[lead] = {}  # A share ends when the lead changes hands.

    @rule(number=NUMBERS)
    def deactivate(self, number):
        person = self.somebody(number)
        if not person.is_administrator:
            self.row(person).deactivate(by=self.rows["ada"])
            person.is_active = False

    @rule(number=NUMBERS)
    def reactivate(self, number):
        person = self.somebody(number)
        self.row(person).reactivate()
        person.is_active = True

    @rule(company=COMPANIES)
    def enable_partner(self, company):
        Account.objects.unscoped().get(pk=self.rows[company].pk).enable_as_partner(self.rows["ada"])
        self.world.companies[company].is_partner = True

    @rule(company=COMPANIES)
    def end_partnership(self, company):
        rows = Account.objects.unscoped().filter(pk=self.rows[company].pk)
        rows.update(partner_since=None, disabled_at=None)
        self.world.companies[company].is_partner = self.world.companies[company].is_shut = False

    @rule(company=COMPANIES, owner=MANAGERS)
    def give_account(self, company, owner):
        rows = Account.objects.unscoped().filter(pk=self.rows[company].pk)
        rows.update(owner=self.rows[owner])
        self.world.companies[company].owner = self.world.people[owner]

    @rule(company=COMPANIES, role=ROLES, is_member=st.booleans())
    def enable_user(self, company, role, is_member):
        account = Account.objects.unscoped().get(pk=self.rows[company].pk)
        if account.is_partner:
            self.add(account, company, role, {"partners"} if is_member else set())

    def add(self, account, company, role, profiles):
        name = f"joined in step {self.steps}"
        contact = ContactFactory(account=account)
        groups = [self.rows[profile] for profile in profiles]
        self.rows[name] = PartnerUserFactory(contact=contact, partner_role=role, profiles=groups)
        company = self.world.companies[company]
        self.world.people[name] = Person(name, company, role, profiles=profiles)

    @rule(number=NUMBERS, role=ROLES, is_super=st.booleans())
    def change_role(self, number, role, is_super):
        person = self.partner_user(number)
        user = self.row(person)
        user.partner_role, user.is_super_user = role, is_super
        user.save()
        AccountGroup.place(user)
        person.role, person.is_super = role, is_super

    @rule(number=NUMBERS, profile=PROFILES)
    def join_profile(self, number, profile):
        person = self.somebody(number)
        self.row(person).groups.add(self.rows[profile])
        person.profiles.add(profile)

    @rule(number=NUMBERS, profile=PROFILES)
    def leave_profile(self, number, profile):
        person = self.somebody(number)
        self.row(person).groups.remove(self.rows[profile])
        person.profiles.discard(profile)

    @rule(portal=PORTALS, status=st.sampled_from(["preview", "published", "offline"]))
    def change_status(self, portal, status):
        self.rows[portal].status = status
        self.rows[portal].save()
        self.world.portals[portal].is_published = status == "published"

    @rule(portal=PORTALS, profile=PROFILES, comes=st.booleans())
    def change_members(self, portal, profile, comes):
        community, members = self.rows[portal], self.world.portals[portal].members
        (community.admit if comes else community.dismiss)(self.rows[profile])
        (members.add if comes else members.discard)(profile)

    @rule(pool=POOLS, number=NUMBERS, comes=st.booleans())
    def change_one_of_queue(self, pool, number, comes):
        person = self.somebody(number)
        self.admit_or_dismiss(pool, self.row(person), person, comes)

    @rule(pool=POOLS, profile=PROFILES, comes=st.booleans())
    def change_profile_of_queue(self, pool, profile, comes):
        self.admit_or_dismiss(pool, self.rows[profile], profile, comes)

    @rule(pool=POOLS, company=COMPANIES, role=st.sampled_from([None, 1, 2, 3]), comes=st.booleans())
    def change_company_of_queue(self, pool, company, role, comes):
        group = self.rows[company].groups.get(role=role).group
        company = self.world.companies[company]
        self.admit_or_dismiss(pool, group, (company, role) if role else company, comes)

    @rule(pool=POOLS, is_masked=st.booleans())
    def mask(self, pool, is_masked):
        self.rows[pool].is_masked = is_masked
        self.rows[pool].save(update_fields=["is_masked"])
        self.world.pools[pool].is_masked = is_masked

    def admit_or_dismiss(self, pool, row, member, comes):
        queue, members = self.rows[pool], self.world.pools[pool].members
        (queue.admit if comes else queue.dismiss)(row)
        (members.add if comes else members.discard)(member)

    # ------------------------------------------------------------ what holds

    @invariant()
    def people_see_what_they_may(self):
        """Three people after each step, three others after the next, all of them in the end."""
        self.steps += 1
        for number in range(3):
            self.sees_what_they_may(self.somebody(3 * self.steps + number))
        self.is_seen_by_whom_it_may(self.steps % 6)

    def teardown(self):
        try:
            for person in self.world.people.values():
                self.sees_what_they_may(person)
            for lead in self.world.owners:
                self.is_seen_by_whom_it_may(lead)
        finally:
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)

    def sees_what_they_may(self, person):
        listed, checked = request_remembers(self.answers)(person)
        assert listed["view"] == self.world.visible(person), person.name
        assert listed["change"] == self.world.changeable(person), person.name
        assert listed["assign"] == self.world.assignable(person), person.name
        assert listed["take"] == self.world.takeable(person), person.name
        for action, answer in checked.items():
            assert answer == (self.steps % 6 in listed[action]), (person.name, action)

    def is_seen_by_whom_it_may(self, number):
        """ "Who sees this" names those who see it, one of them with the reasons the rules have."""
        lead = Lead.objects.unscoped().get(pk=self.rows[number].pk)
        told = defaultdict(set)
        for line in who_sees(lead):
            for user in line.users:
                told[user.pk].add(line.reason)
        people = self.world.people.values()
        seeing = [each for each in people if number in self.world.visible(each)]
        assert told.keys() == {self.rows[each.name].pk for each in seeing}
        asked = [each for each in seeing if not each.is_administrator]
        for person in asked[self.steps % len(asked) :][:1] if asked else ():
            user = self.row(person)
            assert told[user.pk] == {reason.name for reason in reasons_of(user, lead)}

    def answers(self, person):
        """What one request would list, and what it would find when it checks one lead."""
        user, one, listed = self.row(person), self.rows[self.steps % 6], {}
        for action in ACTIONS:
            pks = set(Lead.objects.permitted(user, action).values_list("pk", flat=True))
            listed[action] = {n for n in range(6) if self.rows[n].pk in pks}
        checked = {action: user.has_perm(f"leads.{action}_lead", one) for action in ACTIONS}
        return listed, checked
