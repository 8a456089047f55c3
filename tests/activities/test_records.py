"""The timelines of accounts and contacts, and of leads in the portal."""

from datetime import date

import pytest

from accounts.models import Activity, Invitation
from leads.models import Lead
from leads.models.lead_queryset import Act
from prm.audit import What, audit
from tests.factories import LeadFactory, owner_of
from tests.leads.reading import words


def account_page(browser, account, **query):
    return browser.get(account.get_absolute_url(), query)


def everything_happened(cast, log):
    lead = LeadFactory(of=cast.carla, first_name="Sophie", last_name="Laurent")
    rows = Lead.objects.unscoped().filter(pk=lead.pk)
    rows.transfer(owner_of(cast.paul), Act(cast.carla, "manual", notify=True))
    rows.change({"status": "Working - Contacted"}, cast.paul)
    lead.refresh_from_db()
    log(cast.carla, lead, subject="On the lead", kind="meeting")
    log(cast.carla, cast.acme, subject="On the account", kind="call")
    log(cast.carla, cast.toni, subject="On the contact", kind="note")
    audit(cast.paul, What.LOGIN)
    Invitation.send(cast.nora, by=cast.carla)


EVERY = {
    "meeting": "On the lead",
    "call": "On the account",
    "note": "On the contact",
    "owner": "Owner changed from Carla Berg to Paul Rossi",
    "status": "Status changed from Open - Not Contacted to Working - Contacted",
    "mail": "Mail to Nora Bianchi",
    "login": "Paul Rossi logged in",
}


def test_an_account_shows_all_that_its_people_did(cast, log_in, log):
    everything_happened(cast, log)

    text = words(account_page(log_in(cast.carla), cast.acme))

    assert [line for line in EVERY.values() if line not in text] == []
    assert "Nora Bianchi was invited" in text


@pytest.mark.parametrize("kind", EVERY)
def test_a_timeline_is_narrowed_to_a_kind(cast, log_in, log, kind):
    everything_happened(cast, log)

    text = words(account_page(log_in(cast.carla), cast.acme, show=kind)).partition("Timeline")[2]

    assert [name for name, line in EVERY.items() if line in text] == [kind]


def test_htmx_gets_only_the_timeline_or_the_next_page(cast, log_in, log):
    for number in range(12):
        log(cast.carla, cast.acme, subject=f"Call {number}")
    browser = log_in(cast.carla)
    cursor = account_page(browser, cast.acme).context["timeline"].next

    part, more = (
        browser.get(
            cast.acme.get_absolute_url(),
            query,
            headers={"HX-Request": "true", "HX-Target": target},
        ).text.strip()
        for query, target in (({}, "timeline"), ({"after": cursor}, "timeline-more"))
    )

    assert part.startswith('<section class="card" id="timeline">')
    assert more.startswith("<li")
    assert ("Call 1<" in more, "Call 0<" in more) == (True, True)
    assert "Call 2<" not in more


def test_the_accounts_of_others_show_nothing_of_mine(cast, log_in, log):
    everything_happened(cast, log)

    text = words(account_page(log_in(cast.marco), cast.bolt))

    assert [line for line in EVERY.values() if line in text] == []


def test_a_contact_that_logs_in_shows_its_users_doings(cast, log_in, log):
    everything_happened(cast, log)

    text = words(log_in(cast.carla).get(cast.paul.contact.get_absolute_url()))

    assert EVERY["login"] in text
    assert EVERY["owner"] in text
    assert EVERY["call"] not in text


def test_partners_see_the_status_and_never_the_owners(cast, log_in, log):
    """R8"""
    everything_happened(cast, log)
    lead = Lead.objects.unscoped().get()

    text = words(log_in(cast.paul).get(f"/c/partners/leads/{lead.pk}/"))

    assert EVERY["status"] in text
    assert EVERY["meeting"] in text
    assert "Owner changed" not in text


def test_a_lead_that_is_deleted_takes_its_activities_along(cast, lead, log):
    log(cast.carla, lead, [cast.paul])

    Lead.objects.unscoped().filter(pk=lead.pk).delete()

    assert not Activity.objects.unscoped().exists()


def test_home_counts_my_tasks_and_what_is_overdue(cast, log_in, lead, task):
    for year in (2020, 2199):
        task(cast.carla, lead, assignee=cast.paul, due_on=date(year, 1, 1), subject=f"Of {year}")

    text = words(log_in(cast.paul).get("/c/partners/"))

    assert "My tasks 2" in text
    assert "1 overdue" in text
    assert text.index("Of 2020") < text.index("Of 2199")
