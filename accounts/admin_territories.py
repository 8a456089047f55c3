"""The territories in Django admin."""

from django.contrib import admin

from accounts.models import Territory, TerritoryGroupGrant, TerritoryRegion, TerritoryUserGrant
from prm.admin import GrantsShown, HistoryAdmin, PortalAdmin


class RegionInline(admin.TabularInline):
    model = TerritoryRegion
    extra = 0


@admin.register(Territory)
class TerritoryAdmin(GrantsShown, PortalAdmin):
    """Who covers a territory is set in Setup."""

    list_display = ["name"]
    search_fields = ["name"]
    fields = ["name", "grants"]
    readonly_fields = ["grants"]
    inlines = [RegionInline]


@admin.register(TerritoryRegion)
class TerritoryRegionAdmin(PortalAdmin):
    list_display = ["territory", "country", "state"]
    list_filter = ["territory"]
    search_fields = ["country", "state", "territory__name"]


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
