"""The users in Django admin: the same rules as on the pages."""

from allauth.account.models import EmailAddress
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import time_zones
from accounts.models import (
    AccountGroup,
    Invitation,
    Organization,
    profiles,
    profiles_for_partners,
)
from prm.admin import GrantsHeld, PortalAdmin, WholeRowForm
from prm.audit.changes import noting

PERSON = ["email", "first_name", "last_name", "is_superuser", "language", "time_zone"]
PARTNER = ["partner_role", "is_super_user", "is_delegated_admin"]


def offered_to(user):
    return profiles_for_partners() if user.is_partner else profiles()


class UserForm(WholeRowForm):
    """Profiles are chosen here; the groups of the user's account are kept beside them."""

    profiles = forms.ModelMultipleChoiceField(
        label=_("Profiles"), queryset=Group.objects.none(), required=False
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        mine = profiles().none() if self.is_new else self.instance.profiles
        self.fields["profiles"].queryset = offered_to(self.instance) | mine
        self.fields["profiles"].initial = mine
        self.fields["time_zone"].widget = forms.Select(choices=time_zones())

    @property
    def is_new(self):
        return self.instance._state.adding

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def clean_is_superuser(self):
        """Somebody must be left to administer the portal."""
        is_superuser = self.cleaned_data["is_superuser"]
        if not is_superuser and not self.is_new:
            self.instance.demand_another_administrator()
        return is_superuser

    def clean_partner_role(self):
        """Only what the organization has; a role from before may stay."""
        role = self.cleaned_data["partner_role"]
        if role and "partner_role" in self.changed_data:
            Organization.demand_role(role)
        return role


class UserAdmin(GrantsHeld, PortalAdmin):
    """Partner users are made on the page of their contact; internal ones are invited here."""

    form = UserForm
    list_display = ["full_name", "email", "contact", "partner_role", "is_superuser", "is_active"]
    list_filter = ["is_active", "is_superuser", "partner_role", "language"]
    list_select_related = ["contact"]
    search_fields = ["last_name", "first_name", "email"]
    ordering = ["last_name", "first_name", "id"]
    history = [
        *("contact", "is_active", "is_frozen", "approval", "asked_by"),
        *("created_at", "first_login_at", "last_login", "granted"),
    ]
    actions = ["invite_again", "deactivate", "reactivate"]

    def get_fields(self, request, obj=None):
        more = ["alias", "nickname", *PARTNER, *self.history] if obj else []
        return [*PERSON, "profiles", *more]

    def get_readonly_fields(self, request, obj=None):
        return super().get_readonly_fields(request, obj) if obj else []

    def has_delete_permission(self, request, obj=None):
        """A user is deactivated; what they did stays theirs."""
        return False

    def save_model(self, request, user, form, change):
        if change:
            self.save_rights(user, form)
            if "email" in form.changed_data:
                EmailAddress.objects.filter(user=user).delete()  # The old one logs in no more.
        else:
            user.invite(form.cleaned_data["profiles"], request.user)

    def save_rights(self, user, form):
        """What stands in the form, and the groups that go with it."""
        with noting(user, *user.RIGHTS):
            user.save()
            user.groups.set(form.cleaned_data["profiles"])
            if user.is_partner:
                AccountGroup.place(user)

    @admin.action(description=_("Send a new invitation"))
    def invite_again(self, request, users):
        fit = [user for user in users if user.can_be_invited]
        for user in fit:
            Invitation.send(user, request.user)
        words = _("Invited again: %(fit)s of %(all)s. The others are inactive or have logged in.")
        values = {"fit": len(fit), "all": len(users)}
        self.message_user(request, words % values, messages.SUCCESS)

    @admin.action(description=_("Deactivate"))
    def deactivate(self, request, users):
        """Whoever holds something is asked about it on the page of their contact."""
        for user in users:
            try:
                user.leave(request.user, {})
            except ValidationError as refusal:
                self.message_user(request, f"{user}: {refusal.messages[0]}", messages.ERROR)

    @admin.action(description=_("Reactivate"))
    def reactivate(self, request, users):
        for user in users:
            try:
                user.reactivate()
            except ValidationError as refusal:
                self.message_user(request, refusal.messages[0], messages.ERROR)
