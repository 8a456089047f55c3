"""R34: what is set for everybody, and decides who sees what: from what to what."""

import pytest
from django.urls import reverse

from accounts.models import Territory
from leads.models import CustomField
from prm.audit import What

from .audited import noted

pytestmark = pytest.mark.django_db
ORGANIZATION = {"name": "Nordwind", "time_zone": "UTC", "second_factor": "nobody"}
COMMUNITY = {"name": "Nordwind Nordics", "slug": "nordics", "colour": "#336699"}
FIELD = {"label": "Budget", "api_name": "budget__c", "kind": "text", "position": 1}


def told_of(rows, about):
    [row] = rows
    assert row.about == about
    return row.details


def fromto(before, after):
    return {"from": before, "to": after}


def test_suspending_super_users_and_giving_their_rights_back_are_told_apart(cast):
    suspended = noted(What.ROLE, lambda: cast.organization.suspend_super_users(cast.ada))
    again = noted(What.ROLE, lambda: cast.organization.suspend_super_users(cast.ada))
    restored = noted(What.ROLE, cast.organization.restore_super_users)

    told = [told_of(rows, cast.organization) for rows in (suspended, restored)]
    assert told == [{"are_super_users_suspended": fromto(*way)} for way in ((0, 1), (1, 0))]
    assert (suspended[0].by, again) == (cast.ada, [])


def test_how_many_roles_there_are(cast):
    rows = noted(What.ROLE, lambda: cast.organization.set_partner_roles(3))
    assert rows == []
    cast.petra.place(partner_role=1)

    rows = noted(What.ROLE, lambda: cast.organization.set_partner_roles(2))

    assert told_of(rows, cast.organization) == {"partner_roles": fromto(3, 2)}


def test_that_partner_management_was_enabled(cast, prm_off):
    rows = noted(What.ROLE, lambda: cast.organization.enable_prm(cast.ada))

    assert told_of(rows, cast.organization) == {"is_prm_enabled": fromto(False, True)}
    assert noted(What.ROLE, lambda: cast.organization.enable_prm(cast.carla)) == []


@pytest.mark.parametrize(
    ("page", "sent", "told"),
    [
        (
            "sharing_defaults",
            {"leads_default": "public", "accounts_default": "private"},
            {"leads_default": fromto("private", "public")},
        ),
        (
            "organization",
            ORGANIZATION | {"demands_consent": "on", "approves_colleagues": "on"},
            {"demands_consent": fromto(False, True), "approves_colleagues": fromto(False, True)},
        ),
        (
            "organization",
            ORGANIZATION | {"second_factor": "everybody"},
            {"second_factor": fromto("nobody", "everybody")},
        ),
    ],
)
def test_what_is_set_on_a_page_is_kept_with_its_values(cast, log_in, page, sent, told):
    browser = log_in(cast.ada)

    rows = noted(What.ROLE, lambda: browser.post(reverse(f"setup:{page}"), sent))

    assert told_of(rows, cast.organization) == told
    assert rows[0].by == cast.ada


@pytest.mark.parametrize("page", ["setup:organization", "admin:accounts_organization_change"])
def test_a_name_is_a_text_and_is_not_kept(cast, log_in, page):
    browser, args = log_in(cast.ada), [1] if "admin" in page else []
    sent = ORGANIZATION | {"name": "Canaryname"}

    rows = noted(What.ROLE, lambda: browser.post(reverse(page, args=args), sent))

    cast.organization.refresh_from_db()
    assert (cast.organization.name, rows) == ("Canaryname", [])


def test_the_admin_is_no_way_round_it(cast, log_in):
    url = reverse("admin:accounts_organization_change", args=[1])
    sent = ORGANIZATION | {"demands_consent": "on"}

    rows = noted(What.ROLE, lambda: log_in(cast.ada).post(url, sent))

    assert told_of(rows, cast.organization) == {"demands_consent": fromto(False, True)}


def test_a_community_is_published(cast, log_in):
    url = reverse("setup:community", args=[cast.preview.pk])
    sent = COMMUNITY | {"status": "published", "profiles": [cast.partners.pk]}

    rows = noted(What.ROLE, lambda: log_in(cast.ada).post(url, sent))

    assert told_of(rows, cast.preview) == {"status": fromto("preview", "published")}


def test_a_queue_hides_who_its_leads_are(cast, log_in):
    url = reverse("queues:edit", args=[cast.southern.pk])
    sent = {"name": cast.southern.name, "is_masked": "on"}

    rows = noted(What.ROLE, lambda: log_in(cast.ada).post(url, sent))

    assert told_of(rows, cast.southern) == {"is_masked": fromto(False, True)}


def test_a_field_is_shown_to_partners(cast, log_in):
    field = CustomField.objects.create(**FIELD, shown_to_partners=False)
    url, sent = reverse("setup:field", args=[field.pk]), FIELD | {"shown_to_partners": "on"}

    rows = noted(What.ROLE, lambda: log_in(cast.ada).post(url, sent | {"is_active": "on"}))

    assert told_of(rows, field) == {"shown_to_partners": fromto(False, True)}


def test_a_territory_is_redrawn(cast):
    south = Territory.objects.create(name="South")
    south.redraw([("IT", ""), ("ES", "")], [])

    drawn = noted(What.ROLE, lambda: south.redraw([("IT", ""), ("FR", "Corse")], []))

    told = {"pairs": fromto([["ES", ""], ["IT", ""]], [["FR", "Corse"], ["IT", ""]])}
    assert told_of(drawn, south) == told
    assert noted(What.ROLE, lambda: south.redraw([("IT", ""), ("FR", "Corse")], [])) == []


def test_who_covers_it_is_noted_one_by_one(cast):
    south = Territory.objects.create(name="South")

    covered = noted(What.ROLE, lambda: south.redraw([], [cast.carla]))
    handed = noted(What.ROLE, lambda: south.redraw([], [cast.marco]))

    assert told_of(covered, south) == {"may": "cover_territory", "user": cast.carla.pk}
    assert [row.details for row in handed] == [
        {"may_not": "cover_territory", "user": cast.carla.pk},
        {"may": "cover_territory", "user": cast.marco.pk},
    ]


def test_and_ends_with_the_territory(cast, log_in):
    south = Territory.objects.create(name="South")
    south.cover(cast.carla)
    url, number = reverse("setup:territory_removal", args=[south.pk]), south.pk

    [row] = noted(What.ROLE, lambda: log_in(cast.ada).post(url))

    assert row.details == {"may_not": "cover_territory", "user": cast.carla.pk}
    assert (row.about_id, row.about) == (number, None)
