"""A sharing rule on its way: whose records, shared with whom, and what that would reach."""

from functools import cached_property
from urllib.parse import urlencode

from accounts.models import SharingRule
from leads.forms.criteria import sent_criteria
from leads.forms.sharing import GroupForm, SourceForm
from leads.lookup import AUDIENCES, found, kind_of
from leads.lookup.audiences import key_of

WHOSE, WITH, SAVE = 1, 2, 3


class Steps:
    """What the address says of a rule that is being made or changed.

    `records`, `source` and `target` (keys of choices) stand in the address; what it does
    not say is as `rule` has it. `step` asks for an earlier step again.
    """

    def __init__(self, chooser, query, rule=None):
        self.chooser, self.query = chooser, query
        self.rule = rule or SharingRule()
        known = {"records": self.rule.records, "source": "", "target": ""}
        if rule:
            known |= {"source": key_of(rule.source), "target": key_of(rule.target)}
        self.keys = known | {name: query[name] for name in known if name in query}
        self.is_new = rule is None

    @cached_property
    def source(self):
        return found(AUDIENCES, self.chooser, self.keys["source"])

    @cached_property
    def target(self):
        return found(AUDIENCES, self.chooser, self.keys["target"])

    @property
    def step(self):
        asked = self.query.get("step", "")
        if self.source is None or asked == "1":
            return WHOSE
        return WITH if self.target is None or asked == "2" else SAVE

    @property
    def is_answered(self):
        """The form of this step was sent, and not to search in it."""
        return "choice" in self.query and "search" not in self.query

    def form(self):
        """The form of the first or second step."""
        kind = SourceForm if self.step == WHOSE else GroupForm
        if self.is_answered:
            return kind(self.chooser, self.query)
        now = self.keys["source" if self.step == WHOSE else "target"]
        initial = {"choice": now, "kind": now.partition(":")[0], **self.query.dict()}
        return kind(self.chooser, initial=initial | {"records": self.keys["records"] or "leads"})

    def query_after(self, form):
        """The address of the next step, once this one is answered."""
        answered = {"source" if self.step == WHOSE else "target": form.cleaned_data["choice"].key}
        if self.step == WHOSE:
            answered["records"] = form.cleaned_data["records"]
        return "?" + urlencode({n: v for n, v in (self.keys | answered).items() if v})

    def back_to(self, step):
        return "?" + urlencode({n: v for n, v in self.keys.items() if v} | {"step": step})

    @property
    def carried(self):
        """What the form of this step carries on: what the others answered."""
        own = {"records", "source"} if self.step == WHOSE else {"target"}
        kept = [(name, key) for name, key in self.keys.items() if key and name not in own]
        return [*kept, ("step", self.step)]

    @property
    def whose_url(self):
        return self.back_to(WHOSE)

    @property
    def with_url(self):
        return self.back_to(WITH) if self.source else ""

    def drafted(self, sent=None):
        """The rule as the steps have it, with the criteria of a form that was sent, not stored."""
        self.rule.records = self.keys["records"]
        self.rule.source = kind_of(AUDIENCES, self.source).draft(self.source.row)
        self.rule.target = kind_of(AUDIENCES, self.target).draft(self.target.row)
        if self.keys["records"] == SharingRule.Records.ACCOUNTS:
            self.rule.criteria, self.rule.logic = [], ""
        elif sent is not None:
            self.rule.criteria = sent_criteria(sent)
            self.rule.logic = sent.get("logic", "").strip()
        return self.rule
