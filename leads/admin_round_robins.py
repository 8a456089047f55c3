"""Django admin for round robins: what was dealt, and who was passed over."""

from django.contrib import admin

from leads.models import Dealt, RoundRobin, RoundRobinMember, Skip
from prm.admin import HistoryAdmin, PortalAdmin


@admin.register(RoundRobin)
class RoundRobinAdmin(PortalAdmin):
    """Members are let in on the round robin's own page, and dealt to by its one verb."""

    list_display = ["name", "fallback", "manager", "is_active", "dealt"]
    list_filter = ["is_active"]
    list_select_related = ["fallback__user", "fallback__queue", "manager"]
    search_fields = ["name"]
    fields = ["name", "description", "fallback", "manager", "is_active", "dealt"]
    raw_id_fields = ["fallback", "manager"]
    history = ["dealt"]

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(RoundRobinMember)
class RoundRobinMemberAdmin(HistoryAdmin):
    list_display = ["robin", "owner", "weight", "out", "received"]
    list_select_related = ["robin", "owner__user", "owner__queue"]
    search_fields = ["=robin__name"]


@admin.register(Dealt)
class DealtAdmin(HistoryAdmin):
    list_display = ["robin", "owner", "is_fallback", "leads", "at"]
    list_select_related = ["robin", "owner__user", "owner__queue"]
    search_fields = ["=robin__name"]
    ordering = ["-id"]


@admin.register(Skip)
class SkipAdmin(HistoryAdmin):
    list_display = ["robin", "owner", "reason", "since", "until"]
    list_select_related = ["robin", "owner__user", "owner__queue"]
    search_fields = ["=robin__name"]
    ordering = ["-id"]
