"""Django admin for operators: accounts, contacts, users and what belongs to them."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts import (  # noqa: F401  They register themselves.
    admin_activities,
    admin_lists,
    admin_territories,
)
from accounts.admin_users import UserAdmin
from accounts.models import (
    Account,
    AccountGroup,
    AccountGroupShare,
    AccountUserShare,
    Audience,
    Contact,
    Invitation,
    Level,
    LevelChange,
    Organization,
    SharingRule,
    User,
    profiles,
)
from prm.admin import GrantsHeld, HistoryAdmin, PortalAdmin
from prm.audit import What, audit

admin.site.register(User, UserAdmin)
NAMED_BY = ["profile", "territory", "level", "account", "user"]  # What str() of an audience reads.


@admin.register(Organization)
class OrganizationAdmin(PortalAdmin):
    list_display = ["name", "second_factor", "prm_enabled_at"]
    fields = [
        *("name", "second_factor", "approves_colleagues", "demands_consent"),
        *("prm_enabled_at", "prm_enabled_by"),
    ]
    history = ["prm_enabled_at", "prm_enabled_by"]

    def has_add_permission(self, request):
        return Organization.current() is None

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, row, form, change):
        row.pk = 1
        super().save_model(request, row, form, change)


@admin.register(Level)
class LevelAdmin(PortalAdmin):
    list_display = ["name", "rank", "colour"]
    search_fields = ["name"]


@admin.register(LevelChange)
class LevelChangeAdmin(HistoryAdmin):
    list_display = ["account", "from_level", "to_level", "by", "at"]
    list_select_related = ["account", "from_level", "to_level", "by"]
    search_fields = ["account__name"]
    ordering = ["-at", "-pk"]
    fields = ["account", "from_level", "to_level", "by", "at"]


@admin.register(Account)
class AccountAdmin(PortalAdmin):
    list_display = ["name", "owner", "status", "level", "partner_since", "created_at"]
    list_filter = ["status", "level", ("partner_since", admin.EmptyFieldListFilter)]
    list_select_related = ["owner", "level"]
    search_fields = ["name", "website"]
    ordering = ["-created_at", "-id"]
    autocomplete_fields = ["owner", "level"]
    history = [
        "partner_since",
        "enabled_by",
        "disabled_at",
        "disabled_by",
        "created_at",
        "updated_at",
    ]
    actions = ["enable_as_partner"]

    def has_delete_permission(self, request, obj=None):
        """A partner's groups and grants hang on its account."""
        return obj is None or obj.partner_since is None

    @transaction.atomic
    def save_model(self, request, account, form, change):
        """Another level and another owner are noted, as on the account's page."""
        level, account.level_id = account.level, form.initial.get("level")
        owner, account.owner_id = account.owner, form.initial.get("owner", account.owner_id)
        super().save_model(request, account, form, change)
        account.move_to_level(level, request.user)
        try:
            account.give_to(owner, request.user)
        except ValidationError as refusal:
            self.message_user(request, refusal.messages[0], messages.ERROR)

    @admin.action(description=_("Enable as partner"))
    def enable_as_partner(self, request, accounts):
        for account in accounts:
            try:
                account.enable_as_partner(request.user)
            except ValidationError as refusal:
                return self.message_user(request, refusal.message, messages.ERROR)
        words = _("Enabled as partner: %(names)s.")
        names = ", ".join(map(str, accounts))
        return self.message_user(request, words % {"names": names}, messages.SUCCESS)


@admin.register(Contact)
class ContactAdmin(PortalAdmin):
    list_display = ["full_name", "account", "email", "created_at"]
    list_select_related = ["account"]
    search_fields = ["last_name", "first_name", "email"]
    ordering = ["-created_at", "-id"]
    autocomplete_fields = ["account"]
    history = ["created_at", "updated_at"]

    def get_readonly_fields(self, request, obj=None):
        """Who logs in stays at their account: their access hangs on it."""
        fields = super().get_readonly_fields(request, obj)
        return [*fields, "account"] if obj and obj.partner_user else fields


