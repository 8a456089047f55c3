"""Fields that several forms of accounts and contacts have."""

from zoneinfo import available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.above import picks
from prm import countries

NO_PLACES = ("Etc/", "SystemV/", "US/", "Brazil/", "Canada/", "Chile/", "Mexico/")
ADDRESS = ["street", "city", "state", "postal_code", "country"]


def offer(field, choices, current):
    """Let a field be chosen from a list; a value it has already stays among them."""
    choices = list(choices)
    if current and current not in dict(choices):
        choices.append((current, current))
    field.widget = forms.Select(choices=[("", "–"), *choices])


def offer_countries(field, current):
    offer(field, countries.choices(), current)


def offer_picks(field, picklist, current):
    offer(field, [(value, value) for value in picks(picklist)], current)


def time_zones():
    """The world's time zones by region and city, as choices."""
    names = (z for z in available_timezones() if "/" in z and not z.startswith(NO_PLACES))
    return [("UTC", "UTC"), *((name, name.replace("_", " ")) for name in sorted(names))]


class WholeNumber(forms.IntegerField):
    """From none to as many as a database counts."""

    default_error_messages = {
        wrong: _("Write a whole number from 0 to 2,147,483,647.")
        for wrong in ("invalid", "min_value", "max_value")
    }

    def __init__(self, **options):
        super().__init__(min_value=0, max_value=2_147_483_647, **options)

    def run_validators(self, value):
        try:
            super().run_validators(value)
        except ValidationError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error


class AccountSearch(forms.TextInput):
    """Suggests accounts as one types. Without script it takes the name as typed."""

    template_name = "accounts/account_search.html"


class AccountField(forms.CharField):
    """An account among `rows` (those this user may work with): by its name, or its number.

    A name that several of them have is told apart by the number behind it: "Acme #12".
    """

    widget = AccountSearch

    def __init__(self, *, rows=None, **options):
        super().__init__(**options)
        self.rows = rows

    def prepare_value(self, value):
        account = self.named_or_numbered(str(value)) if value else None
        return spelled(account, self.rows) if account else value

    def to_python(self, value):
        words = super().to_python(value)
        return self.found(words) if words else None

    def found(self, words):
        if "\0" not in words and self.rows.named(words).count() > 1:
            raise ValidationError(_("Several accounts have this name. Choose one from the list."))
        account = self.named_or_numbered(words)
        if account is None:
            raise ValidationError(_("None of your accounts has this name."))
        return account

    def named_or_numbered(self, words):
        if "\0" in words:
            return None
        return self.rows.named(words).first() or self.numbered(words)

    def numbered(self, words):
        name, _sign, number = words.rpartition("#")
        if not (number.isascii() and number.isdigit()):
            return None
        rows = self.rows.named(name) if name else self.rows
        return rows.filter(pk=int(number[:18])).first()


def spelled(account, rows):
    """What one types to mean this account among `rows`."""
    is_alone = rows.named(account.name).count() == 1
    return account.name if is_alone else f"{account.name} #{account.pk}"
