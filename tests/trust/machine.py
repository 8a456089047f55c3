"""Stories in which things happen to the people of the portal, in any order."""

from datetime import UTC, datetime

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import rule

from accounts.models import Account, AccountGroup, User
from leads.models import Lead
from leads.models.lead_queryset import Act
from tests.factories import ContactFactory, PartnerUserFactory, owner_of

from .machine_draws import (
    ACCOUNTS,
    COMPANIES,
    LEADS,
    MANAGERS,
    NUMBERS,
    POOLS,
    PORTALS,
    PROFILES,
    ROLES,
)
from .machine_holds import HeldStory
from .world_nouns import Person
from .world_opening import opening


class Story(HeldStory):
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

    @rule(lead=LEADS, number=NUMBERS)
    def hand_over(self, lead, number):
        person = self.somebody(number)
        self.transfer(lead, owner_of(self.row(person)))
        self.world.give(lead, person)

    @rule(lead=LEADS, pool=POOLS)
    def put_into_queue(self, lead, pool):
        self.transfer(lead, owner_of(self.rows[pool]))
        self.world.give(lead, self.world.pools[pool])

    def transfer(self, lead, owner):
        rows = Lead.objects.unscoped().filter(pk=self.rows[lead].pk)
        if rows.transfer(owner, Act(by=None, reason="manual")):
            self.rows[lead] = rows.get()

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

    @rule(company=ACCOUNTS)
    def enable_partner(self, company):
        Account.objects.unscoped().get(pk=self.rows[company].pk).enable_as_partner(self.rows["ada"])
        self.world.companies[company].is_partner = True

    @rule(company=ACCOUNTS)
    def end_partnership(self, company):
        rows = Account.objects.unscoped().filter(pk=self.rows[company].pk)
        rows.update(partner_since=None, disabled_at=None)
        self.world.companies[company].is_partner = self.world.companies[company].is_shut = False

    @rule(company=ACCOUNTS, owner=MANAGERS)
    def give_account(self, company, owner):
        account = Account.objects.unscoped().get(pk=self.rows[company].pk)
        person = self.world.people[owner]
        if not self.world.is_gone(person):
            account.give_to(self.rows[owner], self.rows["ada"])
            self.world.companies[company].owner = person

    @rule(company=ACCOUNTS, role=ROLES, is_member=st.booleans())
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

    def teardown(self):
        try:
            self.all_of_it_holds()
        finally:
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)
