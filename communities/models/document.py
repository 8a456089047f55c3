"""Documents: files that people with access to their folder download."""

import uuid

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from communities import rules
from communities.documents import KINDS, MOST_CHARACTERS
from prm.ids import new_id
from prm.permissions import RuledQuerySet, ScopedManager


def random_place(document, name):
    """Where the file lies. The name somebody gave it is no part of it (R28)."""
    return f"documents/{uuid.uuid4().hex}"


class DocumentQuerySet(RuledQuerySet):
    rules = {"view": rules.view_document, "change": rules.change_document}


class DocumentManager(ScopedManager.from_queryset(DocumentQuerySet)):
    def keep(self, folder, files, by):
        """Put files that were looked into (`communities.documents`) into a folder, all or none.

        Raises OSError where there is no room for them.
        """
        documents = [made_of(file, folder, by) for file in files]
        try:
            with transaction.atomic():
                for document, file in zip(documents, files, strict=True):
                    document.file.storage.save(document.file.name, ContentFile(file.content))
                self.bulk_create(documents)
        except Exception:
            for document in documents:
                document.file.storage.delete(document.file.name)
            raise
        return documents


def made_of(file, folder, by):
    document = Document(folder=folder, name=file.name, content_type=file.content_type, by=by)
    document.size = len(file.content)
    document.file.name = random_place(document, file.name)
    return document


class Document(models.Model):
    """A file in a folder. Its content never changes: a newer one is another document."""

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    folder = models.ForeignKey(
        "communities.Folder", models.CASCADE, related_name="+", verbose_name=_("folder")
    )
    name = models.CharField(_("name"), max_length=MOST_CHARACTERS)
    size = models.PositiveIntegerField(_("size"))
    content_type = models.CharField(_("type"), max_length=100)
    file = models.FileField(upload_to=random_place, max_length=100)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("uploaded by")
    )
    at = models.DateTimeField(_("uploaded"), default=timezone.now)

    objects = DocumentManager()

    class Meta:
        indexes = [models.Index(fields=["folder", "name", "id"], name="document_by_folder")]
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def __str__(self):
        return self.name

    @property
    def type_name(self):
        """What people call the type of file it is."""
        return next((k.label for k in KINDS.values() if k.content_type == self.content_type), "")

    @transaction.atomic
    def remove(self):
        """Delete it, and its file once that is certain."""
        file = self.file
        self.delete()
        transaction.on_commit(lambda: file.storage.delete(file.name))
