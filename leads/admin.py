"""Django admin for operators: leads, their history, and what they are made of."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.admin import ShareAdmin
from leads import (  # noqa: F401  They register themselves.
    admin_activities,
    admin_external_access,
    admin_round_robins,
    admin_rules,
)
from leads.admin_runs import DigestAdmin, NoticeAdmin, RunAdmin, RunRowAdmin
from leads.admin_web import ReceivedAdmin  # noqa: F401  Registers what web forms send.
from leads.fields import NAMES
from leads.imports.owners import Owners, row_of
from leads.models import (
    CustomField,
    Digest,
    Import,
    ImportRow,
    Lead,
    LeadGroupShare,
    LeadUserShare,
    Notice,
    Owner,
    Pick,
    Queue,
    QueueGroupGrant,
    QueueUserGrant,
    Run,
    RunRow,
    Transfer,
)
from leads.models.lead_queryset import Act
from prm.admin import GrantsShown, HistoryAdmin, PortalAdmin

admin.site.register(Digest, DigestAdmin)
admin.site.register(Notice, NoticeAdmin)
admin.site.register(Run, RunAdmin)
admin.site.register(RunRow, RunRowAdmin)


class StatusFilter(admin.SimpleListFilter):
    """The statuses of the picklist; asking the leads for theirs would read them all."""

    title = _("Lead Status")
    parameter_name = "status"

    def lookups(self, request, model_admin):
        return [(value, value) for value in Pick.objects.by_field()[Pick.Field.STATUS]]

    def queryset(self, request, rows):
        return rows.filter(status=self.value()) if self.value() else rows


class NewOwnerForm(ActionForm):
    """Beside the actions: who is to own the leads, as import files name owners, too."""

    new_owner = forms.CharField(
        label=_("New owner"), required=False, help_text=_("E-mail of a user, or name of a queue")
    )


@admin.register(Lead)
class LeadAdmin(PortalAdmin):
    """Who owns a lead changes by the one transfer alone."""

    action_form = NewOwnerForm
    list_display = ["full_name", "company", "status", "owner", "unread", "created_at"]
    list_filter = [StatusFilter, "unread"]
    list_select_related = ["owner__user", "owner__queue"]
    search_fields = ["last_name"]
    search_help_text = _("Name, company or email")
    ordering = ["-created_at", "-id"]
    fields = ["owner_line", *NAMES, "custom", "unread", "transferred_at", "previous_owner"]
    history = ["owner_line", "custom", "unread", "transferred_at", "previous_owner"]
    actions = ["change_owner"]

    def get_search_results(self, request, rows, words):
        return (rows.search(words.replace("\0", "")) if words else rows), False

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, row, form, change):
        """A new lead is its maker's; of an old one only what was changed is written."""
        if change:
            values = {name: form.cleaned_data[name] for name in form.changed_data}
            return Lead.objects.unscoped().filter(pk=row.pk).change(values, request.user)
        row.owner = Owner.objects.of(request.user)
        return Lead.objects.enter([row], Act(request.user, Transfer.Reason.CREATED))

    @admin.display(description=_("Lead Owner"))
    def owner_line(self, lead):
        url = reverse("leads:owner", args=[lead.pk])
        return format_html('{} <a href="{}">[{}]</a>', lead.owner, url, _("Change"))

    @admin.action(description=_("Change owner"))
    def change_owner(self, request, leads):
        name = request.POST.get("new_owner", "").replace("\0", "").strip()
        owners = Owners(request.user)
        owners.look_up([name])
        who = owners.get(name)
        if who is None:
            words = _("“%s” is nobody who can be given a lead.") % name
            return self.message_user(request, words, messages.ERROR)
        moved = leads.transfer(row_of(who), Act(request.user, Transfer.Reason.MANUAL))
        words = ngettext("%(n)s lead went to %(who)s.", "%(n)s leads went to %(who)s.", moved)
        return self.message_user(request, words % {"n": moved, "who": who}, messages.SUCCESS)


