"""What the pages of a lead and its account ask of the database does not grow with what is there."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from accounts.models import Audience, Mention, SharingRule, Territory
from leads.models import Lead, Transfer
from leads.models.lead_queryset import Act
from leads.sharing.shares import share
from tests.access_table import COMMUNITY
from tests.factories import InternalUserFactory, PartnerUserFactory, owner_of
from tests.trust.scene_activities import activity

HOT = [{"field": "Rating", "operator": "equals", "value": "Hot"}]


def carried_on(cast, lead, number):
    """More has happened to the lead and its account; then more is open to more people."""
    for n in range(number):
        written(cast, lead)
        moved(cast, lead, f"{number} {n}")
        Lead.objects.unscoped().filter(pk=lead.pk).change({"status": f"{number} {n}"}, cast.ada)
    for n in range(number):
        opened(cast, lead, f"{number} {n}")
        opened(cast, cast.acme, f"account {number} {n}")


def written(cast, lead):
    """By colleagues, the partner, somebody new; a task long overdue; each names somebody."""
    someone = InternalUserFactory()
    task = {"kind": "task", "due_on": date(2020, 1, 1), "priority": 1, "assignee": someone}
    for about in (lead, cast.acme, cast.toni):
        for by, values in [(cast.carla, {}), (cast.paul, {"kind": "note"}), (someone, task)]:
            row = activity(by, about, values)
            Mention.objects.create(activity=row, user=someone)


def moved(cast, lead, note):
    """To Petra and back, each with a mail."""
    rows = Lead.objects.unscoped().filter(pk=lead.pk)
    for to in (cast.petra, cast.paul):
        rows.transfer(owner_of(to), Act(cast.carla, Transfer.Reason.MANUAL, note, notify=True))


def opened(cast, row, name):
    """To users and groups by hand, to groups of every kind by rules, and by territories."""
    colleague = PartnerUserFactory(contact__account=cast.acme, profiles=[cast.partners])
    group = Group.objects.create(name=f"Profile {name}")
    someone = InternalUserFactory()
    someone.groups.add(group)
    for who in (colleague, someone, group):
        share(row, who, cast.carla)
    place = Territory.objects.create(name=f"Italy {name}")
    place.regions.create(country="IT")
    place.cover(someone)
    for kind, of in {"territory": place, "profile": group, "user": colleague}.items():
        opened_by_rules(cast, f"{kind} {name}", Audience.of(kind, **{kind: of}))


def opened_by_rules(cast, name, target):
    source = Audience.of("account", account=cast.acme)
    for records, criteria in (("leads", []), ("leads", HOT), ("accounts", [])):
        rule = SharingRule(name=f"{records} {name} {len(criteria)}", records=records)
        rule.source, rule.target, rule.criteria = source, target, criteria
        rule.store(cast.ada)


PAGES = [
    # Who asks, for which page, of what.
    ("carla", "leads:detail", "lead"),
    ("ada", "leads:detail", "lead"),
    ("carla", "sharing:lead", "lead"),
    ("ada", "sharing:lead", "lead"),
    ("carla", "sharing:account", "account"),
    ("ada", "sharing:account", "account"),
    ("carla", "accounts:detail", "account"),
    ("ada", "accounts:detail", "account"),
    ("carla", "activities:index", ""),
    ("ada", "activities:index", ""),
    ("paul", "portal:lead", "lead"),
    ("petra", "portal:lead", "lead"),
    ("petra", "portal:activities", ""),
]


@pytest.mark.parametrize(("who", "name", "kind"), PAGES)
def test_a_page_takes_as_many_statements_however_much_there_is(
    cast, log_in, queries, lead, who, name, kind
):
    browser, url = log_in(getattr(cast, who)), address(name, kind, cast, lead)
    moved(cast, lead, "From Carla")
    carried_on(cast, lead, 2)
    few = queries(browser, url)

    carried_on(cast, lead, 6)

    assert queries(browser, url) == few
    assert browser.get(url).status_code == 200


def address(name, kind, cast, lead):
    community = [COMMUNITY] if name.startswith("portal:") else []
    row = {"lead": [lead.pk], "account": [cast.acme.pk]}.get(kind, [])
    return reverse(name, args=community + row)
