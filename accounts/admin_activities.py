"""Django admin for operators: activities and mentions."""

from django.contrib import admin

from accounts.models import Activity, Mention
from prm.admin import HistoryAdmin


@admin.register(Activity)
class ActivityAdmin(HistoryAdmin):
    list_display = ["subject", "kind", "about", "by", "at", "internal", "assignee", "done_at"]
    list_filter = ["kind", "internal"]
    list_select_related = ["account", "contact", "on_lead__lead", "by", "assignee"]
    search_fields = ["by__email"]
    ordering = ["-at", "-id"]


@admin.register(Mention)
class MentionAdmin(HistoryAdmin):
    list_display = ["activity", "user", "at", "seen_at"]
    list_select_related = ["activity", "user"]
    search_fields = ["user__email"]
    ordering = ["-id"]
