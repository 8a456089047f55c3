"""What a delegated administrator writes of a colleague: contact and login in one form."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.forms.partner_user import roles_up_to
from accounts.models import Contact
from prm.once import Once


class ColleagueFields(forms.ModelForm):
    """Mix in: the person. The role goes up to that of who fills it in."""

    email = forms.EmailField(
        label=_("Email"), help_text=_("The invitation goes there, and it is the login.")
    )
    partner_role = forms.TypedChoiceField(label=_("Partner role"), coerce=int)

    class Meta:
        model = Contact
        fields = ["first_name", "last_name", "email", "title", "phone"]

    def __init__(self, by, *args, **options):
        super().__init__(*args, **options)
        self.by = by
        self.fields["partner_role"].choices = roles_up_to(by.partner_role)

    def clean_email(self):
        """Only of the own company is it said that somebody has the address already."""
        email = self.cleaned_data["email"]
        others = self.by.account.users.exclude(contact=self.instance.pk)
        if others.filter(contact__email__iexact=email).exists():
            raise forms.ValidationError(_("A colleague of yours has this address already."))
        return email


class NewColleagueForm(Once, ColleagueFields):
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    def __init__(self, by, *args, **options):
        super().__init__(by, *args, initial={"language": by.language}, **options)

    def save(self):
        chosen = self.cleaned_data
        return self.by.invite_colleague(self.instance, chosen["partner_role"], chosen["language"])


class ColleagueForm(ColleagueFields):
    """A colleague one looks after; their address stays once they have logged in with it."""

    def __init__(self, by, colleague, *args, **options):
        known = {"partner_role": colleague.partner_role}
        super().__init__(by, *args, instance=colleague.contact, initial=known, **options)
        self.colleague = colleague
        self.fields["partner_role"].choices = roles_up_to(by.partner_role, colleague.partner_role)
        if colleague.has_logged_in:
            self.fields["email"].disabled = True
            self.fields["email"].help_text = _("They log in with it, so it stays.")

    def save_changes(self):
        contact = super().save()
        address = contact.email if "email" in self.changed_data else None
        self.colleague.correct(contact, self.by, address=address)
        self.colleague.place(partner_role=self.cleaned_data["partner_role"])
