"""What leads answers to the apps below it, which do not import it."""

from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from accounts.above import answers
from accounts.models import Account
from communities.eligibility import with_eligibility
from leads.criteria import Fields
from leads.external_access import exposed_count
from leads.lookup.obstacles import obstacles_of
from leads.models import Lead, Pick, Queue
from leads.place import Console
from leads.sharing.narrowing import mistaken, opened_by
from leads.timeline import Timeline


@answers("picks")
def picks(field):
    return list(Pick.objects.of(field).active().values_list("value", flat=True))


@answers("obstacles")
def obstacles(users, chooser):
    failing = with_eligibility(users).exclude(obstacle="")
    return obstacles_of(list(failing.select_related("contact__account")), chooser)


@answers("leads_opened_by")
def leads_opened_by(rule):
    return Lead.objects.unscoped().filter(opened_by(rule, Fields()))


@answers("rules_that_open_nothing")
def rules_that_open_nothing(rules):
    return mistaken(rules)


@answers("timeline_of")
def timeline_of(record, user, query):
    made = Timeline.of_account if isinstance(record, Account) else Timeline.of_contact
    return made(record, user, query, Console())


@answers("queues_for")
def queues_for(chooser):
    return Queue.objects.permitted(chooser, "view").order_by("name")


@answers("lead_numbers")
def lead_numbers(account, user):
    rows = Lead.objects.permitted(user, "view").filter(owner__user__contact__account=account)
    numbers = dict(rows.order_by().values_list("status").annotate(Count("pk")))
    picked = list(Pick.objects.of("status").values_list("value", flat=True))
    statuses = [status for status in picked if status in numbers]
    statuses += sorted(numbers.keys() - set(picked))
    asked = [urlencode({"account": account.pk, "status": status}) for status in statuses]
    addresses = [f"{reverse('leads:index')}?{query}" for query in asked]
    return [(s, numbers[s], url) for s, url in zip(statuses, addresses, strict=True)]


@answers("exposed_count")
def shares_exposed():
    return exposed_count()
