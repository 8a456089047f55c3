"""Making and changing a contact."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import ADDRESS, AccountField, offer_countries, offer_picks
from accounts.models import Account, Contact
from prm.once import Once


class ContactForm(forms.ModelForm):
    """A contact of an account that this user may change.

    One who logs in stays at their account: their leads and their access hang on it.
    """

    account = AccountField(label=_("Account"))

    class Meta:
        model = Contact
        fields = [
            *("account", "salutation", "first_name", "last_name", "title"),
            *("email", "phone", "mobile", *ADDRESS),
        ]
        widgets = {"street": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, user, *args, **options):
        super().__init__(*args, **options)
        self.fields["account"].rows = Account.objects.permitted(user, "change")
        offer_countries(self.fields["country"], self.instance.country)
        offer_picks(self.fields["salutation"], "salutation", self.instance.salutation)
        if self.instance.pk and self.instance.partner_user:
            self.fields["account"].disabled = True
            self.fields["account"].help_text = _(
                "A partner user stays at the account they log in for."
            )

    def save_changes(self):
        """Write what was changed, and nothing that somebody else may have changed meanwhile."""
        self.instance.save(update_fields=[*self.changed_data, "updated_at"])


class NewContactForm(Once, ContactForm):
    """A new contact."""
