"""Who and what there is in the plain world: people, companies, portals, pools, territories."""

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
    def names(self):
        """What a share can name them by."""
        return {group if isinstance(group, Person) else named(group) for group in self.groups}

    @property
    def audiences(self):
        """All that a sharing rule can name them by, but the territories."""
        mine = {"everyone", ("under", self.name)} | self.profiles
        if not self.company:
            return mine | {"internal"}
        mine |= {self.company.name, (self.company.name, self.role)}
        return mine | {("level", self.company.level), ("under", self.company.owner.name)}


@dataclass(eq=False)
class Company:
    """An account, partner or not."""

    name: str
    owner: Person
    is_partner: bool = False
    level: str = ""
    address: tuple = ("", "")  # Country and state.
    is_shut: bool = False

    @property
    def is_open(self):
        return self.is_partner and not self.is_shut

    @property
    def audiences(self):
        """What a sharing rule can name the account itself by, but the territories."""
        return {self.name, ("level", self.level)}


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


@dataclass(eq=False)
class Territory:
    """Countries, and states of countries, with the channel managers who cover them."""

    name: str
    regions: set = field(default_factory=set)  # As (country, state); no state: all of it.
    managers: set = field(default_factory=set)

    def has(self, company):
        country, state = company.address
        return any(
            where == country and part.lower() in ("", state.lower()) for where, part in self.regions
        )

    def holds(self, person):
        """Its managers, and the partner users of the companies in it."""
        return self.has(person.company) if person.company else person in self.managers


@dataclass
class Rule:
    """A sharing rule: what of `source` is open to `target`."""

    records: str
    source: object
    target: object
    edits: bool = False
    inside: bool = False  # Partners are left out.
    where: str | None = None  # Only leads in this country.


def named(group):
    """A company, or a role in one, by its name."""
    if isinstance(group, Company):
        return group.name
    return (group[0].name, group[1]) if isinstance(group, tuple) else group
