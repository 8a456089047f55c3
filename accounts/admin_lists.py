"""Django admin for operators: views of lists, and with whom each is shared."""

from django.contrib import admin

from accounts.models import ListView, ListViewShare
from prm.admin import HistoryAdmin, PortalAdmin


@admin.register(ListView)
class ListViewAdmin(PortalAdmin):
    """Filter and columns are changed on the view's own page, which checks them."""

    list_display = ["name", "records", "owner", "made_at"]
    list_filter = ["records"]
    list_select_related = ["owner"]
    search_fields = ["name", "owner__last_name"]
    fields = ["name", "records", "owner", "query", "columns", "sort", "made_at"]
    history = ["records", "owner", "query", "columns", "sort", "made_at"]

    def has_add_permission(self, request):
        return False


@admin.register(ListViewShare)
class ListViewShareAdmin(HistoryAdmin):
    list_display = ["view", "audience", "by", "at"]
    search_fields = ["view__name"]
