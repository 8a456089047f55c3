"""What one would otherwise build: a guardian grant per lead, asked for the inbox."""

from django.contrib.auth.models import Permission
from django.db import connection
from guardian.shortcuts import get_objects_for_user

from accounts.models import User
from leads.inbox import inbox_of
from prm.memo import request_remembers
from prm.paging import PAGE_SIZE, counted

from .measure import Line, by_turns
from .models import GrantedLead, LeadGrant

ORDER = ("-unread", "-transferred_at", "-id")
TIMES = 15
AT_LEAST = 15  # At a million leads, where it matters; a small table is soon read whole.
GRANT = """
    INSERT INTO bench_leadgrant (permission_id, user_id, content_object_id)
    SELECT %s, who.id, l.id FROM leads_lead l JOIN leads_owner o ON o.id = l.owner_id
    JOIN accounts_user u ON u.id = o.user_id
    LEFT JOIN accounts_contact k ON k.id = u.contact_id
    LEFT JOIN accounts_account a ON a.id = k.account_id
    JOIN LATERAL (SELECT u.id UNION SELECT a.owner_id WHERE a.id IS NOT NULL) who ON TRUE
"""


def measure(size):
    grant()
    paul = User.objects.get(email="user1@partner.example")
    assert first_page(ours(paul)) == first_page(theirs(paul))
    ours_, theirs_ = by_turns(within(ours, paul), within(theirs, paul), TIMES)
    ratio, note = round(theirs_ / ours_, 2), "the floor is the rival here: times faster"
    bound = AT_LEAST if size >= 1_000_000 else 1
    yield Line(
        "inbox by a grant per lead", size, ours_, theirs_, ratio, bound, at_least=True, note=note
    )


def grant():
    """To the owner of each lead, and to the channel manager of a partner's."""
    if LeadGrant.objects.exists():
        return
    permission = Permission.objects.get(codename="view_grantedlead")
    with connection.cursor() as cursor:
        cursor.execute(GRANT, [permission.pk])
        cursor.execute("VACUUM ANALYZE bench_leadgrant")


def ours(user):
    return inbox_of(user)


def theirs(user):
    return get_objects_for_user(
        user, "bench.view_grantedlead", GrantedLead.objects.all(), accept_global_perms=False
    )


def first_page(rows):
    return list(rows.order_by(*ORDER)[: PAGE_SIZE + 1].values_list("pk", flat=True))


def within(rows_of, user):
    """As in a request, which asks each question about its user once."""
    return lambda: request_remembers(lambda _: asked(rows_of, user))(None)


def asked(rows_of, user):
    rows = rows_of(user)
    list(rows.order_by(*ORDER)[: PAGE_SIZE + 1])
    counted(rows)
