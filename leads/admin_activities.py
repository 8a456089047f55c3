"""Django admin for operators: what happened to leads."""

from django.contrib import admin

from leads.models import LeadActivity, StatusChange
from prm.admin import HistoryAdmin


@admin.register(StatusChange)
class StatusChangeAdmin(HistoryAdmin):
    list_display = ["lead", "old", "new", "by", "at"]
    list_select_related = ["lead", "by", "owner__user", "owner__queue"]
    search_fields = ["by__email"]
    ordering = ["-id"]


@admin.register(LeadActivity)
class LeadActivityAdmin(HistoryAdmin):
    list_display = ["activity", "lead", "owner"]
    list_select_related = ["activity", "lead", "owner__user", "owner__queue"]
    ordering = ["-activity"]
