"""Django admin for operators: assignment rules, their versions and entries, the default owner."""

from django.contrib import admin

from leads.models import AssignmentRule, Distribution, NamedText, RuleEntry, RuleVersion
from prm.admin import HistoryAdmin


@admin.register(AssignmentRule)
class AssignmentRuleAdmin(HistoryAdmin):
    """Rules are made and changed on their own pages, where each change is a version."""

    list_display = ["name", "is_active", "latest"]
    list_filter = ["is_active"]
    search_fields = ["name"]


@admin.register(RuleVersion)
class RuleVersionAdmin(HistoryAdmin):
    list_display = ["rule", "number", "by", "at", "note"]
    list_select_related = ["rule", "by"]
    search_fields = ["rule__name"]
    ordering = ["-id"]


@admin.register(RuleEntry)
class RuleEntryAdmin(HistoryAdmin):
    list_display = ["version", "position", "target_name", "logic", "text", "note"]
    list_select_related = ["version__rule", "owner__user", "owner__queue", "round_robin", "text"]
    search_fields = ["version__rule__name", "note"]
    ordering = ["-id"]


@admin.register(NamedText)
class NamedTextAdmin(HistoryAdmin):
    """Named texts are made, named and deleted on their own pages, which say who uses one."""

    list_display = ["name", "kind"]
    list_filter = ["kind"]
    search_fields = ["name"]


@admin.register(Distribution)
class DistributionAdmin(HistoryAdmin):
    list_display = ["__str__", "notify"]
    list_select_related = ["default_owner__user", "default_owner__queue"]
    search_fields = ["default_owner__user__email"]
