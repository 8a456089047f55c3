"""Who sees which leads, said a second time: plain Python over plain sets, no database.

It follows the written policy and not the code of `rules.py`, so that they can disagree.
"""

from dataclasses import dataclass, field


@dataclass(eq=False)
class Person:
    """A user: internal if of no company."""

    name: str
    company: "Company | None" = None
    role: int = 0
    is_super: bool = False
    is_active: bool = True
    is_administrator: bool = False
    profiles: set = field(default_factory=set)

    @property
    def groups(self):
        """Their profiles, their company, and their role in it: what a queue may let in."""
        company = {self.company, (self.company, self.role)} if self.company else set()
        return self.profiles | company | {self}

    @property
    def audiences(self):
        """All that a sharing rule can name them by."""
        mine = {"everyone", ("under", self.name)} | self.profiles
        if not self.company:
            return mine | {"internal"}
        mine |= {self.company.name, (self.company.name, self.role)}
        return mine | {("level", self.company.level), ("under", self.company.owner.name)}


@dataclass(eq=False)
class Company:
    name: str
    owner: Person
    is_partner: bool = False
    level: str = ""
    is_shut: bool = False


@dataclass(eq=False)
class Portal:
    """A community: its members are profiles."""

    name: str
    is_published: bool = False
    members: set = field(default_factory=set)


@dataclass(eq=False)
class Pool:
    """A queue: its members are people, profiles, companies, and roles in companies."""

    name: str
    members: set = field(default_factory=set)
    is_masked: bool = False


@dataclass
class World:
    people: dict = field(default_factory=dict)
    companies: dict = field(default_factory=dict)
    portals: dict = field(default_factory=dict)
    pools: dict = field(default_factory=dict)
    owners: dict = field(default_factory=dict)  # From a lead to its Person or Pool.
    shares: dict = field(default_factory=dict)  # From a lead to {with whom: whether to edit}.
    rules: dict = field(default_factory=dict)  # By name: [source, target, edits, inside, where].
    countries: dict = field(default_factory=dict)  # From a lead to where it is.
    is_public: bool = False
    are_super_users_suspended: bool = False

    def visible(self, person):
        return {
            lead
            for lead, owner in self.owners.items()
            if self.answers(person, owner)
            or (self.takes(person, owner) and not (person.company and owner.is_masked))
            or self.is_open(person, owner)
            or self.ways_in(person, lead)
        }

    def changeable(self, person):
        return {
            lead
            for lead, owner in self.owners.items()
            if self.answers(person, owner) or any(self.ways_in(person, lead))
        }

    def assignable(self, person):
        answered = {n for n, owner in self.owners.items() if self.answers(person, owner)}
        if person.company:
            return answered
        taken = {lead for lead, owner in self.owners.items() if self.takes(person, owner)}
        return self.changeable(person) | taken

    def takeable(self, person):
        """From queues they are a member of, masked or not; administrators may do everything."""
        if person.is_administrator:
            return set(self.owners)
        return {lead for lead, owner in self.owners.items() if self.takes(person, owner)}

    def takes(self, person, owner):
        """They are a member of the queue it waits in."""
        if isinstance(owner, Person) or not self.may_work(person):
            return False
        return person.is_administrator or bool(person.groups & owner.members)

    def is_open(self, person, owner):
        """By the organization's default."""
        is_internal = isinstance(owner, Person) and not owner.company
        return self.may_work(person) and self.is_public and not person.company and is_internal

    def ways_in(self, person, lead):
        """The shares and rules that open a lead to a person: whether to edit, each."""
        if not self.may_work(person):
            return []
        names = {group if isinstance(group, Person) else named(group) for group in person.groups}
        found = [edits for who, edits in self.shares.get(lead, {}).items() if who in names]
        owner = self.owners[lead]
        for source, target, edits, inside, where in self.rules.values():
            is_kept = (inside and person.company) or where not in (None, self.countries.get(lead))
            if isinstance(owner, Person) and source in owner.audiences and not is_kept:
                found += [edits] if target in person.audiences else []
        return found

    def is_gone(self, person):
        """Nobody hands a lead to them."""
        return not person.is_active or bool(person.company and person.company.is_shut)

    def hand_on(self, people, to):
        """What leads these people own goes to another."""
        for lead, owner in self.owners.items():
            if owner in people:
                self.owners[lead] = to
                self.shares[lead] = {}

    def share(self, lead, who, edits):
        """`edits` None: a share that is over."""
        shares = self.shares.setdefault(lead, {})
        shares.pop(who, None)
        if edits is not None:
            shares[who] = edits

    def shares_end_with(self, person):
        """Neither a share nor a rule names who has left."""
        for shares in self.shares.values():
            shares.pop(person, None)
        under = ("under", person.name)
        self.rules = {n: rule for n, rule in self.rules.items() if under not in rule[:2]}

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
        return owner.company.owner is person

    def is_above(self, person, colleague):
        is_super = person.is_super and not self.are_super_users_suspended
        return person.role > colleague.role or (is_super and person.role == colleague.role)

    def may_work(self, person):
        if not person.is_active:
            return False
        return not person.company or (
            person.company.is_partner and not person.company.is_shut and self.is_member(person)
        )

    def is_member(self, person):
        return any(p.is_published and p.members & person.profiles for p in self.portals.values())


def named(group):
    """A company, or a role in one, by its name."""
    if isinstance(group, Company):
        return group.name
    return (group[0].name, group[1]) if isinstance(group, tuple) else group


ACME = ["paul", "petra", "mia", "nora", "ines"]
ROLES = {"petra": 3, "mia": 2}


def opening():
    """The world as it stands before the first step of a story."""
    internal = {name: Person(name, profiles={"managers"}) for name in ("carla", "marco")}
    ada, carla, marco = Person("ada", is_administrator=True), internal["carla"], internal["marco"]
    acme, bolt = Company("acme", carla, True, "gold"), Company("bolt", marco, True, "silver")
    cedar = Company("cedar", carla, True)
    works_at = dict.fromkeys(ACME, acme) | {"rita": bolt, "piet": cedar}
    partners = {
        name: Person(name, company, ROLES.get(name, 1), profiles={"partners"})
        for name, company in works_at.items()
    }
    partners["ines"].is_active, partners["nora"].is_super = False, True
    nordic, southern = Pool("nordic", {"managers"}), Pool("southern", {"managers", acme})
    owners = [carla, partners["paul"], partners["petra"], partners["rita"], nordic, southern]
    return World(
        people={"ada": ada} | internal | partners,
        companies={"acme": acme, "bolt": bolt, "cedar": cedar},
        portals={
            "community": Portal("community", True, {"partners"}),
            "preview": Portal("preview", False, {"partners"}),
        },
        pools={"nordic": nordic, "southern": southern},
        owners=dict(enumerate(owners)),
    )
