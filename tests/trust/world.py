"""Who sees which leads, said a second time: plain Python over plain sets, no database.

It follows the written policy and not the code of `rules.py`, so that they can disagree.
"""

from dataclasses import dataclass, field

from .world_accounts import Accounts
from .world_nouns import Person, Pool


@dataclass
class World(Accounts):
    """A record is a lead, known by its number, or an account, known by its company's name."""

    people: dict = field(default_factory=dict)
    companies: dict = field(default_factory=dict)
    portals: dict = field(default_factory=dict)
    pools: dict = field(default_factory=dict)
    territories: dict = field(default_factory=dict)
    owners: dict = field(default_factory=dict)  # From a lead to its Person or Pool.
    binned: set = field(default_factory=set)  # Leads that are in the bin.
    shares: dict = field(default_factory=dict)  # From a record to {with whom: whether to edit}.
    rules: dict = field(default_factory=dict)  # By name.
    countries: dict = field(default_factory=dict)  # From a lead to where it is.
    public: set = field(default_factory=set)  # Of "leads" and "accounts".
    are_super_users_suspended: bool = False

    # ---------------------------------------------------- who may do what with leads

    def visible(self, person):
        return {
            lead
            for lead, owner in self.leads()
            if self.answers(person, owner)
            or (self.takes(person, owner) and not (person.company and owner.is_masked))
            or self.is_open(person, owner)
            or self.ways_in(person, lead)
        }

    def changeable(self, person):
        return {
            lead
            for lead, owner in self.leads()
            if self.answers(person, owner) or any(self.ways_in(person, lead))
        }

    def assignable(self, person):
        answered = {lead for lead, owner in self.leads() if self.answers(person, owner)}
        if person.company:
            return answered
        taken = {lead for lead, owner in self.leads() if self.takes(person, owner)}
        return self.changeable(person) | taken

    def takeable(self, person):
        """From queues they are a member of, masked or not; administrators may do everything."""
        return {
            lead
            for lead, owner in self.leads()
            if person.is_administrator or self.takes(person, owner)
        }

    def restorable(self, person):
        """The bin is for administrators."""
        return self.binned if person.is_administrator else set()

    def leads(self):
        """Those there are, with their owners: what is in the bin is there for nobody."""
        return [(lead, owner) for lead, owner in self.owners.items() if lead not in self.binned]

    def takes(self, person, owner):
        """They are a member of the queue it waits in."""
        if isinstance(owner, Person) or not self.may_work(person):
            return False
        return person.is_administrator or bool(person.groups & owner.members)

    def is_open(self, person, owner):
        """By the organization's default."""
        is_internal = isinstance(owner, Person) and not owner.company
        is_colleague = self.may_work(person) and not person.company
        return "leads" in self.public and is_colleague and is_internal

    def answers(self, person, owner):
        """The lead is theirs, or somebody's they answer for."""
        if not self.may_work(person):
            return False
        if person.is_administrator or person is owner:
            return True
        if isinstance(owner, Pool) or not owner.company:
            return False
        if person.company:
            return owner.company is person.company and self.is_above(person, owner)
        return self.looks_after(person, owner.company)

    def is_above(self, person, colleague):
        is_super = person.is_super and not self.are_super_users_suspended
        return person.role > colleague.role or (is_super and person.role == colleague.role)

    def may_work(self, person):
        if not person.is_active:
            return False
        return not person.company or (person.company.is_open and self.is_member(person))

    def is_member(self, person):
        return any(p.is_published and p.members & person.profiles for p in self.portals.values())

    # ---------------------------------------------------- shares and sharing rules

    def ways_in(self, person, lead):
        """The shares and rules that open a lead to a person: whether to edit, each."""
        if not self.may_work(person):
            return []
        found, owner = self.shared_with(person, lead), self.owners[lead]
        for rule in self.rules_reaching(person, "leads"):
            is_there = rule.where in (None, self.countries.get(lead))
            if is_there and isinstance(owner, Person) and rule.source in self.audiences_of(owner):
                found.append(rule.edits)
        return found

    def shared_with(self, person, record):
        shares = self.shares.get(record, {})
        return [edits for who, edits in shares.items() if who in person.names]

    def rules_reaching(self, person, records):
        audiences = self.audiences_of(person)
        rules = [rule for rule in self.rules.values() if rule.records == records]
        rules = [rule for rule in rules if not (rule.inside and person.company)]
        return [rule for rule in rules if rule.target in audiences]

    def audiences_of(self, person):
        around = [each.name for each in self.territories.values() if each.holds(person)]
        return person.audiences | {("in", name) for name in around}

    # ---------------------------------------------------- what happens

    def give(self, lead, to):
        """It changes hands, and its shares end: not out of the bin, nor to who has left."""
        is_kept = lead in self.binned or self.owners[lead] is to or self.is_gone(to)
        if not is_kept:
            self.owners[lead], self.shares[lead] = to, {}

    def is_gone(self, owner):
        """Nobody hands a lead to them."""
        if isinstance(owner, Pool):
            return False
        return not owner.is_active or bool(owner.company and owner.company.is_shut)

    def hand_on(self, people, to):
        """What leads these people own goes to another."""
        for lead, owner in self.owners.items():
            if owner in people:
                self.give(lead, to)

    def bring_back(self, lead):
        """To its owner; if that one has left, to the account's, or to the administrator."""
        owner = self.owners[lead]
        is_back = lead in self.binned
        self.binned.discard(lead)
        if is_back and self.is_gone(owner):
            manager = owner.company and owner.company.owner
            is_there = manager and manager.is_active
            self.give(lead, manager if is_there else self.people["ada"])

    def share(self, record, who, edits):
        """`edits` None: a share that is over."""
        shares = self.shares.setdefault(record, {})
        shares.pop(who, None)
        if edits is not None:
            shares[who] = edits

    def leave(self, person, to):
        """Who takes over has their accounts, territories and leads; nothing names them any more."""
        person.is_active = False
        for pool in self.pools.values():
            pool.members.discard(person)
        for company in self.companies.values():
            company.owner = to if company.owner is person else company.owner
        for territory in self.territories.values():
            territory.managers = {to if each is person else each for each in territory.managers}
        for shares in self.shares.values():
            shares.pop(person, None)
        under = ("under", person.name)
        self.rules = {n: r for n, r in self.rules.items() if under not in (r.source, r.target)}
        self.hand_on({person}, to)
