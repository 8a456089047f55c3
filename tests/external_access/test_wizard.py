"""The external access wizard: three lists of what partners see, ticks, and Done."""

import pytest
from django.urls import reverse

from accounts.models import Audience, Territory
from leads.external_access import exposed_count
from leads.models import Conversion
from tests.communities.sharing_scene import folder_of

from .conftest import rule_of, view_open_to

START = reverse("setup:external_access")
HOT = [{"field": "Rating", "operator": "equals", "value": "Hot"}]
SUMMARY = reverse("setup:external_access_summary")


def step(number):
    return reverse("setup:external_access_step", args=[number])


def keys(shares):
    return [f"{kind}:{getattr(shares, kind).pk}" for kind in ("rule", "folder", "view")]


def done(browser, ticks, **more):
    url = reverse("setup:external_access_done")
    return browser.post(url, {"tick": ticks} | more, follow=True)


SEEN = {
    # Step: what it lists, what it leaves out, and what of it partners see.
    1: ("Leads of Carla", "For colleagues", "Duchamp"),
    2: ("Price lists", "Salaries", "prices.pdf"),
    3: ("Hot leads", "My pipeline", "Leads, by Carla Berg"),
}


@pytest.mark.parametrize("number", SEEN)
def test_a_step_lists_what_partners_see_and_by_whom(ada, shares, number):
    listed, left_out, record = SEEN[number]

    page = ada.get(step(number)).text

    assert listed in page
    assert record in page
    assert "4 partner users" in page
    assert "Paul Rossi (Acme Sistemi)" in page
    assert left_out not in page


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (1, "No sharing rule opens anything to partner users."),
        (2, "No folder is open to everyone."),
        (3, "No list view is shared with everyone."),
    ],
)
def test_a_step_without_rows_says_so(ada, cast, number, sentence):
    assert sentence in ada.get(step(number)).text


def test_ticks_are_carried_from_step_to_step_and_back(ada, shares):
    rule, folder, _view = keys(shares)

    second = ada.get(step(2), {"tick": [rule, folder]}).text
    back = ada.get(step(1), {"tick": [rule, folder]}).text

    assert f'<input type="hidden" name="tick" value="{rule}">' in second
    assert f'value="{folder}" aria-label="Make Price lists internal" checked' in second
    assert f'value="{rule}" aria-label="Make Leads of Carla internal" checked' in back
    assert f'<input type="hidden" name="tick" value="{folder}">' in back


def test_the_summary_says_what_done_will_do(ada, shares):
    page = ada.get(SUMMARY, {"tick": keys(shares)}).text

    assert "3 shares become internal:" in page
    assert "Everyone → All internal users" in page
    assert "Partner users → Partner users, internal users only" in page


def test_looking_changes_nothing(ada, shares):
    for url in (START, step(1), step(2), step(3), SUMMARY):
        ada.get(url, {"tick": keys(shares)})

    assert exposed_count() == 3
    assert not Conversion.objects.exists()


def test_done_converts_what_is_ticked_and_writes_down_who_and_when(ada, cast, shares):
    rule, folder, _view = keys(shares)

    page = done(ada, [rule, folder]).text

    made = {row.name: row for row in Conversion.objects.all()}
    assert "2 shares are internal now." in page
    assert made.keys() == {"Leads of Carla", "Price lists"}
    assert {row.by for row in made.values()} == {cast.ada}
    assert (made["Price lists"].was, made["Price lists"].became) == (
        "Everyone",
        "All internal users",
    )
    assert {row.partners for row in made.values()} == {4}
    assert "Price lists" in page
    assert "1 share is visible to partners" in page


def test_it_holds_from_the_next_request_on(ada, cast, shares, client):
    """R7"""
    client.force_login(cast.paul, "django.contrib.auth.backends.ModelBackend")
    folder = reverse("portal:folder", args=["partners", shares.folder.pk])
    inbox = reverse("portal:inbox", args=["partners"])
    before = (client.get(folder).status_code, "Hot leads" in client.get(inbox).text)

    client.force_login(cast.ada, "django.contrib.auth.backends.ModelBackend")
    done(client, keys(shares))
    client.force_login(cast.paul, "django.contrib.auth.backends.ModelBackend")

    assert before == (200, True)
    assert client.get(folder).status_code == 404
    assert "Hot leads" not in client.get(inbox).text


def test_colleagues_still_see_what_was_converted(ada, cast, shares, client):
    done(ada, keys(shares))

    client.force_login(cast.marco, "django.contrib.auth.backends.ModelBackend")

    assert client.get(shares.folder.get_absolute_url()).status_code == 200
    assert "Hot leads" in client.get(reverse("leads:index")).text
    assert shares.folder.shares.get().audience == Audience.of("internal")


def test_it_is_all_or_nothing(ada, shares, monkeypatch):
    monkeypatch.setattr(type(shares.view), "make_internal", lambda view, by: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        done(ada, keys(shares))

    assert exposed_count() == 3
    assert not Conversion.objects.exists()


def test_done_twice_is_done_once(ada, shares):
    """R13"""
    token = {"token": "7c0e1f9e-8d1f-4c58-9e6e-0f6f3f1f1f1f"}

    for _ in range(2):
        done(ada, keys(shares), **token)
    later = done(ada, keys(shares)).text

    assert Conversion.objects.count() == 3
    assert "Nothing was changed." in later


@pytest.mark.parametrize("tick", ["", "folder:x", "rule:999", "nothing", "folder:1:2", "\0"])
def test_a_tick_that_is_none_changes_nothing(ada, shares, tick):
    assert "Nothing was changed." in done(ada, [tick]).text
    assert exposed_count() == 3


def test_what_is_open_to_partners_by_another_group_stays_so(ada, cast, shares):
    shares.folder.share_with(Audience.of("account", account=cast.acme), cast.carla)

    done(ada, keys(shares))

    groups = {str(share.audience) for share in shares.folder.shares_named()}
    assert groups == {"Acme Sistemi", "All internal users"}


@pytest.mark.parametrize(("who", "status"), [("carla", 403), ("paul", 404)])
def test_it_is_for_administrators(cast, log_in, shares, who, status):
    browser = log_in(getattr(cast, who))

    assert browser.get(step(1)).status_code == status
    assert done(browser, keys(shares)).status_code == status
    assert exposed_count() == 3


@pytest.mark.parametrize("number", [0, 4, 99])
def test_there_are_three_steps(ada, cast, number):
    assert ada.get(step(number)).status_code == 404


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_step_takes_as_many_statements_however_much_is_open(cast, ada, queries, number):
    exposed(cast, 2)
    few = queries(ada, step(number))

    exposed(cast, 6)

    assert queries(ada, step(number)) == few
    assert "Open 5 of 6" in ada.get(step(number)).text


def exposed(cast, number):
    """Rules of every kind, folders, and views with every filter, as many of each."""
    everyone = Audience.of("everyone")
    for name in (f"Open {n} of {number}" for n in range(number)):
        folder_of(cast.carla, name, to=[everyone])
        place = Territory.objects.create(name=name)
        place.regions.create(country="IT")
        south = Audience.of("territory", territory=place)
        for criteria in ([], HOT):
            values = {"name": f"{name} {len(criteria)}", "criteria": criteria}
            rule_of(cast.carla, south, source=south, **values)
        view_open_to(everyone, name)
