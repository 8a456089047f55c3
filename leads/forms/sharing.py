"""Forms for sharing: a rule, step by step; what holds between internal users."""

import hashlib
import json

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import Audience, Organization, SharingRule
from leads.forms.choice import ChoiceFields
from leads.forms.criteria import Editor
from leads.lookup import AUDIENCES
from prm.audit.changes import noting
from prm.forms import Segments
from prm.once import Once


class GroupForm(ChoiceFields):
    """A step of a sharing rule: one group."""

    kinds = AUDIENCES
    question = gettext_lazy("Shared with")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["kind"].label = self.question
        self.fields["q"].label = _("Search by name")

    def clean_choice(self):
        choice = super().clean_choice()
        if choice is None:
            raise ValidationError(_("Choose a group."))
        audience = self.kind_of(choice).draft(choice.row)
        if not audience.users().exists():
            raise ValidationError(_("Nobody is in this group: %(group)s.") % {"group": audience})
        return choice


class SourceForm(GroupForm):
    """The first step: whose leads, or accounts."""

    question = gettext_lazy("Owned by")

    records = forms.ChoiceField(
        label=gettext_lazy("What is shared"),
        choices=SharingRule.Records.choices,
        widget=Segments,
        initial=SharingRule.Records.LEADS,
    )


class RuleForm(Once, forms.ModelForm):
    """The last step: criteria, name and access, and whether partner users are meant.

    The rule comes with the criteria that were sent; `asked` and `shown` are of the page before:
    which criteria its reach was of, and how many partner users.
    """

    confirm = forms.BooleanField(required=False)
    shown = forms.IntegerField(required=False, widget=forms.HiddenInput)
    asked = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = SharingRule
        fields = ["logic", "name", "access", "internal_only", "is_active"]
        widgets = {
            "access": Segments,
            "logic": forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        }
        help_texts = {
            "internal_only": gettext_lazy("Partner users in the group see nothing by this rule."),
            "is_active": gettext_lazy("A rule that is not active opens nothing."),
        }

    def __init__(self, reach, *args, initial=None, **options):
        super().__init__(*args, initial=initial, **options)
        self.reach, self.mark = reach, mark_of(self.instance)
        self.editor = Editor(self.instance.criteria, self.instance.logic, is_judged=True)
        if self.instance.records == SharingRule.Records.ACCOUNTS:
            del self.fields["logic"]
        self.fields["confirm"].label = confirmation(reach)
        if not reach.is_open_to_partners:
            del self.fields["confirm"]

    def go_on(self, sent):
        """Show what was sent so far, not judged yet."""
        for name, field in self.fields.items():
            self.initial[name] = field.widget.value_from_datadict(sent, {}, name)
        self.editor.is_judged = "check" in sent

    def clean(self):
        values = super().clean()
        self.demand_criteria()
        if not self.errors:
            self.demand_sense()
            self.demand_confirmation(values)
        return values

    def demand_criteria(self):
        for mistake in self.editor.mistakes:
            if mistake.part == "logic":
                self.add_error("logic", mistake.said)
            elif not mistake.criterion:
                self.add_error(None, str(mistake))
        if any(mistake.criterion for mistake in self.editor.mistakes):
            self.add_error(None, _("Mend the criteria that are marked."))

    def demand_sense(self):
        """The groups were chosen on earlier pages: what is wrong with them is said above all."""
        try:
            self.instance.demand_sense()
        except ValidationError as refusal:
            raise ValidationError(refusal.messages) from refusal

    def demand_confirmation(self, values):
        """Nothing is opened to partner users that its page has not said and been told to."""
        is_inside = values["internal_only"] or not values["is_active"]
        if is_inside or not self.reach.is_open_to_partners:
            return
        if not values.get("confirm"):
            self.add_error("confirm", _("Tick the box if that is meant, or keep partners out."))
        elif values["asked"] != self.mark:
            self.add_error("confirm", _("The criteria are others now. Look at what it reaches."))
        elif values["shown"] is None or self.reach.partner_count > values["shown"]:
            self.add_error("confirm", _("It reaches more people than a moment ago. Look again."))

    @transaction.atomic
    def store(self, by):
        rule = self.instance
        rule.source, rule.target = stored(rule.source), stored(rule.target)
        rule.store(by)
        return rule


def mark_of(rule):
    """Tells criteria and logic apart from any others; "" for none."""
    if not rule.is_by_criteria:
        return ""
    text = json.dumps([rule.criteria, rule.logic], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def confirmation(reach):
    count = reach.partner_count
    if not count:
        return _("Yes, partner users may see this")
    words = ngettext(
        "Yes, %(count)s partner user may see this",
        "Yes, %(count)s partner users may see this",
        count,
    )
    return words % {"count": f"{count:,}"}


def stored(audience):
    if audience.pk:
        return audience
    columns = {name: getattr(audience, name) for name in audience.columns}
    return Audience.of(audience.kind, **columns)


class DefaultsForm(forms.ModelForm):
    """What internal users see of each other's records. Of partners there is no setting."""

    class Meta:
        model = Organization
        fields = ["leads_default", "accounts_default"]
        widgets = {"leads_default": Segments, "accounts_default": Segments}
        help_texts = {
            "leads_default": gettext_lazy(
                "Public: internal users see every lead whose owner is internal. They may not"
                " change it."
            ),
            "accounts_default": gettext_lazy("Public: internal users see every account."),
        }

    def save_changes(self):
        with noting(self.instance, *Organization.RIGHTS):
            self.instance.save(update_fields=self.changed_data)
