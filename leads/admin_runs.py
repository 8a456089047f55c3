"""Django admin for operators: changes of many leads, and the result of each lead."""

from prm.admin import HistoryAdmin


class RunAdmin(HistoryAdmin):
    list_display = ["kind", "target", "by", "state", "rows", "changed", "skipped", "created_at"]
    list_filter = ["kind", "state"]
    list_select_related = ["by"]
    search_fields = ["target", "by__email"]
    ordering = ["-created_at", "-id"]


class RunRowAdmin(HistoryAdmin):
    list_display = ["run", "lead_id", "outcome", "reason", "at"]
    list_filter = ["outcome"]
    list_select_related = ["run"]
    search_fields = ["=run__pk"]
    ordering = ["-id"]


class DigestAdmin(HistoryAdmin):
    list_display = ["recipient", "until"]
    list_select_related = ["recipient"]
    search_fields = ["recipient__email"]
    ordering = ["-id"]


class NoticeAdmin(HistoryAdmin):
    list_display = ["recipient", "at", "digest"]
    list_select_related = ["recipient", "digest__recipient"]
    search_fields = ["recipient__email"]
    ordering = ["-id"]
