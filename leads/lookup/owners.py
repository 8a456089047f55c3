"""The kinds of owners a lead can be given to: users, partner users, queues."""

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from communities.eligibility import eligible, with_eligibility
from leads.models import Lead, Owner, Queue

from .lookup import Kind
from .obstacles import obstacles_of


class Users(Kind):
    """Colleagues: internal users who get in."""

    key = "user"
    label = gettext_lazy("User")
    search_label = gettext_lazy("Search users")
    is_person = True

    def rows(self, chooser):
        rows = User.objects.permitted(chooser, "view").internal().who_get_in()
        return rows.order_by("last_name", "first_name", "pk")

    def choice(self, row, **more):
        return super().choice(row, about=row.email, **more)

    def owner(self, row):
        return Owner.objects.of(row)


class PartnerUsers(Kind):
    """Eligible partner users of the accounts the chooser sees."""

    key = "partner"
    label = gettext_lazy("Partner User")
    search_label = gettext_lazy("Search partner users")
    is_person = True

    def seen(self, chooser):
        rows = User.objects.visible_to(chooser).order_by("last_name", "first_name", "pk")
        return rows.select_related("contact__account__level")

    def rows(self, chooser):
        return eligible(self.seen(chooser))

    def obstructed(self, chooser):
        return with_eligibility(self.seen(chooser)).exclude(obstacle="")

    def choices(self, rows, chooser):
        numbers = open_leads(rows, chooser)
        return [self.choice(row, note=in_words(numbers.get(row.pk, 0))) for row in rows]

    def choice(self, row, **more):
        account = row.account
        parts = [account.name, account.level and account.level.name, account.country_name]
        return super().choice(row, about=", ".join(filter(None, parts)), **more)

    def obstacles(self, rows, chooser):
        in_the_way = obstacles_of(rows, chooser)
        return [self.choice(row, obstacle=in_the_way[row.pk]) for row in rows]

    def owner(self, row):
        return Owner.objects.of(row)


class Queues(Kind):
    """The queues the chooser sees."""

    key = "queue"
    label = gettext_lazy("Queue")
    search_label = gettext_lazy("Search queues")

    def rows(self, chooser):
        rows = Queue.objects.permitted(chooser, "view").order_by("name")
        return rows.select_related("lead_owner")

    def choice(self, row, **more):
        return super().choice(row, about=row.description, **more)

    def owner(self, row):
        return row.lead_owner


def open_leads(users, chooser):
    """How many leads that are not closed each of some users has."""
    leads = Lead.objects.permitted(chooser, "view").open().filter(owner__user__in=users)
    return dict(leads.order_by().values_list("owner__user").annotate(Count("pk")))


def in_words(number):
    return ngettext("%(number)s open lead", "%(number)s open leads", number) % {
        "number": f"{number:,}" if number else _("no")
    }


OWNERS = {kind.key: kind for kind in (Users(), PartnerUsers(), Queues())}