@admin.register(Transfer)
class TransferAdmin(HistoryAdmin):
    list_display = ["lead", "from_owner", "to_owner", "by", "at", "reason", "notify"]
    list_filter = ["reason", "notify"]
    list_select_related = [
        *("lead", "by", "from_owner__user", "from_owner__queue"),
        *("to_owner__user", "to_owner__queue"),
    ]
    search_fields = ["lead__last_name"]
    search_help_text = _("Name, company or email of the lead")
    ordering = ["-id"]

    def get_search_results(self, request, rows, words):
        found = Lead.objects.unscoped().search(words.replace("\0", ""))
        return (rows.filter(lead__in=found.values("pk")) if words else rows), False


@admin.register(Owner)
class OwnerAdmin(HistoryAdmin):
    list_display = ["__str__", "is_queue"]
    list_filter = [("queue", admin.EmptyFieldListFilter)]
    list_select_related = ["user", "queue"]
    search_fields = ["user__email", "user__last_name", "queue__name"]

    @admin.display(boolean=True, description=_("queue"))
    def is_queue(self, owner):
        return owner.is_queue


@admin.register(Queue)
class QueueAdmin(GrantsShown, PortalAdmin):
    """Members are let in on the queue's own page."""

    list_display = ["name", "email"]
    search_fields = ["name"]
    fields = ["name", "description", "email", "grants"]
    readonly_fields = ["grants"]

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, row, form, change):
        if change:
            return super().save_model(request, row, form, change)
        row.pk = Queue.found(row.name, description=row.description, email=row.email).pk
        return None


@admin.register(Pick)
class PickAdmin(PortalAdmin):
    """A value is renamed, and made the default, in setup."""

    list_display = ["value", "field", "position", "meaning", "is_default", "is_active"]
    list_filter = ["field", "is_active"]
    search_fields = ["value"]
    fields = ["field", "value", "position", "meaning", "is_active", "is_default"]
    readonly_fields = ["is_default"]
    actions = ["make_default"]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *(["field", "value"] if obj else [])]

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.action(description=_("Make default"))
    def make_default(self, request, picks):
        for pick in picks.active():
            pick.make_default()
            self.message_user(request, _("%s is the default.") % pick)


@admin.register(CustomField)
class CustomFieldAdmin(PortalAdmin):
    list_display = ["label", "api_name", "kind", "group", "shown_to_partners", "is_active"]
    list_filter = ["kind", "shown_to_partners", "is_active"]
    search_fields = ["label", "api_name"]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *(["api_name", "kind"] if obj else [])]

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Import)
class ImportAdmin(HistoryAdmin):
    list_display = ["name", "by", "state", "rows", "accepted", "updated", "duplicate", "rejected"]
    list_filter = ["state"]
    list_select_related = ["by"]
    search_fields = ["name", "by__email"]
    ordering = ["-created_at", "-id"]
    fields = [
        *("name", "by", "owner", "encoding", "delimiter", "columns", "duplicates", "match"),
        *("state", "problem", "rows", "done", "accepted", "updated", "duplicate", "rejected"),
        *("created_at", "started_at", "finished_at"),
    ]


@admin.register(ImportRow)
class ImportRowAdmin(HistoryAdmin):
    list_display = ["number", "job", "outcome", "reason"]
    list_filter = ["outcome"]
    list_select_related = ["job"]
    search_fields = ["=job__name"]
    ordering = ["-id"]


@admin.register(QueueGroupGrant)
class GroupGrantAdmin(HistoryAdmin):
    list_display = ["content_object", "permission", "group"]
    list_select_related = ["content_object", "permission__content_type", "group"]
    search_fields = ["group__name", "content_object__name"]


@admin.register(QueueUserGrant)
class UserGrantAdmin(HistoryAdmin):
    list_display = ["content_object", "permission", "user"]
    list_select_related = ["content_object", "permission__content_type", "user"]
    search_fields = ["user__email", "content_object__name"]


@admin.register(LeadUserShare)
class LeadUserShareAdmin(ShareAdmin):
    search_fields = ["content_object__last_name", "user__email"]


@admin.register(LeadGroupShare)
class LeadGroupShareAdmin(ShareAdmin):
    search_fields = ["content_object__last_name", "group__name"]
