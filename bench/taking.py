"""64 processes take 1,000 leads from a queue: the portal's verb, and its statements by psycopg."""

import multiprocessing
import os
import random
import re
import time
import uuid

import psycopg
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AccountGroup, User
from leads.models import Lead, Queue, Transfer
from leads.models.lead_queryset import Act
from prm.memo import request_remembers
from tests.factories import LeadFactory

from . import databases
from .measure import line

PROCESSES = int(os.environ.get("BENCH_PROCESSES", 64))
LEADS, EACH = 1_000, 64  # Every lead is wanted by four, on average.
KEY = re.compile(r"'[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}'(?:::uuid)?")


def measure(size):
    databases.copied(size)
    try:
        ours = race(of_portal)
        databases.copied(size)
        floor = race(by_psycopg)
    finally:
        databases.use(databases.name_of(size))
        databases.drop(f"{databases.name_of(size)}_copy")
    yield line(f"take, {PROCESSES} processes on {LEADS:,} leads", size, ours, floor, 2.5)


def race(way):
    """Seconds a take, with all processes at it. Each lead that was wanted is taken once."""
    users, leads, owner = scene()
    first, second, *pks = leads
    take_one(users[0], first, owner)  # What is asked but once a process is known from here on.
    takers = way(users[0], second, owner)
    context = multiprocessing.get_context("fork")
    ready, results = context.Barrier(len(users) + 1), context.Queue()
    connection.close()
    children = [
        context.Process(target=takers, args=(user, pks, number, ready, results))
        for number, user in enumerate(users)
    ]
    for child in children:
        child.start()
    ready.wait(timeout=120)
    start = time.perf_counter()
    won = [results.get(timeout=600) for _ in children]
    seconds = time.perf_counter() - start
    for child in children:
        child.join()
    check(won, {pk for number in range(len(users)) for pk in order_of(pks, number)})
    return seconds / (len(users) * EACH)


def check(won, wanted):
    """Exactly one winner each."""
    taken = [pk for some in won for pk in some]
    rows = Transfer.objects.unscoped().filter(reason="take", lead__in=wanted)
    assert set(taken) == wanted, (len(taken), len(wanted))
    assert len(taken) == len(wanted) == rows.count(), (len(taken), rows.count())


def scene():
    """A queue with its leads, and members of it."""
    queue = Queue.found("Bench")
    groups = AccountGroup.objects.filter(role=None, account__lte=PROCESSES + 10)
    groups = groups.order_by("account")[:PROCESSES]
    for each in groups:
        queue.admit(each.group)
    accounts = [each.account_id for each in groups]
    users = list(User.objects.filter(contact__account__in=accounts, partner_role=1).order_by("pk"))
    users = list({user.contact.account_id: user for user in users}.values())
    leads = LeadFactory.build_batch(LEADS + 2, status="New", owner=queue.lead_owner)
    Lead.objects.enter(leads, Act(None, "created"))
    return users, [lead.pk for lead in leads], queue.lead_owner.pk


def order_of(pks, number):
    return random.Random(number).sample(pks, EACH)


def of_portal(user, pk, owner):
    def take(user, pks, number, ready, results):
        user = User.objects.select_related("contact__account").get(pk=user.pk)
        ready.wait()
        results.put([pk for pk in order_of(pks, number) if take_one(user, pk, owner)])
        connection.close()

    take_one(user, pk, owner)
    return take


def take_one(user, pk, owner):
    """As in a request, which asks each question about its user once."""
    here = Lead.objects.unscoped().filter(pk=pk, owner=owner)
    return request_remembers(lambda _: here.take(user).leads)(None)


def by_psycopg(user, pk, owner):
    """The statements of one take, as the database saw them, to be said by psycopg alone."""
    with CaptureQueriesContext(connection) as queries:
        take_one(user, pk, owner)
    said = [query["sql"] for query in queries][1:-1]  # Without BEGIN and COMMIT; see below.
    assert queries[0]["sql"] == "BEGIN" and queries[-1]["sql"] == "COMMIT"
    locking = next(n for n, sql in enumerate(said) if 'FROM "leads_lead"' in sql and "FOR" in sql)

    def take(user_, pks_, number, ready, results):
        take_by_hand(said, locking, (user, user_), (pk, pks_), number, ready, results)

    return take


def take_by_hand(said, locking, users, pks, number, ready, results):
    values = settings.DATABASES["default"]
    wanted, owner = order_of(pks[1], number), (users[0].lead_owner.pk, users[1].lead_owner.pk)
    connection.close()
    won = []
    with psycopg.connect(
        host=values["HOST"], port=values["PORT"] or 5432, user=values["USER"], dbname=values["NAME"]
    ) as database:
        ready.wait()
        for pk in wanted:
            with database.transaction():
                if takes(database, said, locking, changed_for(users, owner, pks[0], pk)):
                    won.append(pk)
    results.put(won)


def changed_for(users, owners, old, new):
    """What is other about another person's take of another lead."""
    key = f"'{uuid.uuid4()}'::uuid"
    numbers = {users[0].pk: users[1].pk, owners[0]: owners[1], old: new}
    numbered = re.compile("|".join(rf"\b{number}\b" for number in numbers))

    def change(sql):
        return numbered.sub(lambda found: str(numbers[int(found[0])]), KEY.sub(key, sql))

    return change


def takes(database, said, locking, change):
    for number, sql in enumerate(said):
        cursor = database.execute(change(sql).replace("%", "%%"))
        if number == locking and not cursor.fetchone():
            return False
    return True
