"""The way from a file to leads, page by page."""

from leads.imports import job as jobs
from leads.models import CustomField, Import, Lead
from tests.factories import QueueFactory

from .site import TEXT, newest, page


def chosen(job, **changes):
    """What the page of columns sends when one changes nothing, or this."""
    targets = {f"target_{c['index']}": c["target"] for c in job.columns if ":" not in c["target"]}
    plain = {"choice": f"user:{job.by_id}", "kind": "user", "duplicates": "skip", "match": "email"}
    return targets | plain | changes


def test_from_a_file_to_leads(client, upload, cast):
    """R29"""
    columns = upload(TEXT)
    job = newest()
    assert columns.redirect_chain[-1][0] == page("columns", job)
    assert "Shoe size" in columns.text
    assert "Semicolon" in columns.text

    check = client.post(page("columns", job), chosen(job, new_4="on"), follow=True)
    assert check.redirect_chain[-1][0] == page("check", job)
    assert "Sophie Laurent" in check.text
    assert not Lead.objects.unscoped().exists()

    progress = client.post(page("start", job), follow=True)
    assert 'hx-trigger="every 1s"' in progress.text
    assert 'role="progressbar"' in progress.text

    jobs.run(newest())
    result = client.get(page("detail", job))
    lead = Lead.objects.unscoped().get()
    assert lead.get_absolute_url() in result.text
    assert "every 1s" not in result.text
    assert lead.custom == {"Shoe_size__c": "38"}
    assert CustomField.objects.get().label == "Shoe size"


def test_the_page_of_progress_fetches_its_part(client, upload, cast):
    upload(TEXT)
    newest().start()

    part = client.get(page("detail", newest()), headers={"HX-Request": "true"})

    assert part.text.lstrip().startswith("<div")
    assert "<html" not in part.text


def test_two_columns_cannot_fill_one_field(client, upload, cast):
    upload(TEXT)

    answer = client.post(page("columns", newest()), chosen(newest(), target_4="email"))

    assert "Column Email fills this field already." in answer.text


def test_the_check_says_what_is_wrong_and_changes_nothing(client, upload, cast):
    """R29"""
    upload("Email,Created\nnobody,03/04/2026\n")

    answer = client.get(page("check", newest())).text

    assert "No column fills Last Name: every row will be rejected." in answer
    assert "“nobody” is not an e-mail address." in answer
    assert "read as 4 March 2026" in answer
    assert newest().is_draft


def test_the_leads_go_to_whom_one_may_choose(client, upload, cast):
    """R2"""
    upload(TEXT)
    for owner in (f"partner:{cast.rita.pk}", f"partner:{cast.nora.pk}", "queue:9999", "user:x"):
        answer = client.post(page("columns", newest()), chosen(newest(), choice=owner))
        assert answer.status_code == 200, owner

    client.post(page("columns", newest()), chosen(newest(), choice=f"queue:{cast.nordic.pk}"))

    assert newest().owner.queue == cast.nordic


def test_an_owner_is_searched_for_among_all_there_are(client, upload, cast):
    """Without script, too: what was chosen for the columns stays as it was."""
    QueueFactory.create_batch(250)
    last = QueueFactory(name="Zebra leads")
    upload(TEXT)
    asked = {"kind": "queue", "q": "zebra"}

    part = client.get(
        page("columns", newest()), asked, headers={"HX-Request": "true", "HX-Target": "options"}
    )
    whole = client.post(
        page("columns", newest()), chosen(newest(), target_4="city", search="1", **asked)
    )

    assert part.text.count('name="choice"') == 1
    assert f'value="queue:{last.pk}"' in part.text
    assert f'value="queue:{last.pk}"' in whole.text
    assert whole.context["form"]["target_4"].value() == "city"
    client.post(page("columns", newest()), chosen(newest(), choice=f"queue:{last.pk}"))
    assert newest().owner.queue == last


def test_who_chooses_nobody_keeps_the_owner_it_has(client, upload, cast):
    upload(TEXT)
    job = newest()

    answer = client.post(page("columns", job), chosen(job, kind="queue", choice=""))

    assert answer.status_code == 302
    assert newest().owner == job.owner


def test_starting_twice_is_starting_once(client, upload, cast):
    """R13"""
    upload(TEXT)
    client.post(page("start", newest()))
    jobs.run(newest())

    again = client.post(page("start", newest()), follow=True)

    assert again.status_code == 200
    assert newest().state == Import.State.DONE
    assert Lead.objects.unscoped().count() == 1


def test_a_started_import_keeps_its_choices(client, upload, cast):
    upload(TEXT)
    job = newest()
    job.start()

    client.post(page("columns", job), chosen(job, duplicates="create"))
    client.post(page("dialect", job), {"encoding": "cp1251", "delimiter": ","})

    assert (newest().duplicates, newest().encoding) == ("skip", "utf-8")
