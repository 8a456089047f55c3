"""Making a folder, and putting documents into it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.documents import KINDS, read_document
from communities.models import Document, Folder
from prm.once import Once
from prm.permissions import everything

MOST_AT_ONCE = 5


class FolderForm(Once, forms.ModelForm):
    class Meta:
        model = Folder
        fields = ["name", "description"]
        widgets = {"description": forms.Textarea(attrs={"rows": 2})}

    def _post_clean(self):
        with everything():  # The folder's constraint asks the manager on its own.
            super()._post_clean()

    def clean_name(self):
        maker = self.instance.made_by
        own = Folder.objects.permitted(maker, "view").filter(made_by=maker)
        if own.filter(name__iexact=self.cleaned_data["name"]).exclude(pk=self.instance.pk):
            raise ValidationError(_("%(maker)s has a folder of this name.") % {"maker": maker})
        return self.cleaned_data["name"]


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class DocumentsField(forms.FileField):
    """One or more files, each looked into; one that may not be kept is named."""

    widget = SeveralFiles(attrs={"accept": ",".join(f".{kind}" for kind in KINDS)})
    default_error_messages = {
        "required": gettext_lazy("Choose a file."),
        "invalid": gettext_lazy("Choose a file."),
    }

    def clean(self, data, initial=None):
        files = data if isinstance(data, list) else [data] if data else []
        if not files:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(files) > MOST_AT_ONCE:
            words = _("Upload %(most)d files at once at most. None was kept.")
            raise ValidationError(words % {"most": MOST_AT_ONCE})
        return [read_document(file) for file in files]


class DocumentsForm(Once, forms.Form):
    files = DocumentsField(
        label=gettext_lazy("Upload documents"),
        help_text=gettext_lazy(
            "PDF, Word, Excel, PowerPoint, OpenDocument, pictures, CSV, TXT, ZIP."
            " Up to 10 MB each, five at once."
        ),
    )

    def keep(self, folder, by):
        """Put the files into the folder. Answers the documents."""
        try:
            return Document.objects.keep(folder, self.cleaned_data["files"], by)
        except OSError as full:
            raise ValidationError(_("There is no room for it. Nothing was kept.")) from full
