"""Django admin for operators: communities, and who was let into them."""

from django.contrib import admin

from communities.models import Community, CommunityGroupGrant, CommunityUserGrant
from prm.admin import GrantsShown, HistoryAdmin, PortalAdmin


@admin.register(Community)
class CommunityAdmin(GrantsShown, PortalAdmin):
    """Members and logo are set in Setup, where the pictures are looked into."""

    list_display = ["name", "slug", "status", "sends_welcome"]
    list_filter = ["status"]
    search_fields = ["name", "slug"]
    fields = ["name", "slug", "status", "sends_welcome", "brand_hue", "brand_chroma", "grants"]
    readonly_fields = ["grants"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("logo")


@admin.register(CommunityGroupGrant)
class GroupGrantAdmin(HistoryAdmin):
    list_display = ["content_object", "permission", "group"]
    list_select_related = ["content_object", "permission__content_type", "group"]
    search_fields = ["group__name", "content_object__name"]


@admin.register(CommunityUserGrant)
class UserGrantAdmin(HistoryAdmin):
    list_display = ["content_object", "permission", "user"]
    list_select_related = ["content_object", "permission__content_type", "user"]
    search_fields = ["user__email", "content_object__name"]
