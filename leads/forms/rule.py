"""Making and changing an assignment rule, and each of its entries."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leads import criteria
from leads.assignment import faults_of
from leads.forms.choice import ChoiceFields
from leads.forms.criteria import rows_for, sent_criteria
from leads.forms.named_text import TextChoice
from leads.lookup import TARGETS
from leads.models import AssignmentRule, NamedText, RoundRobin, RuleEntry
from leads.models.assignment_rule import Revised
from prm.forms import Segments
from prm.once import Once

Target = RuleEntry.Target


def overtaken():
    return ValidationError(
        _("Somebody else changed the rule meanwhile. Nothing was overwritten: look at it again.")
    )


class RuleForm(Once, forms.ModelForm):
    """A rule's name; its entries are changed one by one."""

    class Meta:
        model = AssignmentRule
        fields = ["name", "description"]
        widgets = {"description": forms.Textarea(attrs={"rows": 2})}

    def store(self, by):
        if self.instance.pk is None:
            return AssignmentRule.found(**self.cleaned_data_of_model, by=by)
        AssignmentRule.objects.filter(pk=self.instance.pk).update(**self.cleaned_data_of_model)
        return self.instance

    @property
    def cleaned_data_of_model(self):
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class EntryText(TextChoice):
    """A text for mails to users, or to a queue: the page says which is which."""

    def label_from_instance(self, text):
        words = _("%(text)s (to a queue)") if text.kind == NamedText.Kind.QUEUE else "%(text)s"
        return words % {"text": text}


class EntryForm(Once, ChoiceFields):
    """An entry: its criteria (repeated `field`, `operator`, `value`), logic and target.

    `seen` is the version that its page was made of. `number` is the place of the entry, or
    None for a new one.
    """

    kinds = TARGETS
    without_criteria = gettext_lazy("No criteria: this entry takes every lead that comes to it.")
    ending = forms.ChoiceField(
        label=gettext_lazy("A lead that matches"),
        choices=[("hand", gettext_lazy("Is handed over")), ("stop", Target.STOP.label)],
        widget=Segments,
        initial="hand",
    )
    logic = forms.CharField(
        label=gettext_lazy("Filter logic"),
        required=False,
        max_length=2000,
        help_text=gettext_lazy("Such as 1 AND (2 OR 3). Empty: all criteria must match."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    notify = forms.BooleanField(
        label=gettext_lazy("Send notification email"), required=False, initial=True
    )
    text = EntryText(NamedText.Kind.ASSIGNMENT, NamedText.Kind.QUEUE)
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=255,
        help_text=gettext_lazy("Why this entry is there, for those who change the rule."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, chooser, rule, number, data=None, **options):
        self.rule, self.number = rule, number
        self.entries = rule.current.in_order
        old = self.entries[number - 1] if number else RuleEntry(target=Target.OWNER)
        self.criteria = old.criteria if data is None else sent_criteria(data)
        options.setdefault("initial", initial_of(old) | {"seen": rule.latest})
        super().__init__(chooser, data, **options)
        self.fields["kind"].label = _("To a")
        self.known = criteria.Fields()
        self.faults = []

    def go_on(self, sent):
        """Show what was sent so far, not judged yet."""
        if "field" in sent or "add" in sent:
            self.criteria = sent_criteria(sent)
        for name, field in self.fields.items():
            if sent and (name in sent or "field" in sent):
                self.initial[name] = field.widget.value_from_datadict(sent, {}, name)

    def clean(self):
        values = super().clean()
        if (
            values.get("ending") == "hand"
            and not values.get("choice")
            and not self.has_error("choice")
        ):
            self.add_error("choice", _("Choose who gets the leads."))
        if not self.entry.text_fits:
            self.add_error("text", _("This text is for mails of another kind. Choose another."))
        for fault in self.new_faults():
            if fault.part in ("field", "operator", "value"):
                self.faults.append(fault)
            elif fault.part != "target" or not self.has_error("choice"):
                self.add_error({"logic": "logic", "target": "choice"}.get(fault.part), fault.said)
        if self.faults:
            self.add_error(None, _("Mend the criteria that are marked."))
        return values

    def new_faults(self):
        """Those of this entry, and of others that it makes unreachable."""
        revised, place = self.revised()
        found = faults_of(revised, self.known)
        return [fault for fault in found if fault.entry == place or not fault.part]

    def revised(self):
        """The entries with this one among them, and its place."""
        if self.number:
            entries, place = list(self.entries), self.number - 1
            entries[place] = self.entry
            return entries, self.number
        rest = self.entries
        place = len(rest) - (1 if rest and rest[-1].matches_all and self.criteria else 0)
        return [*rest[:place], self.entry, *rest[place:]], place + 1

    @property
    def entry(self):
        """The entry that the form holds."""
        values = self.cleaned_data
        entry = RuleEntry(criteria=self.criteria, logic=values.get("logic", ""), target=Target.STOP)
        entry.notify, entry.note = values.get("notify", True), values.get("note", "")
        choice = values.get("choice")
        if values.get("ending") != "hand":
            return entry
        entry.text = values.get("text") if entry.notify else None
        entry.target = Target.OWNER
        if choice and isinstance(choice.row, RoundRobin):
            entry.target, entry.round_robin = Target.ROUND_ROBIN, choice.row
        elif choice:
            entry.owner = self.kind_of(choice).owner(choice.row)
        return entry

    def store(self, by):
        """Make a new version with this entry."""
        entries, place = self.revised()
        words = _("Entry %d changed") if self.number else _("Entry %d added")
        try:
            self.rule.revise(entries, by, self.cleaned_data["seen"], words % place)
        except Revised:
            raise overtaken() from None

    @property
    def rows(self):
        return rows_for(self.criteria, self.known, self.faults)

    @property
    def reading(self):
        return criteria.in_words(self.criteria, self["logic"].value() or "", self.known)


def key_of(owner):
    """How a lookup calls an owner; "" for none."""
    if owner is None:
        return ""
    if owner.is_queue:
        return f"queue:{owner.queue_id}"
    return f"{'partner' if owner.user.is_partner else 'user'}:{owner.user_id}"


def initial_of(entry):
    """What the form shows of an entry."""
    robin = entry.round_robin_id
    key = f"robin:{robin}" if robin else key_of(entry.owner)
    return {
        "ending": "stop" if entry.target == Target.STOP else "hand",
        "kind": key.partition(":")[0] or "queue",
        "choice": key,
        "logic": entry.logic,
        "notify": entry.notify,
        "text": entry.text_id,
        "note": entry.note,
    }
