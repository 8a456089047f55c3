"""What the list of leads can be narrowed by."""

from datetime import date

import django_filters as filters
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy
from django_filters.fields import DateRangeField

from accounts.filters import AccountFilter, Search
from accounts.models import Account
from leads.models import Lead, Owner, Pick
from leads.rules import owners_seen_by
from prm import countries
from prm.forms import DateRange
from prm.ids import id_in

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)


class AnyOf(filters.MultipleChoiceFilter):
    """Rows that have one of the ticked values; one IN, where the library would write ORs."""

    def __init__(self, field_name, label):
        super().__init__(
            field_name=field_name, label=label, widget=forms.CheckboxSelectMultiple, choices=[]
        )

    def filter(self, rows, values):
        return rows.filter(**{f"{self.field_name}__in": values}) if values else rows


class DaysField(DateRangeField):
    """From one day to another, in years that every database and time zone knows."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for field in self.fields:
            field.validators += [MinValueValidator(EARLIEST), MaxValueValidator(LATEST)]


class Days(filters.DateFromToRangeFilter):
    field_class = DaysField

    def __init__(self, field_name, label):
        super().__init__(field_name=field_name, label=label, widget=DateRange)


class LeadFilters(filters.FilterSet):
    """`owner` is me, partners, queues, or the number of an owner row."""

    OWNERS = {
        "me": gettext_lazy("Me"),
        "partners": gettext_lazy("Partner users"),
        "queues": gettext_lazy("Queues"),
    }

    q = Search(gettext_lazy("Search leads"))
    status = AnyOf("status", gettext_lazy("Status"))
    owner = filters.ChoiceFilter(label=gettext_lazy("Owner"), method="of_owner")
    account = AccountFilter("owner__user__contact__account", label=gettext_lazy("Partner account"))
    unread = filters.ChoiceFilter(
        label=gettext_lazy("Unread"),
        choices=[("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))],
        method="that_are_unread",
    )
    consent = filters.ChoiceFilter(
        label=gettext_lazy("Consent"),
        choices=[("yes", gettext_lazy("Given")), ("no", gettext_lazy("Not given"))],
        method="with_consent",
    )
    source = AnyOf("source", gettext_lazy("Source"))
    industry = AnyOf("industry", gettext_lazy("Industry"))
    rating = AnyOf("rating", gettext_lazy("Rating"))
    country = filters.ChoiceFilter(label=gettext_lazy("Country"))
    created = Days("created_at", gettext_lazy("Created"))
    handed = Days("transferred_at", gettext_lazy("Handed over"))
    changed = Days("updated_at", gettext_lazy("Last modified"))

    def __init__(self, user, data, queryset):
        super().__init__(data, queryset)
        self.user = user
        self.filters["owner"].extra["choices"] = [*self.OWNERS.items(), *self.asked_owner()]
        self.filters["account"].extra["rows"] = Account.objects.permitted(user, "view")
        self.filters["country"].extra["choices"] = countries.choices()
        values = Pick.objects.by_field()
        for name in ("status", "source", "industry", "rating"):
            self.filters[name].extra["choices"] = [(value, value) for value in values[name]]

    def asked_owner(self):
        """The owner whose number the address gives, if the user may see their leads."""
        key = self.data.get("owner", "")
        pk = id_in(key)
        if pk is None:
            return []
        owner = Owner.objects.filter(pk=pk).select_related("user", "queue").first()
        return [(key, str(owner))] if owner and self.may_see(owner) else []

    def may_see(self, owner):
        return self.user.is_superuser or owner.pk in owners_seen_by(self.user)

    def of_owner(self, rows, name, key):
        if key in self.OWNERS:
            narrowed = {
                "me": lambda: rows.owned_by(self.user),
                "partners": rows.of_partner_users,
                "queues": rows.of_queues,
            }
            return narrowed[key]()
        return rows.filter(owner=int(key))

    def that_are_unread(self, rows, name, answer):
        return rows.filter(unread=answer == "yes")

    def with_consent(self, rows, name, answer):
        return rows.filter(consented_at__isnull=answer == "no")


def filtered(user, data):
    """The leads a user sees, narrowed by what an address asks for."""
    return LeadFilters(user, data, Lead.objects.permitted(user, "view"))
