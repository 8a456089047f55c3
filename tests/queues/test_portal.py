"""The queues in the portal: a list of those I may take from, ticks, Take, and what is said."""

import pytest

from leads.models import Lead
from leads.models.act import Act
from tests.factories import LeadFactory

from .conftest import owner, rows, said


def url(queue, more=""):
    return f"/c/partners/queues/{queue.pk}/{more}"


def take(browser, queue, *leads):
    return browser.post(url(queue, "take/"), {"lead": [lead.pk for lead in leads]}, follow=True)


def section(answer):
    """The section Queues of the frame, if there is one."""
    sections = answer.context["frame"].sections
    return next((link for link in sections if link.url == "/c/partners/queues/"), None)


def test_only_queues_i_may_take_from_with_how_many_wait(cast, southern, waiting, log_in):
    LeadFactory(of=cast.nordic)

    answer = log_in(cast.paul).get("/c/partners/queues/")

    assert answer.context["rows"] == [(southern, 3)]
    assert section(answer).count == 3
    assert log_in(cast.paul).get(url(cast.nordic)).status_code == 404


def test_who_may_take_from_none_has_no_such_section(cast, log_in):
    cast.southern.dismiss(cast.acme.groups.get(role=None).group)

    answer = log_in(cast.paul).get("/c/partners/queues/")

    assert answer.context["rows"] == []
    assert section(answer) is None


def test_the_one_that_waits_longest_is_first(cast, southern, waiting, log_in):
    page = log_in(cast.paul).get(url(southern)).context["page"]

    assert page.rows == waiting


def test_one_taken_lead_opens(cast, southern, waiting, log_in):
    answer = take(log_in(cast.paul), southern, waiting[0])

    assert (answer.context["lead"], said(answer)) == (waiting[0], "The lead is yours.")


def test_several_are_taken_by_their_ticks(cast, southern, waiting, log_in):
    answer = take(log_in(cast.paul), southern, *waiting[:2])

    assert said(answer) == "2 leads are yours."
    assert answer.context["page"].rows == waiting[2:]


def test_a_rival_who_was_faster_has_no_name(cast, southern, waiting, log_in):
    """R8, R10"""
    rows(waiting[0]).take(cast.rita)

    answer = take(log_in(cast.paul), southern, waiting[0])

    assert said(answer) == "One lead does not wait here any more. It was taken a moment ago."
    page = answer.content.decode()
    assert "Rita" not in page
    assert "Bolt" not in page


def test_what_a_manager_moved_was_not_taken(cast, southern, waiting, log_in):
    rows(waiting[0]).take(cast.rita)
    rows(*waiting[1:]).transfer(cast.nordic.lead_owner, Act(cast.ada, "manual"))

    answer = take(log_in(cast.paul), southern, *waiting)

    assert said(answer) == (
        "One lead does not wait here any more. It was taken a moment ago."
        " 2 leads do not wait in the queue any more."
    )


def test_what_never_was_there_is_not_said_to_be_taken(cast, southern, log_in):
    elsewhere = LeadFactory(of=cast.nordic)

    answer = take(log_in(cast.paul), southern, elsewhere)

    assert said(answer) == "One lead does not wait in the queue any more."


def test_a_colleague_who_was_faster_is_named(cast, southern, waiting, log_in):
    rows(waiting[0]).take(cast.petra)

    answer = take(log_in(cast.paul), southern, waiting[0])

    assert said(answer) == "Petra Galli was faster: one lead is theirs."


def test_the_second_of_two_clicks_says_nothing_new(cast, southern, waiting, log_in):
    """R13"""
    paul = log_in(cast.paul)
    take(paul, southern, waiting[0])

    assert said(take(paul, southern, waiting[0])) == ""
    assert owner(waiting[0]).user == cast.paul


def test_what_one_handed_back_says_until_when_it_waits_for_others(
    cast, southern, waiting, change, log_in
):
    change(rests=True)
    paul, page = log_in(cast.paul), f"/c/partners/leads/{waiting[0].pk}/"
    assert "/take/" in paul.get(page).text
    rows(waiting[0]).take(cast.paul)
    rows(waiting[0]).hand_back(cast.paul, "Not my region")

    answer = take(paul, southern, waiting[0])

    assert said(answer).startswith("You handed this lead back, so it waits for others until ")
    assert "/take/" not in paul.get(page).text
    assert "/take/" in log_in(cast.petra).get(page).text


def test_a_limit_says_which_and_the_rest_stays(cast, southern, waiting, change, log_in):
    change(most_open=2)

    answer = take(log_in(cast.paul), southern, *waiting)

    assert "2 leads are yours." in said(answer)
    assert "allows 2" in said(answer)
    assert Lead.objects.unscoped().filter(owner=southern.lead_owner).count() == 1


@pytest.mark.parametrize("ticks", [[], ["x"], ["\x00"], ["9" * 30], ["-1"]])
def test_nonsense_takes_nothing(cast, southern, waiting, log_in, ticks):
    answer = log_in(cast.paul).post(url(southern, "take/"), {"lead": ticks}, follow=True)

    assert said(answer) == "Tick the leads you want to take."
    assert answer.context["count"] == "3"


def test_a_foreign_number_is_answered_as_one_of_nobody(cast, southern, log_in):
    """R2"""
    foreign, paul = LeadFactory(of=cast.rita), log_in(cast.paul)

    answers = [
        said(paul.post(url(southern, "take/"), {"lead": pk}, follow=True))
        for pk in (foreign.pk, 12345)
    ]

    assert answers[0] == answers[1]
    assert owner(foreign).user == cast.rita


def test_in_the_console_a_channel_manager_takes_too(cast, southern, waiting, log_in):
    carla = log_in(cast.carla)
    assert carla.get(southern.get_absolute_url()).context["page"].rows == waiting

    answer = carla.post(f"/queues/{southern.pk}/take/", {"lead": waiting[0].pk}, follow=True)

    assert (answer.context["lead"], owner(waiting[0]).user) == (waiting[0], cast.carla)
    assert log_in(cast.paul).get(f"/queues/{southern.pk}/").status_code == 404
