"""R34: what is opened to somebody, and what is closed again, is noted once, with the row."""

import pytest
from django.urls import reverse

from accounts.models import AccountGroupShare, AccountUserShare, Audience, SharingRule
from leads.models import LeadGroupShare, LeadUserShare
from prm.audit import What
from tests.communities.sharing_scene import folder_of, view_of
from tests.factories import LeadFactory

from .audited import noted

pytestmark = pytest.mark.django_db


def told_of(rows, about, by):
    """The details of the entries, all about this row and by this person."""
    assert {(row.about, row.by) for row in rows} == {(about, by)}
    return [row.details for row in rows]


@pytest.fixture
def groups(cast):
    kinds = {"acme": {"kind": "account", "account": cast.acme}}
    kinds |= {name: {"kind": name} for name in ("everyone", "internal")}
    return {name: Audience.of(**columns) for name, columns in kinds.items()}


@pytest.fixture(params=["folder", "list view"])
def shared(request, cast):
    """What is shared with groups: a folder, or a view of a list. Carla's."""
    return folder_of(cast.carla) if request.param == "folder" else view_of(cast.carla)


PAGES = {"Folder": "folders", "ListView": "views"}


def page(row, name):
    return reverse(f"{PAGES[type(row).__name__]}:{name}", args=[row.pk])


def test_sharing_with_a_group_is_noted_once(cast, shared, groups):
    rows = noted(What.SHARE, lambda: shared.share_with(groups["acme"], cast.carla))
    again = noted(What.SHARE, lambda: shared.share_with(groups["acme"], cast.carla))

    assert told_of(rows, shared, cast.carla) == [{"audience": groups["acme"].pk}]
    assert again == []


def test_closing_it_to_a_group_is_noted_with_who_did(cast, log_in, shared, groups):
    shared.share_with(groups["acme"], cast.carla)
    sent = {"share": shared.shares_named().get().pk}
    browser, url = log_in(cast.ada), page(shared, "withdrawal")

    rows = noted(What.SHARE, lambda: browser.post(url, sent))

    told = [{"audience": groups["acme"].pk, "withdrawn": True}]
    assert told_of(rows, shared, cast.ada) == told
    assert noted(What.SHARE, lambda: shared.withdraw_from(groups["acme"])) == []


def test_who_may_not_close_it_leaves_no_such_entry(cast, log_in, shared, groups):
    shared.share_with(groups["acme"], cast.carla)
    sent = {"share": shared.shares_named().get().pk}
    browser = log_in(cast.paul)

    assert noted(What.SHARE, lambda: browser.post(page(shared, "withdrawal"), sent)) == []


def test_made_internal_it_is_closed_to_everyone_and_open_to_colleagues(cast, shared, groups):
    shared.share_with(groups["everyone"], cast.carla)

    rows = noted(What.SHARE, lambda: shared.make_internal(cast.ada))

    closed = {"audience": groups["everyone"].pk, "withdrawn": True}
    assert told_of(rows, shared, cast.ada) == [closed, {"audience": groups["internal"].pk}]
    assert noted(What.SHARE, lambda: shared.make_internal(cast.ada)) == []


def test_deleted_it_is_closed_to_all(cast, log_in, shared, groups):
    for group in ("acme", "internal"):
        shared.share_with(groups[group], cast.carla)
    browser, url = log_in(cast.carla), page(shared, "removal")

    rows = noted(What.SHARE, lambda: browser.post(url))

    assert {(row.about_id, row.by) for row in rows} == {(shared.pk, cast.carla)}
    closed = {(row.details["audience"], row.details["withdrawn"]) for row in rows}
    assert closed == {(groups[group].pk, True) for group in ("acme", "internal")}


@pytest.mark.parametrize(
    ("kind", "held_by"),
    [
        (LeadUserShare, "marco"),
        (LeadGroupShare, "managers"),
        (AccountUserShare, "marco"),
        (AccountGroupShare, "managers"),
    ],
)
def test_one_record_is_shared_and_withdrawn(cast, kind, held_by):
    who = getattr(cast, held_by)
    record = LeadFactory(of=cast.carla) if "Lead" in kind.__name__ else cast.cedar

    given = noted(What.SHARE, lambda: kind.give(record, who, cast.carla, edits=True))
    ended = noted(What.SHARE, lambda: kind.objects.get().withdraw(cast.ada))

    held = {kind.held_by: who.pk}
    assert told_of(given, record, cast.carla) == [held | {"edits": True, "until": None}]
    assert told_of(ended, record, cast.ada) == [held | {"withdrawn": True}]


def test_a_sharing_rule_is_stored_made_internal_and_removed(cast, groups):
    rule = SharingRule(name="Open", records="leads", source=groups["internal"])
    rule.target = groups["acme"]

    stored = noted(What.SHARE, lambda: rule.store(cast.ada))
    internal = noted(What.SHARE, lambda: rule.make_internal_only(cast.ada))
    number = rule.pk
    removed = noted(What.SHARE, lambda: rule.remove(cast.ada))

    ends = {"source": groups["internal"].pk, "target": groups["acme"].pk}
    rows = [*stored, *internal, *removed]
    assert [row.details | ends for row in rows] == [row.details for row in rows]
    assert [row.details["internal_only"] for row in rows] == [False, True, True]
    assert {(row.about_id, row.by) for row in rows} == {(number, cast.ada)}
    assert removed[0].details["deleted"]


@pytest.mark.parametrize("criteria", [[1], "unreadable", [{"field": "email"}]])
def test_what_its_criteria_ask_for_is_noted_and_no_value(cast, groups, criteria):
    """A value may be the name of a person; criteria that nobody can read say nothing."""
    ends = {"source": groups["internal"], "target": groups["acme"]}
    rule = SharingRule(name="Canaries", records="leads", logic="1 AND 2", **ends)
    rule.criteria = [{"field": "last_name", "operator": "equals", "value": "Canary"}]

    [row] = noted(What.SHARE, lambda: rule.store(cast.ada))
    rule.criteria = criteria
    [unread] = noted(What.SHARE, lambda: rule.store(cast.ada))

    assert row.details["criteria"] == [["last_name", "equals"]]
    assert (row.details["logic"], "Canary" in str(row.details)) == ("1 AND 2", False)
    assert unread.details["criteria"] in ([], [["email", None]])
