"""What happens to shares, sharing rules, defaults and super user rights, in any order."""

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from accounts.models import Account, Audience, SharingRule
from leads.models import Lead
from leads.sharing.shares import share, shares_of

from .machine_draws import GROUPS, LEADS, NUMBERS, RECORDS, RULES
from .world_nouns import Rule


class SharedStory(RuleBasedStateMachine):
    """The part of a story that is about sharing. Steps are done twice, as in machine.py."""

    def group_row(self, group):
        """The auth.Group of a profile, a company, or a role in one."""
        if group in ("partners", "managers"):
            return self.rows[group]
        company, role = group if isinstance(group, tuple) else (group, None)
        return self.rows[company].groups.get(role=role).group

    def audience(self, group):
        if group in ("everyone", "internal"):
            return Audience.of(group)
        if group in ("partners", "managers"):
            return Audience.of("profile", profile=self.rows[group])
        if not isinstance(group, tuple):
            return Audience.of("account", account=self.rows[group])
        kind, name = group
        if kind == "level":
            return Audience.of("level", level=self.rows[name])
        if kind == "in":
            return Audience.of("territory", territory=self.rows[name])
        if kind == "under":
            return Audience.of("subordinates", user=self.rows[name])
        return Audience.of("role", account=self.rows[kind], role=name)

    @rule(record=RECORDS, number=NUMBERS, edits=st.booleans(), is_over=st.booleans())
    def share_with_one(self, record, number, edits, is_over):
        person = self.somebody(number)
        until = self.long_ago if is_over else None
        share(self.rows[record], self.row(person), self.rows["ada"], edits=edits, until=until)
        self.world.share(record, person, None if is_over else edits)

    @rule(record=RECORDS, group=GROUPS, edits=st.booleans())
    def share_with_group(self, record, group, edits):
        if group in ("everyone", "internal") or group[0] in ("level", "under", "in"):
            return
        share(self.rows[record], self.group_row(group), self.rows["ada"], edits=edits)
        self.world.share(record, group, edits)

    @rule(record=RECORDS)
    def withdraw(self, record):
        for each in shares_of(self.rows[record]):
            each.withdraw(self.rows["ada"])
        self.world.shares[record] = {}

    @rule(
        name=RULES,
        records=st.sampled_from(["leads", "leads", "accounts"]),
        of=GROUPS,
        to=GROUPS,
        edits=st.booleans(),
        inside=st.booleans(),
        where=st.sampled_from([None, "IT", "ES"]),
    )
    def set_rule(self, name, records, of, to, edits, inside, where):
        """Make the rule, or make it anew. Criteria are for leads; a role owns no accounts."""
        if records == "accounts" and (where or (of[0] in ("acme", "bolt"))):
            return
        made = SharingRule.objects.filter(name=name).first() or SharingRule(name=name)
        made.records, made.access = records, "edit" if edits else "read"
        made.source, made.target = self.audience(of), self.audience(to)
        made.is_active, made.internal_only = True, inside
        criterion = {"field": "Country", "operator": "equals", "value": where}
        made.criteria = [criterion] if where else []
        made.store(self.rows["ada"])
        self.world.rules[name] = Rule(records, of, to, edits, inside, where)

    @rule(lead=LEADS, where=st.sampled_from(["IT", "ES"]))
    def move_lead(self, lead, where):
        """Rules by criteria look at where a lead is."""
        if Lead.objects.unscoped().filter(pk=self.rows[lead].pk).update(country=where):
            self.world.countries[lead] = where

    @rule(name=RULES, goes=st.booleans())
    def end_rule(self, name, goes):
        """Deactivate it, or keep it from partners as the wizard does."""
        made = SharingRule.objects.filter(name=name, is_active=True).first()
        if made is None:
            return
        if goes:
            made.is_active = False
            made.store(self.rows["ada"])
            del self.world.rules[name]
        else:
            made.make_internal_only(self.rows["ada"])
            self.world.rules[name].inside = True

    @rule(records=st.sampled_from(["leads", "accounts"]), is_public=st.booleans())
    def set_default(self, records, is_public):
        organization, column = self.rows["organization"], f"{records}_default"
        setattr(organization, column, "public" if is_public else "private")
        organization.save(update_fields=[column])
        (self.world.public.add if is_public else self.world.public.discard)(records)

    @rule(are_suspended=st.booleans())
    def suspend_super_users(self, are_suspended):
        organization = self.rows["organization"]
        if are_suspended:
            organization.suspend_super_users(self.rows["ada"])
        else:
            organization.restore_super_users()
        self.world.are_super_users_suspended = are_suspended

    @rule(company=st.sampled_from(["acme", "bolt"]), level=st.sampled_from(["gold", "silver"]))
    def set_level(self, company, level):
        account = Account.objects.unscoped().get(pk=self.rows[company].pk)
        account.move_to_level(self.rows[level], self.rows["ada"])
        self.world.companies[company].level = level
