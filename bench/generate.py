"""Nordwind grown large: 5,000 partner accounts, 20,000 partner users, 500 queues, many leads.

Everybody and everything is the same at every size but the number of leads; Paul, whose inbox
is measured, has 1,100 of them at each.
"""

import random
import uuid
from datetime import timedelta

from django.contrib.auth.models import Group, Permission
from django.db.models import F, JSONField, Value
from django.utils import timezone

from accounts.models import Account, AccountGroup, Contact, Organization, PartnerRole, User
from communities.models import Community
from leads.models import Lead, Owner, Pick, Queue, QueueGroupGrant, Transfer
from leads.picklist_defaults import fill_picklists
from prm.sql import insert_from

from .copying import copy, settle

ACCOUNTS, PER_ACCOUNT, MANAGERS, QUEUES = 5_000, 4, 10, 500
EVERYBODY = range(1, ACCOUNTS * PER_ACCOUNT + 1)  # The numbers of the contacts.
PAULS_LEADS = 1_100
COUNTRIES = "IT DE FR ES PT GB IE SE NO DK FI NL BE AT CH PL CZ HU GR US".split()
LAST = "Rossi Berg Laurent Ortega Lund Keane Nowak Salo Weber Conti Silva Moreau".split()
FIRST = "Paula Carl Sophie Luis Ada Sean Ewa Aino Otto Rita Rui Jean".split()
COMPANIES = "Systems Digital Foods Textiles Energy Logistics Media Pharma Tools Glass".split()


def fill(size):
    """Fill an empty database. Deterministic: the same size is the same data."""
    chance, now = random.Random(size), timezone.now()
    ada = User.objects.create(
        email="ada@prm.example", first_name="Ada", last_name="Lund", is_superuser=True,
        first_login_at=now,
    )  # fmt: skip
    values = {"prm_enabled_at": now, "prm_enabled_by": ada, "second_factor": "nobody"}
    Organization.found("Nordwind", **values)
    fill_picklists()
    partners = Group.objects.create(name="Partner users")
    community = Community.objects.create(name="Partners", slug="partners", status="published")
    community.admit(partners)
    managers = User.objects.bulk_create(
        User(email=f"manager{n}@prm.example", last_name=f"Manager {n}", first_login_at=now)
        for n in range(MANAGERS)
    )
    people(managers, partners, now)
    queues(chance)
    owners()
    leads(size, chance, now)
    history()


def people(managers, partners, now):
    """Accounts with their groups, contacts, and a login of each contact."""
    accounts(managers, now)
    group = groups()
    contacts(now)
    settle(Account, Group, Contact)
    logins(partners, group, now)


def accounts(managers, now):
    copy(
        Account,
        (
            {
                "id": n, "name": f"Partner {n:05}", "owner_id": managers[n % MANAGERS].pk,
                "status": "active", "partner_since": now, "created_at": now, "updated_at": now,
                "country": COUNTRIES[n % len(COUNTRIES)],
            }
            for n in range(1, ACCOUNTS + 1)
        ),
    )  # fmt: skip


def groups():
    """The groups of each account: from (account, role or None for all) to their numbers."""
    roles = [None, *PartnerRole]
    first = Group.objects.order_by("-pk")[0].pk + 1
    places = [(n, role) for n in range(1, ACCOUNTS + 1) for role in roles]
    group = {place: first + number for number, place in enumerate(places)}
    copy(Group, ({"id": pk, "name": f"account:{n}:{role}"} for (n, role), pk in group.items()))
    copy(
        AccountGroup,
        (
            {"account_id": n, "role": role and int(role), "group_id": pk}
            for (n, role), pk in group.items()
        ),
    )
    return group


def contacts(now):
    copy(
        Contact,
        (
            {
                "id": n, "account_id": account_of(n), "first_name": FIRST[n % 12],
                "last_name": f"{LAST[n % 12]} {n}", "email": f"user{n}@partner.example",
                "created_at": now, "updated_at": now,
            }
            for n in EVERYBODY
        ),
    )  # fmt: skip


