"""Folders of documents, and with whom each is shared."""

from functools import partial

from django.conf import settings
from django.db import models, transaction
from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce, Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Audience
from accounts.models.open_to_groups import OpenToGroups, named
from communities import rules
from prm.ids import new_id
from prm.permissions import RuledQuerySet, ScopedManager

from .document import Document
from .folder_share import FolderShare


class FolderQuerySet(RuledQuerySet):
    rules = {"view": rules.view_folder, "change": rules.change_folder}

    def shared_with(self, user):
        """Those that this user was given, made by whomever."""
        return self.filter(rules.shared_folders(user))

    def exposing(self):
        """Those open to everyone: partners, too."""
        open_to_all = FolderShare.objects.filter(audience__kind=Audience.Kind.EVERYONE)
        return self.filter(pk__in=open_to_all.values("folder"))

    def with_exposure(self):
        """Tell each whether it is open to partner users, by any group: `is_exposed`."""
        reached = Audience.objects.open_to_partners()
        shares = FolderShare.objects.filter(folder=OuterRef("pk"), audience__in=reached)
        return self.annotate(is_exposed=Exists(shares))

    def with_documents_counted(self):
        """Tell each how many documents are in it: `document_count`."""
        inside = Document.objects.unscoped().filter(folder=OuterRef("pk")).order_by()
        counted = inside.values("folder").annotate(n=Count("pk")).values("n")
        return self.annotate(document_count=Coalesce(Subquery(counted), 0))

    def with_shares(self):
        """Fetch with each with whom it is shared."""
        return self.prefetch_related(models.Prefetch("shares", named(FolderShare.objects.all())))


class Folder(OpenToGroups, models.Model):
    """Documents for some people: those who make it, and the groups it is shared with."""

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(_("name"), max_length=80)
    description = models.TextField(_("description"), max_length=1000, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("made by")
    )
    made_at = models.DateTimeField(_("made"), default=timezone.now)

    objects = ScopedManager.from_queryset(FolderQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "made_by",
                Lower("name"),
                name="ones_own_folders_have_names_of_their_own",
                violation_error_message=_("You have a folder of this name already."),
            )
        ]
        indexes = [models.Index(fields=["name", "id"], name="folder_by_name")]
        verbose_name = _("folder")
        verbose_name_plural = _("folders")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("folders:detail", args=[self.pk])

    @transaction.atomic
    def remove(self):
        """Close and delete it with its documents, and their files once that is certain."""
        self.withdraw_from_all()
        files = [document.file for document in Document.objects.unscoped().filter(folder=self)]
        self.delete()
        for file in files:
            transaction.on_commit(partial(file.storage.delete, file.name))
