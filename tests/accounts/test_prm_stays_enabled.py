"""Once enabled, partner management stays enabled: by page, by admin, by the ORM."""

import pytest
from django.db import Error as DatabaseError
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from accounts.models import Organization

STAYS = "Partner relationship management stays enabled"
ALL = Organization.objects.all


def changed_row():
    row = Organization.current()
    row.prm_enabled_at = row.prm_enabled_by = None
    row.save()


def someone_else(cast):
    ALL().update(prm_enabled_by=cast.carla)


WAYS = {
    "an update": lambda cast: ALL().update(prm_enabled_at=None, prm_enabled_by=None),
    "another time": lambda cast: ALL().update(prm_enabled_at=timezone.now()),
    "somebody else": someone_else,
    "a saved row": lambda cast: changed_row(),
    "a deleted row": lambda cast: Organization.current().delete(),
    "all rows deleted": lambda cast: ALL().delete(),
    "rows deleted raw": lambda cast: ALL()._raw_delete("default"),
    "a bulk update": lambda cast: Organization.objects.bulk_update(
        [Organization(pk=1, name="N")], ["prm_enabled_at", "prm_enabled_by"]
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_database_refuses_every_way_back(cast, way):
    before = Organization.current()

    with pytest.raises(DatabaseError, match=STAYS), transaction.atomic():
        WAYS[way](cast)

    after = Organization.current()
    assert (after.prm_enabled_at, after.prm_enabled_by) == (
        before.prm_enabled_at,
        before.prm_enabled_by,
    )


def test_the_rest_of_the_row_changes_as_before(cast):
    ALL().update(name="Nordwind AG", prm_enabled_at=F("prm_enabled_at"))

    assert Organization.current().name == "Nordwind AG"


def test_before_it_is_enabled_the_row_is_a_row_like_others(cast, prm_off):
    ALL().update(name="Nordwind AG")

    cast.organization.enable_prm(cast.ada)

    assert Organization.current().prm_enabled_by == cast.ada


def test_the_second_to_enable_it_changes_nothing(cast, prm_off):
    cast.organization.enable_prm(cast.ada)
    since = Organization.current().prm_enabled_at

    cast.organization.enable_prm(cast.carla)

    assert Organization.current().prm_enabled_at == since
    assert cast.organization.prm_enabled_by == cast.ada


def test_the_admin_has_no_way_back(cast, ada):
    url = reverse("admin:accounts_organization_change", args=[1])
    form = {"name": "Nordwind AG", "second_factor": "nobody", "prm_enabled_at_0": ""}
    form |= {"prm_enabled_at": "", "prm_enabled_at_1": "", "prm_enabled_by": cast.carla.pk}

    changed = ada.post(url, form)
    deleted = ada.post(reverse("admin:accounts_organization_delete", args=[1]), {"post": "yes"})

    organization = Organization.current()
    assert (changed.status_code, deleted.status_code) == (302, 403)
    assert organization.name == "Nordwind AG"
    assert organization.prm_enabled_by == cast.ada
    assert organization.is_prm_enabled


@pytest.mark.parametrize("page", ["setup:prm", "setup:prm_edit", "setup:organization"])
def test_no_page_has_a_way_back(cast, ada, page):
    form = {"enable": "", "name": "Nordwind", "prm_enabled_at": "", "second_factor": "nobody"}

    ada.post(reverse(page), form)

    assert Organization.current().is_prm_enabled
