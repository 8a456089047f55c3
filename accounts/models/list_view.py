"""Views of a list that people keep, for themselves or for others."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import rules
from prm.ids import new_id
from prm.permissions import RuledQuerySet, ScopedManager

from .audience import Audience
from .list_view_share import ListViewShare
from .open_to_groups import OpenToGroups


class ListViewQuerySet(RuledQuerySet):
    rules = {"view": rules.view_list_view, "change": rules.change_list_view}

    def of(self, records):
        """Those of one list, by name."""
        return self.filter(records=records).order_by("name", "id")

    def exposing(self):
        """Those open to everyone, partners too, who have no list of accounts."""
        open_to_all = ListViewShare.objects.filter(audience__kind=Audience.Kind.EVERYONE)
        return self.filter(pk__in=open_to_all.values("view"), records="leads")

    def with_sharing(self):
        """Tell each whether it is open to anybody but its owner: `is_shared`."""
        return self.annotate(is_shared=Exists(ListViewShare.objects.filter(view=OuterRef("pk"))))


class ListView(OpenToGroups, models.Model):
    """A saved filter, columns and sorting of the leads or accounts list.

    It only narrows what its reader may see anyway: whoever opens it gets their own rows.
    """

    class Records(models.TextChoices):
        LEADS = "leads", _("Leads")
        ACCOUNTS = "accounts", _("Accounts")

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(_("name"), max_length=60)
    records = models.CharField(_("list"), max_length=8, choices=Records)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("owner")
    )
    query = models.TextField(_("filter"), max_length=2000, blank=True)
    columns = models.JSONField(_("columns"), default=list, blank=True)
    sort = models.CharField(_("sorting"), max_length=20, blank=True)
    made_at = models.DateTimeField(_("made"), default=timezone.now)

    objects = ScopedManager.from_queryset(ListViewQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "records", "name"],
                name="ones_own_views_have_names_of_their_own",
                violation_error_message=_("You have a view of this name already."),
            )
        ]
        verbose_name = _("list view")
        verbose_name_plural = _("list views")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("views:edit", args=[self.pk])

    @property
    def is_for_partners(self):
        """Whether partner users get it if it is shared with them: they have no list of accounts."""
        return self.records == self.Records.LEADS

    @property
    def asked(self):
        """What it filters by, as the list's address would ask."""
        return QueryDict(self.query)

    @property
    def list_url(self):
        """The list, seen through this view."""
        return f"{reverse(f'{self.records}:index')}?view={self.pk}"

    @property
    def address(self):
        """What the list's address asks for when it is seen through this view."""
        asked = QueryDict(self.query, mutable=True)
        asked["sort"], asked["view"] = self.sort, str(self.pk)
        return "?" + asked.urlencode()

    @transaction.atomic
    def remove(self):
        """Close and delete it."""
        self.withdraw_from_all()
        self.delete()