def logins(partners, group, now):
    start = User.objects.order_by("-pk")[0].pk
    copy(
        User,
        (
            {
                "id": start + n, "email": f"user{n}@partner.example", "first_name": FIRST[n % 12],
                "last_name": f"{LAST[n % 12]} {n}", "contact_id": n, "first_login_at": now,
                "partner_role": int(role_of(n)), "created_at": now,
            }
            for n in EVERYBODY
        ),
    )  # fmt: skip
    member = User.groups.through
    copy(
        member,
        (
            {"user_id": start + n, "group_id": pk}
            for n in EVERYBODY
            for pk in (partners.pk, group[account_of(n), None], group[account_of(n), role_of(n)])
        ),
    )
    settle(member)


def account_of(n):
    return (n - 1) // PER_ACCOUNT + 1


def role_of(n):
    """Two users, a manager and an executive at each account; Paul, the first, is a user."""
    return [PartnerRole.USER, PartnerRole.USER, PartnerRole.MANAGER, PartnerRole.EXECUTIVE][
        (n - 1) % PER_ACCOUNT
    ]


def queues(chance):
    """Each lets ten companies take from it."""
    copy(Queue, ({"id": n, "name": f"Queue {n:03}"} for n in range(1, QUEUES + 1)))
    take = Permission.objects.get(codename="take_queue")
    everybody = list(AccountGroup.objects.filter(role=None).order_by("account_id"))
    copy(
        QueueGroupGrant,
        (
            {"permission_id": take.pk, "group_id": pk, "content_object_id": n}
            for n in range(1, QUEUES + 1)
            for pk in {everybody[chance.randrange(1, ACCOUNTS)].group_id for _ in range(10)}
        ),
    )
    settle(QueueGroupGrant)


def owners():
    """Those of partner users in the order of their contacts: Paul's is the first."""
    rows = [
        ("user_id", pk)
        for pk in User.objects.order_by("contact_id", "pk").values_list("pk", flat=True)
    ]
    rows += [("queue_id", n) for n in range(1, QUEUES + 1)]
    copy(
        Owner,
        (
            {"id": n, "user_id": None, "queue_id": None, name: pk}
            for n, (name, pk) in enumerate(rows, 1)
        ),
    )


def leads(size, chance, now):
    values, status = Pick.objects.by_field(), list(Pick.objects.of("status"))
    of = {
        "partner": ids(Owner.objects.filter(user__contact__isnull=False)),
        "queue": ids(Owner.objects.filter(queue__isnull=False)),
        "manager": ids(Owner.objects.filter(user__contact=None)),
    }
    paul = of["partner"][0]
    of["partner"].remove(paul)
    kinds = ["partner"] * 14 + ["queue"] * 4 + ["manager"] * 2
    copy(Lead, (lead(n, chance, now, values, status, of, kinds, paul) for n in range(size)))


def lead(n, chance, now, values, status, of, kinds, paul):
    at = now - timedelta(seconds=60 * n + chance.randrange(60))
    last, company = chance.choice(LAST), f"{chance.choice(LAST)} {chance.choice(COMPANIES)}"
    owner = paul if n % 9 == 0 and n < PAULS_LEADS * 9 else chance.choice(of[chance.choice(kinds)])
    return {
        "id": chance.getrandbits(62),
        "first_name": chance.choice(FIRST),
        "last_name": f"{last} {n}",
        "company": f"{company} {chance.randrange(100_000)}",
        "email": f"{last.lower()}.{n}@company{chance.randrange(100_000)}.example",
        "phone": f"+39 02 555 {chance.randrange(10_000):04}",
        "description": "Wants to replace two systems by one before the end of the year.",
        "annual_revenue": chance.randrange(100_000, 90_000_000),
        "employees": chance.randrange(1, 5_000),
        "city": "Milano",
        "country": chance.choice(COUNTRIES),
        "source": chance.choice(values["source"]),
        "status": chance.choice(status).value,
        "industry": chance.choice(values["industry"]),
        "rating": chance.choice(values["rating"]),
        "owner_id": owner,
        "unread": chance.random() < 0.3,
        "handover": uuid.UUID(int=chance.getrandbits(128)),
        "created_at": at,
        "transferred_at": at,
        "updated_at": at,
        "custom": {},
    }


def ids(rows):
    return list(rows.order_by("pk").values_list("pk", flat=True))


def history():
    """The first line of each lead's history."""
    columns = {
        "lead": F("pk"),
        "to_owner": F("owner_id"),
        "at": F("created_at"),
        "reason": Value("created"),
        "handover": F("handover"),
        "why": Value({}, JSONField()),
        "note": Value(""),
        "notify": Value(False),
    }
    insert_from(Lead.objects.unscoped(), Transfer, columns)
