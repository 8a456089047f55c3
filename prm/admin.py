"""What the admin of every app has in common: quick on a million rows, and no way round a rule."""

import uuid

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from guardian.shortcuts import get_groups_with_perms, get_users_with_perms

from prm.audit import What, audit
from prm.audit.changes import noting
from prm.grants import kinds
from prm.models import AuditEntry, AuditSeal, Mail, MailTemplate, Sandbox, Submission
from prm.paging import MOST_COUNTED

NEVER = admin.ShowFacets.NEVER


class BoundedPaginator(Paginator):
    """Counts no further than anybody pages; what lies behind is found by searching."""

    @cached_property
    def count(self):
        return self.object_list.order_by()[:MOST_COUNTED].count()


class WholeRowForm(forms.ModelForm):
    """Judges the row by all of its constraints, on fields that the form does not show, too.

    What breaks a rule of the database is an error of the form then, and no failure.
    """

    def validate_unique(self):
        super().validate_unique()
        try:
            if not self.errors:
                self.instance.validate_constraints()
        except ValidationError as errors:
            self._update_errors(errors)


class PortalAdmin(admin.ModelAdmin):
    """For every model. `history` names fields that are shown and never changed.

    `heading` is what the audit log has a change under. It names the row and the fields; those
    by which people may more or less, the `RIGHTS` of a model, are kept from what to what.
    """

    form = WholeRowForm
    paginator = BoundedPaginator
    show_full_result_count = False
    show_facets = NEVER
    list_per_page = 50
    list_max_show_all = 200
    list_select_related = True
    history = ()
    heading = What.SETUP

    def save_model(self, request, row, form, change):
        with noting(row, *getattr(row, "RIGHTS", ())):
            super().save_model(request, row, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        act, fields = ("changed" if change else "added"), names_changed(form, formsets)
        audit(request, self.heading, form.instance, page="admin", act=act, fields=fields)

    def log_deletions(self, request, rows):
        for row in rows:
            audit(request, self.heading, row, page="admin", act="deleted")
        return super().log_deletions(request, rows)

    def get_readonly_fields(self, request, obj=None):
        return (*super().get_readonly_fields(request, obj), *self.history)


def names_changed(form, formsets):
    """The fields in which a form differs from the row; those of the rows below it, too."""
    rows = [(below.prefix, row) for below in formsets for row in below.forms]
    below = {f"{prefix}.{name}" for prefix, row in rows for name in row.changed_data}
    return sorted(below.union(form.changed_data))


class HistoryAdmin(PortalAdmin):
    """For rows that only the portal's own verbs write."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class GrantsHeld:
    """Mix in: the field `granted` says what guardian grants to this user or profile.

    `held_by` names the field of a grant that the row is: `user` or `group`.
    """

    held_by = "user"

    @admin.display(description=_("object permissions"))
    def granted(self, row):
        models = [model for model in kinds() if hasattr(model, self.held_by)]
        held = [grant for model in models for grant in self.of_kind(model, row)]
        lines = ((grant.permission.name, str(grant.content_object)) for grant in held)
        return format_html_join("", "<p>{}: {}</p>", lines) or "–"

    def of_kind(self, model, row):
        return model.objects.filter(**{self.held_by: row}).select_related("permission")


class GrantsShown:
    """Mix in: the field `grants` says to whom guardian grants what on this row."""

    @admin.display(description=_("object permissions"))
    def grants(self, row):
        if row._state.adding:
            return "–"
        groups = get_groups_with_perms(row, attach_perms=True)
        users = get_users_with_perms(row, attach_perms=True, with_group_users=False)
        granted = sorted(
            (str(who), ", ".join(perms)) for who, perms in [*groups.items(), *users.items()]
        )
        return format_html_join("", "<p>{}: {}</p>", granted) or "–"


@admin.register(Mail)
class MailAdmin(HistoryAdmin):
    list_display = ["key", "kind", "to", "state", "attempts", "created_at"]
    list_filter = ["state"]
    list_select_related = ["recipient"]
    search_fields = ["recipient__email", "address"]
    search_help_text = _("Name, email or company of the receiver")
    ordering = ["-created_at", "-id"]
    actions = ["resend"]

    def get_search_results(self, request, rows, words):
        return (rows.search(words) if words else rows), False

    @admin.action(description=_("Resend"))
    def resend(self, request, rows):
        resent = [mail.resend(uuid.uuid4()) for mail in rows if mail.can_be_resent]
        sentence = ngettext(
            "%(n)s mail queued once more.", "%(n)s mails queued once more.", len(resent)
        )
        messages.success(request, sentence % {"n": len(resent)})


@admin.register(MailTemplate)
class MailTemplateAdmin(PortalAdmin):
    list_display = ["kind", "named", "language", "subject", "changed_by", "changed_at"]
    list_filter = ["language"]
    search_fields = ["kind", "subject"]
    fields = ["kind", "language", "subject", "body"]
    history = ["named", "changed_by", "changed_at"]

    def save_model(self, request, row, form, change):
        row.changed_by = request.user
        super().save_model(request, row, form, change)


@admin.register(Submission)
class SubmissionAdmin(HistoryAdmin):
    list_display = ["token", "user", "location", "created_at"]
    list_select_related = ["user"]
    search_fields = ["user__email"]


@admin.register(Sandbox)
class SandboxAdmin(HistoryAdmin):
    list_display = ["__str__", "since"]


@admin.register(AuditEntry)
class AuditEntryAdmin(HistoryAdmin):
    list_display = ["at", "what", "by", "about_line", "details", "ip", "request_id"]
    list_filter = ["what", "at"]
    list_select_related = ["by"]
    search_fields = ["by__email", "=ip", "=request_id"]
    search_help_text = _("Email of who did it, address, or number of the request")
    ordering = ["-at", "-id"]
    fields = ["at", "what", "by", "about_line", "details", "ip", "request_id"]

    def get_search_results(self, request, rows, words):
        return super().get_search_results(request, rows, words.replace("\0", ""))

    @admin.display(description=_("about"))
    def about_line(self, entry):
        return f"{entry.about_kind} {entry.about_id}" if entry.about_kind else "–"


@admin.register(AuditSeal)
class AuditSealAdmin(HistoryAdmin):
    list_display = ["place", "entry", "digest", "at"]
    list_select_related = ["entry"]
    ordering = ["-place"]
