"""Django admin for operators: what the external access wizard converted."""

from django.contrib import admin

from leads.models import Conversion
from prm.admin import HistoryAdmin


@admin.register(Conversion)
class ConversionAdmin(HistoryAdmin):
    list_display = ["name", "kind", "was", "became", "partners", "by", "at"]
    list_filter = ["kind"]
    list_select_related = ["by"]
    search_fields = ["name"]
    ordering = ["-at", "-id"]
