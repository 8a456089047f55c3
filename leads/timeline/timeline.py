"""What happened, the newest first, a page at a time, of one kind or of all."""

from django.utils.translation import gettext_lazy as _

from accounts.models import Activity
from leads.forms.activity import LOG_WORDS
from leads.models import Lead, Run
from leads.names import tell_names
from leads.place import ready
from leads.why import explain
from prm.merging import merged

from . import sources
from .mails import key_of, mails_of

SIZE = 10
OTHERS = {
    "owner": _("Owner changes"),
    "status": _("Status changes"),
    "mail": _("Mails"),
    "login": _("Logins"),
}


class Timeline:
    """`of(about, user, show)` answers the sources; `others` are the kinds besides activities."""

    def __init__(self, of, about, user, query, others=(), place=None):
        self.about, self.user, self.place = about, user, place
        labels = dict(Activity.Kind.choices) | {name: OTHERS[name] for name in others}
        asked = query.get("show", "")
        self.show = asked if asked in labels else ""
        self.chips = [("", _("All")), *labels.items()]
        self.is_later = bool(query.get("after"))
        made = list(of(about, user, self.show))
        self.entries, self.next = merged(made, query.get("after", ""), SIZE)
        self.attach_mails()
        ready([entry.row for entry in self.entries if entry.kind == "activity"], place)

    @classmethod
    def of_lead(cls, lead, user, query, place):
        return cls(sources.of_lead, lead, user, query, ("owner", "status", "mail"), place)

    @classmethod
    def of_account(cls, account, user, query, place):
        return cls(sources.of_account, account, user, query, OTHERS, place)

    @classmethod
    def of_contact(cls, contact, user, query, place):
        others = OTHERS if contact.partner_user else ()
        return cls(sources.of_contact, contact, user, query, others, place)

    @classmethod
    def of_lead_for_partner(cls, lead, user, query, place):
        return cls(sources.of_lead_for_partner, lead, user, query, ("status",), place)

    @classmethod
    def of_own_account(cls, account, user, query, place):
        return cls(sources.of_own_account, account, user, query, (), place)

    def attach_mails(self):
        """Each transfer says why it was, and for whom; on a lead with its mails."""
        transfers = [entry.row for entry in self.entries if entry.kind == "transfer"]
        explain(transfers, self.user)
        told = {} if self.names_leads else mails_of(transfers)
        for transfer in transfers:
            transfer.mails = told.get(key_of(transfer), [])
        tell_names(transfers, self.user)
        tell_runs(transfers, self.user)

    def fragment(self, request):
        """The template of the part htmx asks for, or None where it is the whole page."""
        parts = {"timeline": "_timeline", "timeline-more": "_entries"}
        name = parts.get(request.htmx.target or "")
        return f"timeline/{name}.html" if name else None

    @property
    def may_log(self):
        """On what one sees; in the portal, on what one may change, and one's own account."""
        return not self.place.is_portal or getattr(self.about, "can_change", self.user.is_partner)

    @property
    def names_leads(self):
        return not isinstance(self.about, Lead)

    @property
    def ways(self):
        """The kinds of activities one can log here, each with icon, label and address."""
        url = self.place.log_url
        return [(Activity.ICONS[k], label, url(self.about, k)) for k, label in LOG_WORDS.items()]


def tell_runs(transfers, user):
    """Tell each of its run, if the user may open it: `seen_run`, its number or None."""
    runs = {transfer.run_id for transfer in transfers} - {None}
    seen = Run.objects.permitted(user, "view").filter(pk__in=runs).values_list("pk", flat=True)
    seen = set(seen) if runs else set()
    for transfer in transfers:
        transfer.seen_run = transfer.run_id if transfer.run_id in seen else None
