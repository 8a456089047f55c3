"""Making and changing an account."""

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import ADDRESS, WholeNumber, offer_countries, offer_picks
from accounts.models import Account, Level, User
from prm.once import Once


class AccountForm(forms.ModelForm):
    """What the owner of an account, or an administrator, may change of it."""

    owner = forms.ModelChoiceField(
        queryset=User.objects.none(),
        label=_("Account owner"),
        empty_label=None,
        help_text=_("A channel manager. Whoever is not the owner no longer sees the account."),
    )
    level = forms.ModelChoiceField(
        queryset=Level.objects.none(), label=_("Level"), required=False, empty_label="–"
    )
    employees = WholeNumber(label=_("Employees"), required=False)
    annual_revenue = forms.DecimalField(
        label=_("Annual revenue"), min_value=0, max_digits=18, decimal_places=2, required=False
    )

    class Meta:
        model = Account
        fields = [
            *("name", "owner", "status", "level", "industry", "website", "phone"),
            *("employees", "annual_revenue", *ADDRESS, "description"),
        ]
        widgets = {"street": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, user, *args, **options):
        super().__init__(*args, **options)
        self.fields["level"].queryset = Level.objects.visible_to(user)
        offer_countries(self.fields["country"], self.instance.country)
        offer_picks(self.fields["industry"], "industry", self.instance.industry)
        if "owner" in self.fields:
            managers = User.objects.visible_to(user).internal().active()
            self.fields["owner"].queryset = managers.order_by("last_name", "first_name")

    @transaction.atomic
    def save_changes(self, by):
        """Write what was changed, and nothing that somebody else may have changed meanwhile."""
        changed = [name for name in self.changed_data if name not in ("level", "owner")]
        self.instance.save(update_fields=[*changed, "updated_at"])
        if "level" in self.changed_data:
            self.instance.move_to_level(self.cleaned_data["level"], by)
        if "owner" in self.changed_data:
            self.instance.give_to(self.cleaned_data["owner"], by)


class NewAccountForm(Once, AccountForm):
    """A new account, whose owner is who makes it."""

    owner = None

    class Meta(AccountForm.Meta):
        fields = [name for name in AccountForm.Meta.fields if name != "owner"]

    @transaction.atomic
    def found(self, by):
        """Store the account; `by` owns it."""
        account, level = self.instance, self.cleaned_data["level"]
        account.owner, account.level = by, None
        account.save()
        account.move_to_level(level, by)
        return account