@admin.register(AccountGroup)
class AccountGroupAdmin(HistoryAdmin):
    list_display = ["group", "account", "role"]
    list_filter = ["role"]
    list_select_related = ["group", "account"]
    search_fields = ["account__name"]


@admin.register(Invitation)
class InvitationAdmin(HistoryAdmin):
    list_display = ["user", "invited_by", "created_at", "expires_at", "used_at", "revoked_at"]
    list_filter = [("used_at", admin.EmptyFieldListFilter)]
    list_select_related = ["user", "invited_by"]
    search_fields = ["user__email", "user__last_name"]
    ordering = ["-pk"]
    fields = ["user", "invited_by", "created_at", "expires_at", "used_at", "revoked_at"]


@admin.register(Group)
class ProfileAdmin(GrantsHeld, PortalAdmin):
    """Profiles. The groups that accounts have of their own are kept by the portal."""

    heading = What.ROLE
    held_by = "group"
    list_display = ["name"]
    search_fields = ["name"]
    fields = ["name", "granted"]
    history = ["granted"]

    def get_queryset(self, request):
        return profiles()


@admin.register(Authenticator)
class AuthenticatorAdmin(HistoryAdmin):
    """Second factors: whoever lost theirs gets it removed here. The secrets stay hidden."""

    list_display = ["user", "type", "created_at", "last_used_at"]
    list_filter = ["type"]
    search_fields = ["user__email", "user__last_name"]
    fields = ["user", "type", "created_at", "last_used_at"]

    def has_delete_permission(self, request, obj=None):
        return True


@admin.register(EmailAddress)
class EmailAddressAdmin(HistoryAdmin):
    """The login library's own list of addresses; a user's e-mail address is with the user."""

    list_display = ["email", "user", "verified"]
    search_fields = ["email"]


@admin.register(UserSession)
class SessionAdmin(HistoryAdmin):
    list_display = ["user", "created_at", "ip", "user_agent"]
    search_fields = ["user__email", "user__last_name"]
    fields = ["user", "created_at", "ip", "user_agent"]
    ordering = ["-pk"]
    actions = ["end"]

    @admin.action(description=_("End these sessions"), permissions=["view"])
    def end(self, request, sessions):
        for session in sessions:
            audit(request, What.ACCESS, session.user, session="ended")
            session.end()
        self.message_user(request, _("These sessions have ended."), messages.SUCCESS)


@admin.register(Audience)
class AudienceAdmin(HistoryAdmin):
    list_display = ["__str__", "kind"]
    list_filter = ["kind"]
    list_select_related = NAMED_BY
    search_fields = ["profile__name", "account__name", "user__last_name"]


@admin.register(SharingRule)
class SharingRuleAdmin(HistoryAdmin):
    """Made and changed in setup, where its reach is shown before it is saved."""

    list_display = ["name", "records", "source", "target", "access", "internal_only", "is_active"]
    list_filter = ["records", "access", "internal_only", "is_active"]
    list_select_related = [f"{end}__{of}" for end in ("source", "target") for of in NAMED_BY]
    search_fields = ["name"]


class ShareAdmin(HistoryAdmin):
    """Given and withdrawn on the record's own page."""

    list_display = ["content_object", "who", "permission", "shared_by", "shared_at", "until"]
    ordering = ["-pk"]

    def get_queryset(self, request):
        with_names = ["content_object", "permission__content_type", "shared_by"]
        return super().get_queryset(request).select_related(*with_names, self.model.held_by)


@admin.register(AccountUserShare)
class AccountUserShareAdmin(ShareAdmin):
    search_fields = ["content_object__name", "user__email"]


@admin.register(AccountGroupShare)
class AccountGroupShareAdmin(ShareAdmin):
    search_fields = ["content_object__name", "group__name"]
