"""The territories in Django admin."""

from django.contrib import admin, messages
from django.utils.translation import gettext as _

from accounts.models import (
    Account,
    Territory,
    TerritoryGroupGrant,
    TerritoryRegion,
    TerritoryUserGrant,
)
from accounts.territories import in_two
from prm.admin import GrantsShown, HistoryAdmin, PortalAdmin
from prm.audit import What


def warn_of_overlap(request, territory):
    """Name the accounts that lie in this territory and in another, too, as setup does."""
    accounts = Account.objects.permitted(request.user, "view").in_territory(territory)
    names = [f"{account} ({', '.join(account.lies_in)})" for account in in_two(accounts)]
    if names:
        words = _("These accounts lie in two territories: %(names)s.")
        messages.warning(request, words % {"names": "; ".join(names)})


class RegionInline(admin.TabularInline):
    model = TerritoryRegion
    extra = 0


@admin.register(Territory)
class TerritoryAdmin(GrantsShown, PortalAdmin):
    """Who covers a territory is set in Setup."""

    heading = What.ROLE
    list_display = ["name"]
    search_fields = ["name"]
    fields = ["name", "grants"]
    readonly_fields = ["grants"]
    inlines = [RegionInline]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        warn_of_overlap(request, Territory.objects.get(pk=form.instance.pk))


@admin.register(TerritoryRegion)
class TerritoryRegionAdmin(PortalAdmin):
    heading = What.ROLE
    list_display = ["territory", "country", "state"]
    list_filter = ["territory"]
    search_fields = ["country", "state", "territory__name"]

    def save_model(self, request, row, form, change):
        super().save_model(request, row, form, change)
        warn_of_overlap(request, row.territory)


@admin.register(TerritoryGroupGrant)
class GroupGrantAdmin(HistoryAdmin):
    list_display = ["content_object", "permission", "group"]
    list_select_related = ["content_object", "permission__content_type", "group"]
    search_fields = ["group__name", "content_object__name"]


@admin.register(TerritoryUserGrant)
class UserGrantAdmin(HistoryAdmin):
    list_display = ["content_object", "permission", "user"]
    list_select_related = ["content_object", "permission__content_type", "user"]
    search_fields = ["user__email", "content_object__name"]
