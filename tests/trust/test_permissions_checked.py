"""R6: what is copied of who may do what is checked: no orphans, nobody extra, nobody missing."""

from io import StringIO

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db import connection

from accounts.models import Territory
from leads.models import Lead
from leads.sharing.shares import share
from tests.factories import LeadFactory

from .asking import undone

pytestmark = pytest.mark.django_db
IN_GROUP = "INSERT INTO accounts_user_groups (user_id, group_id) VALUES ({0}, {1})"
OUT_OF_GROUP = "DELETE FROM accounts_user_groups WHERE user_id = {0} AND group_id = {1}"
GRANT = "(permission_id, {0}, content_object_id) VALUES ({1}, {2}, {3})"
ACME = "the group of Acme Sistemi"
DAMAGE = [
    # What somebody does to the database, past the portal; how many are orphans, extra and
    # missing then; what is said of it.
    ("DELETE FROM leads_queue WHERE id = {nordic}",
     (1, 0, 0), ["Queue group grant {of_nordic}: its queue {nordic} is gone."]),
    ("DELETE FROM leads_lead WHERE id = {lead}",
     (1, 0, 0), ["Lead user share {lent}: its lead {lead} is gone."]),
    ("DELETE FROM accounts_account WHERE id = {cedar}",
     (1, 0, 0), ["Account group share {shown}: its account {cedar} is gone."]),
    ("DELETE FROM accounts_territory WHERE id = {south}",
     (1, 0, 0), ["Territory user grant {of_south}: its territory {south} is gone."]),
    ("DELETE FROM accounts_user WHERE id = {marco}",
     (2, 0, 0), ["Territory user grant {of_south}: its user {marco} is gone."]),
    ("DELETE FROM auth_group WHERE id = {acme_managers}",
     (1, 0, 0), ["Account group {acme_managers_row}: its group {acme_managers} is gone."]),
    ("DELETE FROM auth_group WHERE id = {managers}",
     (5, 0, 0), ["Queue group grant {of_nordic}: its group {managers} is gone."]),
    ("UPDATE leads_queue SET deleted_at = '2026-01-01 00:00:00+00' WHERE id = {nordic}",
     (1, 0, 0), ["Queue group grant {of_nordic}: its queue was deleted."]),
    ("UPDATE leads_leadusershare SET permission_id = {change_queue}",
     (1, 0, 0),
     ["Lead user share {lent}: “Can change queue” is nothing that is done with a lead."]),
    ("UPDATE accounts_territoryusergrant SET user_id = {paul}",
     (1, 0, 0),
     ["Territory user grant {of_south}: its user is a partner user, and covers no territory."]),
    ("INSERT INTO accounts_territorygroupgrant "
     + GRANT.format("group_id", "{cover_territory}", "{managers}", "{south}"),
     (1, 0, 0), ["a group covers no territory."]),
    ("INSERT INTO communities_communityusergrant "
     + GRANT.format("user_id", "{enter_community}", "{paul}", "{community}"),
     (1, 0, 0), ["members of communities are profiles."]),
    ("INSERT INTO guardian_userobjectpermission"
     " (permission_id, user_id, content_type_id, object_pk)"
     " VALUES ({take_queue}, {paul}, {queue_type}, '{nordic}')",
     (1, 0, 0), ["no rule asks for it. It is on the queue {nordic}."]),
    (IN_GROUP.format("{rita}", "{acme_all}"),
     (0, 1, 0), ["Rita Conti is in " + ACME + ", all partner users, and is not one of them."]),
    (IN_GROUP.format("{carla}", "{acme_all}"),
     (0, 1, 0), ["Carla Berg is in " + ACME + ", all partner users, and is not one of them."]),
    (IN_GROUP.format("{paul}", "{acme_managers}"),
     (0, 1, 0), ["Paul Rossi is in " + ACME + ", role Manager, and is not one of them."]),
    ("UPDATE accounts_user SET partner_role = 2 WHERE id = {paul}",
     (0, 1, 1),
     ["Paul Rossi is in " + ACME + ", role User, and is not one of them.",
      "Paul Rossi is not in " + ACME + ", role Manager."]),
    ("UPDATE accounts_contact SET account_id = {bolt} WHERE id = {paul_contact}",
     (0, 2, 2),
     ["Paul Rossi is in " + ACME + ", all partner users, and is not one of them.",
      "Paul Rossi is not in the group of Bolt Partners, role User."]),
    (OUT_OF_GROUP.format("{paul}", "{acme_all}"),
     (0, 0, 1), ["Paul Rossi is not in " + ACME + ", all partner users."]),
    ("DELETE FROM accounts_accountgroup WHERE id = {acme_managers_row}",
     (0, 0, 1), ["Acme Sistemi has 3 of the 4 groups of a partner."]),
]  # fmt: skip


@pytest.fixture
def names(cast):
    """The numbers of rows, by what they are called above; with a grant of each sort."""
    south, lead = Territory.objects.create(name="South"), LeadFactory(of=cast.carla)
    south.cover(cast.marco)
    lent = share(lead, cast.paul, cast.ada)
    shown = share(cast.cedar, cast.managers, cast.ada)
    managers_of_acme = cast.acme.groups.get(role=2)
    rows = vars(cast) | {
        "south": south,
        "lead": lead,
        "lent": lent,
        "shown": shown,
        "of_nordic": cast.nordic.queuegroupgrant_set.get(),
        "of_south": south.territoryusergrant_set.get(),
        "acme_all": cast.acme.groups.get(role=None).group,
        "acme_managers": managers_of_acme.group,
        "acme_managers_row": managers_of_acme,
        "paul_contact": cast.paul.contact,
        "queue_type": ContentType.objects.get(model="queue"),
    }
    asked = ["change_queue", "take_queue", "cover_territory", "enter_community"]
    rows |= {name: Permission.objects.get(codename=name) for name in asked}
    return {name: row.pk for name, row in rows.items()}


def checked():
    out = StringIO()
    call_command("check_permissions", stdout=out)
    return out.getvalue()


def test_nothing_is_wrong_with_what_the_verbs_wrote(names):
    assert checked() == "Nothing is wrong: 0 orphans, 0 extra, 0 missing.\n"


def test_what_can_come_back_is_nothing_wrong(cast, names):
    """Who is deactivated, whose account is disabled, a lead in the bin keep their grants."""
    Lead.objects.unscoped().put_away(cast.ada)
    cast.marco.deactivate(cast.ada)
    cast.acme.disable(cast.ada, {})

    assert "Nothing is wrong" in checked()


@pytest.mark.parametrize(("damage", "numbers", "words"), DAMAGE)
def test_damage_is_found_and_named(names, damage, numbers, words):
    with undone(), connection.cursor() as cursor:
        cursor.execute(damage.format(**names))

        with pytest.raises(CommandError) as said:
            checked()

    *sentences, last = str(said.value).splitlines()
    assert said.value.returncode == 1
    assert last == "{} orphans, {} extra, {} missing.".format(*numbers)
    assert len(sentences) == sum(numbers)
    assert [each for each in words if each.format(**names) not in str(said.value)] == []
