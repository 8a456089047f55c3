from datetime import UTC, date, datetime, timedelta

import pytest
from django.template import Context, RequestContext, Template

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Safari/604"
)
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def draw(source, request=None, **context):
    context = RequestContext(request, context) if request else Context(context)
    return Template(source).render(context)


def test_a_status_is_a_word_on_its_colour():
    assert draw("{% pill 'New' 'new' %}") == '<span class="pill pill--new">New</span>'


def test_an_unknown_kind_of_status_is_plain():
    assert draw("{% pill 'New' 'odd' %}") == '<span class="pill">New</span>'


def test_what_somebody_typed_stays_text():
    """R25: names are escaped wherever a tag draws them."""
    assert "<b>" not in draw("{% pill name %}{% avatar name %}", name="<b>Bo</b> <i>x")


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Paul Rossi", "PR"), ("Anna Maria de Luca", "AL"), ("Ada", "A"), ("", ""), (None, "")],
)
def test_initials_are_of_the_first_and_last_word(name, letters):
    assert draw("{{ name|initials }}", name=name) == letters


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(seconds=20), "now"),
        (timedelta(minutes=12), "12 min"),
        (timedelta(hours=3), "3 h"),
        (timedelta(hours=25), "yesterday"),
        (timedelta(days=5), "5 d"),
        (timedelta(days=95), "Aug. 20, 2026"),
        (-timedelta(minutes=12), "in 12 min"),
        (-timedelta(days=2), "in 2 d"),
    ],
)
def test_time_is_told_in_few_characters(time_machine, age, words):
    time_machine.move_to(NOON, tick=False)

    assert f">{words}</time>" in draw("{% ago when %}", when=NOON - age)


def test_the_exact_time_is_there_on_hover(time_machine):
    time_machine.move_to(NOON, tick=False)

    assert 'title="Nov. 23, 2026, 11:48 a.m."' in draw(
        "{% ago when %}", when=NOON - timedelta(minutes=12)
    )


def test_a_day_without_a_time_is_told_in_days(time_machine):
    time_machine.move_to(NOON, tick=False)

    assert ">today</time>" in draw("{% ago when %}", when=date(2026, 11, 23))


def test_no_time_is_nothing():
    assert draw("{% ago when %}", when=None) == ""


@pytest.mark.parametrize(
    ("sent", "words"),
    [(IPHONE, "Safari, iPhone"), (FIREFOX, "Firefox, Linux"), ("curl/8", "curl/8")],
)
def test_a_session_tells_its_browser_in_words(sent, words):
    assert draw("{{ sent|browser }}", sent=sent) == words


@pytest.mark.parametrize(
    ("now", "then", "said"),
    [
        ("", "sort=name", ""),
        ("sort=name", "sort=-name", 'aria-sort="ascending"'),
        ("sort=-name", "sort=name", 'aria-sort="descending"'),
        ("status=open&sort=name&after=x", "status=open&amp;sort=-name", 'aria-sort="ascending"'),
    ],
)
def test_a_column_sorts_one_way_then_the_other(rf, now, then, said):
    heading = draw("{% sort_link 'name' 'Name' %}", rf.get(f"/leads/?{now}"))

    assert f'href="/leads/?{then}"' in heading
    assert said in heading


def test_a_column_may_begin_with_the_last_first(rf):
    heading = draw("{% sort_link '-age' 'Age' %}", rf.get("/leads/?sort=-age"))

    assert 'href="/leads/?sort=age"' in heading
