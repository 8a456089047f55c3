"""From ticks in the list to the result of each lead."""

import csv

import pytest

from leads.models import Lead, RuleEntry, Run, RunRow
from leads.runs import job
from leads.runs.plans import handing, setting_status
from tests.bulk.reading import owner_of_now, report
from tests.factories import LeadFactory, owner_of

OWNER, STATUS, DELETE = "/leads/owner/", "/leads/status/", "/leads/delete/"


@pytest.fixture
def carla(cast, log_in):
    return log_in(cast.carla)


def ticked(url, *leads, **more):
    pairs = [f"lead={lead.pk}" for lead in leads] + [f"{n}={v}" for n, v in more.items()]
    return f"{url}?{'&'.join(pairs)}"


def sent(browser, url, **values):
    """The form as its page shows it, sent with these values."""
    form = browser.get(url).context["form"]
    return browser.post(url, {"token": form["token"].value()} | values)


def only_run():
    return Run.objects.unscoped().get()


def test_the_list_offers_its_rows_and_its_filter(carla, cast):
    lead = LeadFactory(of=cast.carla, status="New")

    page = carla.get("/leads/", {"unread": "yes"}).content.decode()

    assert f'name="lead" value="{lead.pk}"' in page
    assert '<input type="hidden" name="unread" value="yes">' in page
    assert DELETE not in page  # For administrators.


def test_ticked_leads_are_shown_first_and_changed_on_start(carla, cast):
    one, other = LeadFactory.create_batch(2, of=cast.carla)
    answer = sent(carla, ticked(OWNER, one), choice=f"partner:{cast.paul.pk}", notify="on")
    run = only_run()
    shown = carla.get(answer.url).content.decode()
    assert (owner_of_now(one), "Change 1 lead" in shown) == (cast.carla, True)

    carla.post(f"/runs/{run.pk}/start/")
    job.resume()

    assert (owner_of_now(one), owner_of_now(other)) == (cast.paul, cast.carla)
    assert "1 lead was changed" in carla.get(run.get_absolute_url()).content.decode()


def test_all_that_match_the_filter_are_those_of_the_list(carla, cast):
    LeadFactory.create_batch(30, of=cast.carla, source="Web")
    LeadFactory(of=cast.carla, source="Other")
    LeadFactory(of=cast.rita, source="Web")
    listed = carla.get("/leads/", {"source": "Web"}).context["count"]

    sent(carla, ticked(STATUS, all=1, source="Web"), status="Working - Contacted")

    assert (listed, only_run().rows) == ("30", 30)


@pytest.mark.parametrize("query", ["", "lead=x&lead=-1", "lead=99999999999999999999"])
def test_nothing_ticked_leads_back_to_the_list(carla, cast, query):
    answer = carla.post(f"{OWNER}?{query}", {"choice": f"partner:{cast.paul.pk}"}, follow=True)

    assert answer.redirect_chain[0][0] == "/leads/"
    assert "Tick the leads" in answer.content.decode()


def test_a_filter_that_makes_no_sense_is_refused_and_not_taken_for_all(carla, cast):
    LeadFactory(of=cast.carla)
    url = ticked(STATUS, all=1, created_after="yesterdayish")

    answer = carla.post(url, {"status": "Working - Contacted"})

    assert answer.status_code == 200
    assert "filter has a mistake" in answer.content.decode()
    assert not Run.objects.unscoped().exists()


def test_a_rivals_lead_is_no_lead(carla, cast):
    """R2: ticked by hand, it is as one that does not exist."""
    theirs = LeadFactory(of=cast.rita)

    answer = carla.post(ticked(STATUS, theirs), {"status": "Working - Contacted"})

    assert "None of these leads is there" in answer.content.decode()
    assert not RunRow.objects.unscoped().exists()


def test_nobody_must_be_chosen_by_accident(carla, cast):
    lead = LeadFactory(of=cast.carla)

    answer = sent(carla, ticked(OWNER, lead), choice="")

    assert "Choose who gets the leads." in answer.content.decode()
    assert not Run.objects.unscoped().exists()


def test_only_administrators_delete(cast, log_in):
    lead = LeadFactory(of=cast.carla)

    assert log_in(cast.carla).get(ticked(DELETE, lead)).status_code == 403
    sent(log_in(cast.ada), ticked(DELETE, lead))
    job.run_now(only_run())

    assert not Lead.objects.unscoped().exists()


def test_a_form_sent_twice_makes_one_run(carla, cast):
    """R13"""
    url = ticked(STATUS, LeadFactory(of=cast.carla))
    form = {"token": carla.get(url).context["form"]["token"].value()}
    form["status"] = "Working - Contacted"

    first, second = carla.post(url, form), carla.post(url, form)

    assert first.url == second.url == only_run().get_absolute_url()


