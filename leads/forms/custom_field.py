"""Setup: a custom field of leads."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leads.field_uses import uses_of
from leads.models import CustomField
from prm.audit.changes import noting
from prm.once import Once


class Lines(forms.CharField):
    """A list of texts, written one a line."""

    widget = forms.Textarea

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        lines = (line.strip() for line in super().to_python(value).splitlines())
        return list(dict.fromkeys(filter(None, lines)))


class CustomFieldForm(Once, forms.ModelForm):
    """Its API name is for good; its kind is, once a lead has a value or an active rule asks it."""

    values = Lines(
        label=gettext_lazy("Values"), required=False, help_text=gettext_lazy("One a line.")
    )

    class Meta:
        model = CustomField
        fields = [
            *("label", "api_name", "kind", "values", "group", "position"),
            *("shown_to_partners", "is_active"),
        ]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["api_name"].help_text = _(
            "How files, web forms and the API call it: letters, digits and underscores,"
            " __c at the end. It cannot be changed later."
        )
        self.fields["kind"].help_text = _(
            "It cannot be changed once a lead has a value, or while an active rule asks for it."
        )
        self.fields["api_name"].disabled = self.instance.pk is not None
        self.old_kind = self.instance.kind if self.instance.pk else None

    def clean_api_name(self):
        name = self.cleaned_data["api_name"]
        if CustomField.objects.called(name).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("There is a field %s already.") % name)
        return name

    def clean_kind(self):
        kind = self.cleaned_data["kind"]
        if self.old_kind in (None, kind):
            return kind
        if self.instance.is_used:
            raise ValidationError(_("Leads have values in this field, so its kind stays."))
        if asked := " ".join(use.sentence for use in self.uses if use.is_active):
            words = _("An active rule would match nothing. Change its criteria first: %s")
            raise ValidationError(words % asked)
        return kind

    @cached_property
    def uses(self):
        """The rules that ask for it."""
        return uses_of(self.instance) if self.instance.pk else []

    def save(self, commit=True):
        with noting(self.instance, *CustomField.RIGHTS):
            return super().save(commit)
