"""Leads that are there already: found for a batch at a time, among those one may see.

Besides the leads that the importing person may see, those count that they brought in
themselves, whoever owns them now; so a file that is uploaded again brings nothing new.
Nothing tells of other leads.
"""

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from leads.models import Import, ImportRow, Lead

COLUMNS = ("email", "last_name", "first_name", "company")
MATCHES = tuple(Import.Match.values)


def lowered(texts):
    """As LOWER of the database; that of SQLite leaves all but ASCII letters alone."""
    texts = set(texts)
    ascii_only = {"".join(c.lower() if c.isascii() else c for c in text) for text in texts}
    return {text.lower() for text in texts} | ascii_only


def key_of(values, match):
    """What two leads have in common to be the same: the e-mail, or name and company.

    Without an e-mail it is name and company, too.
    """
    email, last, first, company = (values.get(name, "").casefold() for name in COLUMNS)
    if email and match == Import.Match.EMAIL:
        return ("email", email)
    return ("name", last, first, company)


def conditions(wanted, match):
    """Which stored leads may be the same as leads with these values."""
    by_email = [values["email"] for values in wanted if key_of(values, match)[0] == "email"]
    by_name = [values for values in wanted if key_of(values, match)[0] == "name"]
    if by_email:
        yield Q(mail__in=lowered(by_email))
    if by_name:
        lasts = lowered(values["last_name"] for values in by_name)
        yield Q(last__in=lasts, at__in=lowered(values["company"] for values in by_name))


class Twins:
    """The leads a batch of drafts may be duplicates of."""

    def __init__(self, by, match, drafts):
        self.by, self.match = by, match
        self.leads = {}
        for lead in self._stored([draft.values for draft in drafts]):
            self.add(lead)
        self.changeable = self._changeable()

    def add(self, lead):
        """A lead counts for its e-mail and for its name; the oldest is the one."""
        values = {name: getattr(lead, name) for name in COLUMNS}
        for match in MATCHES:
            self.leads.setdefault(key_of(values, match), lead)

    def enter(self, lead):
        """A lead of this batch, that is not stored yet."""
        self.add(lead)
        self.changeable.add(lead.pk)

    def of(self, draft):
        return self.leads.get(key_of(draft.values, self.match))

    def may_change(self, lead):
        return lead.pk in self.changeable

    def _stored(self, wanted):
        """Four queries at most, however many drafts; the oldest leads first."""
        leads = {}
        for rows in self._rows():
            named = rows.alias(mail=Lower("email"), last=Lower("last_name"), at=Lower("company"))
            for condition in conditions(wanted, self.match):
                leads |= {lead.pk: lead for lead in named.filter(condition)}
        return sorted(leads.values(), key=lambda lead: (lead.created_at, lead.pk))

    def _rows(self):
        yield Lead.objects.permitted(self.by, "view")
        if not self.by.is_superuser:
            brought_in = ImportRow.objects.permitted(self.by, "view").filter(lead=OuterRef("pk"))
            yield Lead.objects.unscoped().filter(Exists(brought_in))

    def _changeable(self):
        pks = {lead.pk for lead in self.leads.values()}
        rows = Lead.objects.permitted(self.by, "change").filter(pk__in=pks)
        return set(rows.values_list("pk", flat=True))


def exists_already(draft, match):
    if key_of(draft.values, match)[0] == "email":
        return _("A lead with this e-mail exists already.")
    return _("A lead with this name and company exists already.")


def not_yours():
    return _("A lead like this exists already, and you may not change it.")
