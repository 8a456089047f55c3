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


@dataclass(eq=False)
class Company:
    name: str
    owner: Person
    is_partner: bool = False


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


@dataclass
class World:
    people: dict = field(default_factory=dict)
    companies: dict = field(default_factory=dict)
    portals: dict = field(default_factory=dict)
    pools: dict = field(default_factory=dict)
    owners: dict = field(default_factory=dict)  # From a lead to its Person or Pool.

    def visible(self, person):
        return {lead for lead, owner in self.owners.items() if self.sees(person, owner)}

    def changeable(self, person):
        return {lead for lead, owner in self.owners.items() if self.changes(person, owner)}

    def assignable(self, person):
        return set() if person.company else self.visible(person)

    def sees(self, person, owner):
        if isinstance(owner, Person):
            return self.changes(person, owner)
        if not self.may_work(person):
            return False
        return person.is_administrator or bool(person.groups & owner.members)

    def changes(self, person, owner):
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
        return person.role > colleague.role or (person.is_super and person.role == colleague.role)

    def may_work(self, person):
        if not person.is_active:
            return False
        return not person.company or (person.company.is_partner and self.is_member(person))

    def is_member(self, person):
        return any(p.is_published and p.members & person.profiles for p in self.portals.values())


ACME = ["paul", "petra", "mia", "nora", "ines"]
ROLES = {"petra": 3, "mia": 2}


def opening():
    """The world as it stands before the first step of a story."""
    internal = {name: Person(name, profiles={"managers"}) for name in ("carla", "marco")}
    ada, carla, marco = Person("ada", is_administrator=True), internal["carla"], internal["marco"]
    acme, bolt = Company("acme", carla, True), Company("bolt", marco, True)
    cedar = Company("cedar", carla, True)
    works_at = dict.fromkeys(ACME, acme) | {"rita": bolt, "piet": cedar}
    partners = {
        name: Person(name, company, ROLES.get(name, 1), profiles={"partners"})
        for name, company in works_at.items()
    }
    partners["ines"].is_active = False
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
