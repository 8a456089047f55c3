"""Who may do what with accounts, said a second time (world.py)."""

OWNER_ACTIONS = ("view", "change", "enable", "share")


class Accounts:
    """The part of the world that is about companies themselves."""

    def accounts_of(self, person):
        """From an action to the names of the companies with which somebody may do it."""
        may = {name: self.may(person, company) for name, company in self.companies.items()}
        return {action: {name for name in may if action in may[name]} for action in OWNER_ACTIONS}

    def may(self, person, company):
        if not person.is_active:
            return ()
        if person.is_administrator or self.looks_after(person, company):
            return OWNER_ACTIONS
        if person.company:  # Their own and no other, whatever is shared.
            return ("view",) if person.company is company and company.is_open else ()
        ways = self.ways_to_account(person, company)
        is_seen = ways or "accounts" in self.public
        return ("view", "change") if any(ways) else ("view",) if is_seen else ()

    def looks_after(self, person, company):
        """A channel manager: they own it, or cover a territory it lies in."""
        return not person.company and (company.owner is person or self.covers(person, company))

    def covers(self, person, company):
        around = [territory for territory in self.territories.values() if territory.has(company)]
        return not person.company and any(person in territory.managers for territory in around)

    def ways_to_account(self, person, company):
        """The shares and rules that open it: whether to edit, each."""
        rules = self.rules_reaching(person, "accounts")
        found = [rule.edits for rule in rules if self.is_from(company, rule.source)]
        return found + self.shared_with(person, company.name)

    def is_from(self, company, source):
        """A group's accounts: those its people own; a company's or territory's: themselves."""
        if isinstance(source, tuple) and source[0] == "in":
            return self.territories[source[1]].has(company)
        return source in company.audiences or source in company.owner.audiences
