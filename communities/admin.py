"""Django admin for operators: communities, and who was let into them."""

from django.contrib import admin

from communities.models import (
    Community,
    CommunityGroupGrant,
    CommunityUserGrant,
    Document,
    Folder,
    FolderShare,
)
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


@admin.register(Folder)
class FolderAdmin(PortalAdmin):
    """Shares are given on the folder's own page, which shows first whom they reach."""

    list_display = ["name", "made_by", "made_at"]
    list_select_related = ["made_by"]
    search_fields = ["name", "made_by__last_name"]
    ordering = ["-pk"]
    fields = ["name", "description", "made_by", "made_at"]
    history = ["made_by", "made_at"]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        """Its page deletes it with its files."""
        return False


@admin.register(FolderShare)
class FolderShareAdmin(HistoryAdmin):
    list_display = ["folder", "audience", "by", "at"]
    search_fields = ["folder__name"]


@admin.register(Document)
class DocumentAdmin(HistoryAdmin):
    """What it is called, and whose; the file itself is served by the folder's page alone."""

    list_display = ["name", "folder", "size", "content_type", "by", "at"]
    list_select_related = ["folder", "by"]
    search_fields = ["name", "folder__name"]
    ordering = ["-at", "-id"]
    fields = ["name", "folder", "size", "content_type", "by", "at"]
