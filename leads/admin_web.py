"""Django admin for operators: web forms and what they sent."""

from django.contrib import admin

from leads.models import ConsentText, Received, WebForm
from prm.admin import HistoryAdmin


@admin.register(WebForm)
class WebFormAdmin(HistoryAdmin):
    """Made and changed in setup, which keeps the consent texts."""

    list_display = ["name", "key", "owner", "by_rule", "is_active"]
    list_filter = ["is_active"]
    list_select_related = ["owner__user", "owner__queue"]
    search_fields = ["name", "key"]


@admin.register(ConsentText)
class ConsentTextAdmin(HistoryAdmin):
    list_display = ["form", "number", "since"]
    list_select_related = ["form"]
    search_fields = ["form__name"]


@admin.register(Received)
class ReceivedAdmin(HistoryAdmin):
    list_display = ["id", "form", "outcome", "reason", "at", "decided_by"]
    list_filter = ["outcome", "reason"]
    list_select_related = ["form", "decided_by"]
    search_fields = ["=form__name"]
    ordering = ["-id"]