def test_a_run_is_its_makers_and_the_administrators(cast, log_in, done):
    LeadFactory(of=cast.carla)
    url = done(cast.carla, setting_status("C")).get_absolute_url()

    assert log_in(cast.marco).get(url).status_code == 404
    assert log_in(cast.ada).get(url).status_code == 200
    assert url not in log_in(cast.marco).get("/runs/").content.decode()


def test_a_run_under_way_shows_how_far_it_is_and_can_be_cancelled(carla, cast, drafted):
    LeadFactory.create_batch(2, of=cast.carla)
    run = drafted(cast.carla, setting_status("C"))
    run.start()
    assert 'hx-trigger="every 1s"' in carla.get(run.get_absolute_url()).content.decode()

    answer = carla.post(f"/runs/{run.pk}/cancel/", follow=True)

    assert "What was changed until then stays" in answer.content.decode()
    assert report(run) == ("cancelled", 2, 2, 0, 0)


def test_the_result_can_be_downloaded_and_runs_in_no_spreadsheet(carla, cast, done):
    """R26"""
    LeadFactory(of=cast.carla, last_name="=1+1", company="@Evil", status="-New")
    run = done(cast.carla, setting_status("C"))

    answer = carla.get(f"/runs/{run.pk}/results.csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")

    (line,) = list(csv.DictReader(text.splitlines()))
    assert (line["Name"], line["Company"], line["Status before"]) == ("'=1+1", "'@Evil", "'-New")
    assert line["Result"] == "Done"
    assert "attachment" in answer["Content-Disposition"]


def test_undo_is_looked_at_first_and_offered_once(carla, cast, done):
    lead = LeadFactory(of=cast.carla, status="New")
    run = done(cast.carla, setting_status("C"))
    token = carla.get(run.get_absolute_url()).context["once"]["token"].value()

    answer = carla.post(f"/runs/{run.pk}/undo/", {"token": token})
    job.run_now(Run.objects.unscoped().get(undoes=run))

    assert "It undid" in carla.get(answer.url).content.decode()
    assert Lead.objects.unscoped().get(pk=lead.pk).status == "New"
    assert "It was undone" in carla.get(run.get_absolute_url()).content.decode()
    assert "once, within" in carla.post(answer.url + "undo/", follow=True).content.decode()


def test_the_history_of_a_lead_leads_to_the_run_of_who_made_it(carla, cast, done):
    lead = LeadFactory(of=cast.carla)
    run = done(cast.carla, handing(owner_of(cast.paul)))

    assert run.get_absolute_url() in carla.get(lead.get_absolute_url()).content.decode()


@pytest.mark.parametrize(("who", "may_open"), [("ada", True), ("marco", False)])
def test_it_leads_there_whoever_may_open_the_run(cast, done, log_in, who, may_open):
    """Marco has the lead now, which a run of Carla's gave to him."""
    lead = LeadFactory(of=cast.carla)
    run, browser = done(cast.carla, handing(owner_of(cast.marco))), log_in(getattr(cast, who))

    page = browser.get(lead.get_absolute_url())

    assert (f'href="{run.get_absolute_url()}"' in page.text) == may_open
    assert (browser.get(run.get_absolute_url()).status_code == 200) == may_open


def test_of_more_ticks_than_can_be_nothing_is_left_out_silently(carla, cast):
    leads = LeadFactory.create_batch(3, of=cast.carla)
    address = ticked(STATUS, *leads) + "".join(f"&lead={n}" for n in range(10**6, 10**6 + 998))

    answer = carla.post(address, {"status": "Working - Contacted"}, follow=True)

    assert "Tick 1,000 leads at most" in answer.text
    assert not Run.objects.unscoped().exists()


def test_partner_users_that_one_does_not_see_have_no_name_in_a_run(carla, cast, rule):
    """Marco's partner Bolt is none of Carla's; the rule gives it her leads all the same."""
    to_rita = RuleEntry(target="owner", owner=owner_of(cast.rita))
    rule.revise([to_rita], cast.ada, seen=2)
    LeadFactory(of=cast.carla)
    answer = sent(carla, OWNER + "?all=1", choice=f"rule:{rule.pk}")
    shown = carla.get(answer.url).text
    run = only_run()
    job.run_now(run)

    page, file = carla.get(answer.url).text, b"".join(carla.get(f"{answer.url}results.csv"))

    for text in (shown, page, file.decode()):
        assert "Rita" not in text
        assert "Bolt" not in text
    assert "Partner users you do not see" in shown
    assert "Partner users you do not see" in page
    assert "A partner user" in file.decode()
