"""The forms of the import: the file, then what its columns are and what to do with the rows."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leads.forms.choice import ChoiceFields
from leads.lookup import OWNERS
from leads.models import CustomField, Import

from . import owners, upload
from .fields import FIELDS
from .mapping import CUSTOM, NEW

DELIMITERS = {
    ",": gettext_lazy("Comma"),
    ";": gettext_lazy("Semicolon"),
    "\t": gettext_lazy("Tab"),
    "|": gettext_lazy("Vertical bar"),
}


class UploadForm(forms.Form):
    """A file that can be read; if it cannot, the error says why."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV with a header, in any usual encoding, up to 100 MB."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv,text/plain"}),
        allow_empty_file=True,
        error_messages={
            "required": gettext_lazy("Choose a file."),
            "invalid": gettext_lazy("Choose a file."),
        },
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        with upload.on_disk(file) as path:
            if sentence := upload.obstacle_of(path, settings.MAX_UPLOAD_BYTES):
                raise ValidationError(sentence)
        return file

    def receive(self, by):
        """Keep the file as a draft import of this person's."""
        file = self.cleaned_data["file"]
        with upload.on_disk(file) as path:
            return upload.receive(path, file.name, by, owners.row_of(by))


class DialectForm(forms.Form):
    """How the file is written, to be corrected by hand."""

    encoding = forms.ChoiceField(label=gettext_lazy("Encoding"))
    delimiter = forms.ChoiceField(
        label=gettext_lazy("Delimiter"), choices=DELIMITERS.items(), required=True
    )

    def __init__(self, job, *args, **options):
        initial = {"encoding": job.encoding, "delimiter": job.delimiter}
        super().__init__(*args, initial=initial, **options)
        self.job = job
        self.fields["encoding"].choices = upload.known_encodings(job.encoding)

    def save(self):
        """Read the columns again."""
        for name, value in self.cleaned_data.items():
            setattr(self.job, name, value)
        upload.read_columns(self.job)
        self.job.keep("encoding", "delimiter", "columns", "rows")


class ColumnsForm(ChoiceFields):
    """Which field each column fills, who gets the leads, what happens to duplicates.

    `choice` is who gets them: who it is now, until another is chosen.
    """

    kinds = OWNERS
    by_rule = forms.BooleanField(
        label=gettext_lazy("Assign using active assignment rule"),
        required=False,
        help_text=gettext_lazy(
            "New leads go where the rule says. Those that no entry matches go to the default"
            " lead owner, or to the one above."
        ),
    )
    notify = forms.BooleanField(
        label=gettext_lazy("Send notification email"),
        required=False,
        help_text=gettext_lazy(
            "When all rows are in, each new owner gets one mail; a queue passes it on as it is"
            " set up. An entry of the rule says itself whether there is a mail."
        ),
    )
    duplicates = forms.ChoiceField(
        label=gettext_lazy("When a lead is there already"),
        choices=Import.Duplicates,
        widget=forms.RadioSelect,
    )
    match = forms.ChoiceField(
        label=gettext_lazy("It is there already if it has the"),
        choices=Import.Match,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Compared with the leads you may see and those you imported before, and with the "
            "rows above. Without an e-mail, name and company are compared."
        ),
    )

    def __init__(self, job, *args, **options):
        key = owners.key_of(job.owner)
        initial = {
            "kind": key.partition(":")[0],
            "choice": key,
            "by_rule": job.by_rule,
            "notify": job.notify,
            "duplicates": job.duplicates,
            "match": job.match,
        }
        super().__init__(job.by, *args, initial=initial, **options)
        self.job = job
        self.fields["kind"].label = _("Owner is a")
        targets = target_choices()
        for column in job.columns:
            self.offer(column, targets)

    def offer(self, column, targets):
        """A drop-down for the column, and a box to make a custom field of it."""
        index, target = column["index"], column["target"]
        is_new = target.startswith(NEW)
        self.fields[f"target_{index}"] = forms.ChoiceField(
            choices=targets,
            required=False,
            initial="" if is_new else target,
            label=_("Fills, column %s") % column["label"],
        )
        self.fields[f"new_{index}"] = forms.BooleanField(
            required=False, initial=is_new, label=_("Make it a custom field")
        )

    @property
    def columns(self):
        """(column, drop-down, box) of each column."""
        kinds = dict(CustomField.Kind.choices)
        for column in self.job.columns:
            index, kind = column["index"], kinds[column["kind"]]
            shown = column | {"kind_label": kind}
            yield shown, self[f"target_{index}"], self[f"new_{index}"]

    def clean(self):
        first = {}
        for column in self.job.columns:
            target = self.cleaned_data.get(f"target_{column['index']}")
            if target and first.setdefault(target, column) is not column:
                sentence = _("Column %s fills this field already.") % first[target]["label"]
                self.add_error(f"target_{column['index']}", sentence)

    def save(self):
        values = self.cleaned_data
        if choice := values["choice"]:
            self.job.owner = self.kind_of(choice).owner(choice.row)
        self.job.by_rule, self.job.notify = values["by_rule"], values["notify"]
        self.job.duplicates, self.job.match = values["duplicates"], values["match"]
        self.job.columns = [self.chosen(column) for column in self.job.columns]
        self.job.keep("owner", "by_rule", "notify", "duplicates", "match", "columns")

    def chosen(self, column):
        index = column["index"]
        target = self.cleaned_data[f"target_{index}"]
        if not target and self.cleaned_data[f"new_{index}"]:
            target = NEW + column["api_name"]
        return column | {"target": target}


def target_choices():
    """What a column can fill, for its drop-down."""
    own = [(field.name, field.label) for field in FIELDS.values()]
    fields = CustomField.objects.filter(is_active=True)
    custom = [(CUSTOM + field.api_name, field.label) for field in fields]
    groups = [(_("Fields of a lead"), own), (_("Custom fields"), custom)]
    return [("", _("Leave out")), *((label, pairs) for label, pairs in groups if pairs)]
