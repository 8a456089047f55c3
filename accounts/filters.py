"""What the lists of accounts, contacts and users can be narrowed by."""

import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.above import picks
from accounts.forms.fields import AccountField
from accounts.models import Account, Level, Territory, User, UserState
from prm import countries

YES_NO = [("yes", _("Yes")), ("no", _("No"))]


class Search(filters.CharFilter):
    """Rows that hold the words, as their own queryset searches."""

    def __init__(self, label):
        widget = forms.TextInput(attrs={"type": "search", "placeholder": label})
        super().__init__(label=label, method=searched, widget=widget, max_length=200)


def searched(rows, name, words):
    return rows.search(words)


class AccountFilter(filters.Filter):
    field_class = AccountField

    def __init__(self, path="account", **options):
        super().__init__(**options)
        self.path = path

    def filter(self, rows, account):
        """Of contacts those at the account; of users and leads what `path` says."""
        return rows.filter(**{self.path: account}) if account else rows


class AccountFilters(filters.FilterSet):
    q = Search(_("Search accounts"))
    owner = filters.ModelChoiceFilter(label=_("Owner"), queryset=User.objects.none())
    status = filters.ChoiceFilter(label=_("Status"), choices=Account.Status.choices)
    level = filters.ModelChoiceFilter(label=_("Level"), queryset=Level.objects.none())
    territory = filters.ModelChoiceFilter(
        label=_("Territory"), queryset=Territory.objects.none(), method="of_territory"
    )
    industry = filters.ChoiceFilter(label=_("Industry"))
    country = filters.ChoiceFilter(label=_("Country"))
    partner = filters.ChoiceFilter(label=_("Partner"), choices=YES_NO, method="are_partners")

    def __init__(self, user, *args, **options):
        super().__init__(*args, **options)
        self.filters["owner"].queryset = User.objects.visible_to(user).internal()
        self.filters["level"].queryset = Level.objects.visible_to(user)
        self.filters["territory"].queryset = Territory.objects.visible_to(user)
        self.filters["industry"].extra["choices"] = [(v, v) for v in picks("industry")]
        self.filters["country"].extra["choices"] = countries.choices()
        if not user.is_superuser:  # Who sees nobody else's accounts has nothing to choose.
            del self.filters["owner"]

    def of_territory(self, rows, name, territory):
        return rows.in_territory(territory)

    def are_partners(self, rows, name, answer):
        return rows.partners() if answer == "yes" else rows.exclude(pk__in=rows.partners())


class ContactFilters(filters.FilterSet):
    q = Search(_("Search contacts"))
    account = AccountFilter(label=_("Account"))
    country = filters.ChoiceFilter(label=_("Country"))
    login = filters.ChoiceFilter(label=_("Partner user"), choices=YES_NO, method="who_log_in")

    def __init__(self, user, *args, **options):
        super().__init__(*args, **options)
        self.filters["account"].extra["rows"] = Account.objects.permitted(user, "view")
        self.filters["country"].extra["choices"] = countries.choices()

    def who_log_in(self, rows, name, answer):
        return rows.filter(user__isnull=answer == "no")


class UserFilters(filters.FilterSet):
    UNUSED = "unused"

    q = Search(_("Search users"))
    account = AccountFilter("contact__account", label=_("Account"))
    state = filters.ChoiceFilter(
        label=_("State"),
        choices=[*UserState.choices, (UNUSED, _("Invitation not used"))],
        method="in_state",
    )

    def __init__(self, user, *args, **options):
        super().__init__(*args, **options)
        self.filters["account"].extra["rows"] = Account.objects.permitted(user, "view")

    def in_state(self, rows, name, state):
        return rows.not_come_yet() if state == self.UNUSED else rows.filter(state=state)


class LoginFilters(UserFilters):
    """All logins, for administrators."""

    kind = filters.ChoiceFilter(
        label=_("Kind"),
        choices=[("internal", _("Internal")), ("partner", _("Partner user"))],
        method="of_kind",
    )

    def of_kind(self, rows, name, kind):
        return rows.internal() if kind == "internal" else rows.partners()
