"""Making and changing a web form."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leads.forms.choice import ChoiceFields
from leads.forms.custom_field import Lines
from leads.forms.named_text import TextChoice
from leads.imports import owners
from leads.imports.fields import FIELDS
from leads.lookup import OWNERS
from leads.models import CustomField, NamedText, Pick, WebForm
from leads.models.web_form import validate_return_address
from leads.web.names import PLUMBING, SALESFORCE, target_of
from prm.once import Once

LONGEST_CONSENT = 2000


class WebFormForm(Once, ChoiceFields, forms.ModelForm):
    """`choice` is who gets what no rule places: who it is now, until another is chosen."""

    kinds = OWNERS
    fields_shown = forms.MultipleChoiceField(
        label=gettext_lazy("Fields"), widget=forms.CheckboxSelectMultiple
    )
    return_addresses = Lines(
        label=gettext_lazy("Return addresses"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "Where a browser may be sent after the post, one address a line. A post that asks"
            " for another one gets a plain page."
        ),
    )
    source = forms.ChoiceField(label=gettext_lazy("Lead Source"), required=False)
    consent = forms.CharField(
        label=gettext_lazy("Consent text"),
        required=False,
        max_length=LONGEST_CONSENT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "The sentence beside a box to tick. Which text somebody agreed to is kept; where the"
            " HTML was copied to another site, copy it anew after a change."
        ),
    )

    text = TextChoice(NamedText.Kind.AUTO_RESPONSE, label=gettext_lazy("Text of that mail"))

    class Meta:
        model = WebForm
        fields = (
            *("name", "fields_shown", "return_addresses", "by_rule", "source"),
            *("consent", "consent_required", "answers", "text", "language"),
            *("trap", "least_seconds", "most_per_minute", "most_per_day", "is_active"),
        )

    def __init__(self, chooser, *args, **options):
        super().__init__(chooser, *args, **options)
        self.fields["kind"].label = _("Owner is a")
        self.fields["fields_shown"].choices = field_choices()
        self.fields["source"].choices = source_choices(self.instance.source)
        self.initial["fields_shown"] = self.instance.fields
        if self.instance.pk:
            key = owners.key_of(self.instance.owner)
            self.initial |= {"kind": key.partition(":")[0], "choice": key}
            self.initial["consent"] = self.instance.consent_text and self.instance.consent_text.text

    @property
    def rest(self):
        """What stands on the page behind the owner."""
        return [self[name] for name in self.Meta.fields[self.Meta.fields.index("source") :]]

    def clean_return_addresses(self):
        for address in self.cleaned_data["return_addresses"]:
            validate_return_address(address)
        return self.cleaned_data["return_addresses"]

    def clean_choice(self):
        choice = super().clean_choice()
        if choice is None and not self.instance.pk:
            raise ValidationError(_("Choose who gets the leads."))
        return choice

    def clean_trap(self):
        """What fills a field of the lead is filled in by people, too."""
        name = self.cleaned_data["trap"]
        is_custom = CustomField.objects.called(name).exists()
        if target_of(name) or is_custom or name.casefold() in PLUMBING:
            raise ValidationError(_("This is a field of a lead. Choose another name."))
        return name

    def clean(self):
        super().clean()
        if self.cleaned_data.get("consent_required") and not self.cleaned_data.get("consent"):
            self.add_error("consent", _("Write what people are asked to agree to."))

    def store(self):
        if choice := self.cleaned_data["choice"]:
            self.instance.owner = self.kind_of(choice).owner(choice.row)
        self.instance.fields = self.cleaned_data["fields_shown"]
        self.instance.save()
        self.instance.word_consent(self.cleaned_data["consent"])
        return self.instance


def field_choices():
    """The standard fields and the custom fields, as a form names them."""
    own = CustomField.objects.filter(is_active=True)
    standard = [(name, FIELDS[target].label) for name, target in SALESFORCE.items()]
    return [*standard, *((field.api_name, field.label) for field in own)]


def source_choices(now):
    values = Pick.objects.active().by_field()[Pick.Field.SOURCE]
    kept = [now] if now and now not in values else []
    return [("", _("As the picklist's default")), *((value, value) for value in [*values, *kept])]
