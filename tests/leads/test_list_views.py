"""Views of lists: a saved filter, columns and sorting, for oneself or for others."""

import re

import pytest
from django.urls import reverse

from accounts.models import Audience, ListView
from tests.communities.sharing_scene import view_of
from tests.factories import LeadFactory

NEW = reverse("views:new", args=["leads"])
LEADS = reverse("leads:index")
OPEN, WORKING = "Open - Not Contacted", "Working - Contacted"


@pytest.fixture
def carla(cast, log_in):
    return log_in(cast.carla)


@pytest.fixture
def leads(cast):
    """Of Carla's partner: one open, one that is worked."""
    LeadFactory(of=cast.paul, last_name="Offen", status=OPEN, industry="Retail")
    LeadFactory(of=cast.paul, last_name="Werner", status=WORKING)


def form_of(**values):
    standard = {"name": "Open ones", "sort": "name", "query": f"status={OPEN.replace(' ', '+')}"}
    return standard | {"column_1": "industry", "column_2": "created"} | values


def kept(user):
    return ListView.objects.unscoped().get(owner=user)


def headings(page):
    cells = re.findall(r"(?s)<th[^>]*>(.*?)</th>", page.text)
    return [re.sub(r"(?s)<[^>]+>", "", cell).strip().split("\n")[0].strip() for cell in cells]


def test_a_filtered_list_is_kept_and_opened_again(cast, carla, leads):
    asked = carla.get(NEW, {"status": OPEN, "sort": "name", "after": "x", "lead": "7"})
    saved = carla.post(NEW, form_of(query=asked.context["form"]["query"].value()), follow=True)

    assert "Status: Open - Not Contacted" in " ".join(asked.text.split())
    assert "Saved the view Open ones." in saved.text
    assert "Offen" in saved.text
    assert "Werner" not in saved.text
    assert kept(cast.carla).query == "status=Open+-+Not+Contacted"
    assert [heading for heading in headings(saved) if heading][-2:] == ["Industry", "Age"]


def test_a_view_leads_to_a_plain_address_that_can_be_filtered_on(cast, carla, leads):
    carla.post(NEW, form_of())
    view = kept(cast.carla)

    answer = carla.get(LEADS, {"view": view.pk})
    further = carla.get(answer.url + "&q=nobody")

    assert answer.url == f"{LEADS}?status=Open+-+Not+Contacted&sort=name&view={view.pk}"
    assert "No lead matches." in further.text
    assert "Save to this view" in further.text


def test_a_changed_filter_is_saved_to_the_view(cast, carla, leads):
    carla.post(NEW, form_of())
    view = kept(cast.carla)
    page = carla.get(LEADS, {"view": view.pk, "sort": "-created", "status": WORKING})
    url = re.search(rf'href="({view.get_absolute_url()}\?[^"]+)"', page.text)[1]

    form = carla.get(url.replace("&amp;", "&")).context["form"]
    carla.post(view.get_absolute_url(), form_of(query=form["query"].value(), sort="-created"))

    assert kept(cast.carla).query == "status=Working+-+Contacted"
    assert kept(cast.carla).columns == ["industry", "created"]


def test_columns_come_in_the_order_they_were_chosen(cast, carla, leads):
    view_of(cast.carla, columns=["created", "email", "status"])

    page = carla.get(LEADS, {"view": kept(cast.carla).pk}, follow=True)

    assert [h for h in headings(page) if h in ("Age", "Email", "Status")] == [
        "Age",
        "Email",
        "Status",
    ]


BAD = {
    "a column twice": ({"column_2": "industry"}, "A column stands there twice."),
    "no such column": ({"column_1": "password"}, "Select a valid choice"),
    "no such sorting": ({"sort": "password"}, "Select a valid choice"),
    "no such status": ({"query": "status=Nonsense"}, "The filter has a mistake."),
    "no name": ({"name": ""}, "This field is required."),
    "a long filter": ({"query": "q=" + "x" * 2000}, "at most 2000 characters"),
}


@pytest.mark.parametrize("bad", BAD)
def test_what_makes_no_sense_is_refused_in_words(carla, leads, bad):
    values, sentence = BAD[bad]

    assert sentence in carla.post(NEW, form_of(**values)).text
    assert not ListView.objects.unscoped().exists()


def test_what_filters_nothing_is_not_kept(cast, carla):
    carla.post(NEW, form_of(query="password=x&__proto__=1&q=ab%00c&view=7&owner__user=1"))

    assert kept(cast.carla).query == "q=abc"


def test_one_name_is_one_view_of_ones_own(cast, carla):
    view_of(cast.marco, name="Open ones")
    first = carla.post(NEW, form_of())
    second = carla.post(NEW, form_of())

    assert first.status_code == 302
    assert "There is a view of this name already." in second.text


def test_a_private_view_is_nobody_elses(cast, log_in, leads):
    view = view_of(cast.carla, name="Private one")
    marco = log_in(cast.marco)

    assert "Private one" not in marco.get(LEADS).text
    assert marco.get(LEADS, {"view": view.pk}).status_code == 200
    assert marco.get(view.get_absolute_url()).status_code == 404
    assert marco.post(reverse("views:removal", args=[view.pk])).status_code == 404


def test_a_shared_view_shows_its_reader_their_own_rows(cast, log_in, leads):
    """A view only narrows what one may see."""
    LeadFactory(of=cast.rita, last_name="Rivale", status=OPEN)
    view = view_of(cast.carla, [Audience.of("internal")], query=f"status={OPEN}")

    page = log_in(cast.marco).get(LEADS, {"view": view.pk}, follow=True)

    assert "Hot leads" in page.text
    assert "Rivale" in page.text
    assert "Offen" not in page.text
    assert view.get_absolute_url() not in page.text


def test_a_filter_its_reader_may_not_use_lists_nothing(cast, log_in, leads):
    """Or without it the list would show what the view leaves out."""
    LeadFactory(of=cast.rita, last_name="Rivale", status=OPEN)
    owner = cast.paul.lead_owner.pk
    view = view_of(cast.carla, [Audience.of("internal")], query=f"owner={owner}")

    theirs = log_in(cast.marco).get(LEADS, {"view": view.pk}, follow=True)
    hers = log_in(cast.carla).get(LEADS, {"view": view.pk}, follow=True)

    assert "Rivale" not in theirs.text
    assert "Paul" not in theirs.text
    assert "Offen" in hers.text


def test_deleting_a_view_deletes_no_lead(cast, carla, leads):
    view = view_of(cast.carla)

    answer = carla.post(reverse("views:removal", args=[view.pk]), follow=True)

    assert "Deleted the view Hot leads." in answer.text
    assert "Offen" in answer.text
    assert not ListView.objects.unscoped().exists()


def test_sharing_shows_its_reach_first(cast, carla, leads):
    view = view_of(cast.carla)
    url = reverse("views:sharing", args=[view.pk])
    key = f"account:{cast.acme.groups.get(role=None).pk}"

    asked = carla.post(url, {"choice": key})
    shared = carla.post(url, {"choice": key, "shown": key, "shown_count": 3}, follow=True)
    share = view.shares_named().get()
    carla.post(reverse("views:withdrawal", args=[view.pk]), {"share": share.pk})

    assert "3 partner users would see this:" in asked.text
    assert "Hot leads is open to Acme Sistemi." in shared.text
    assert not view.shares_named().exists()


def test_sharing_says_that_it_opens_no_lead(cast, carla, leads, log_in):
    """What Carla sees in it now is hers; Rita gets the view, and none of that."""
    view = view_of(cast.carla, query="industry=Retail")
    key = f"profile:{cast.partners.pk}"

    page = carla.post(reverse("views:sharing", args=[view.pk]), {"choice": key}).text
    view.share_with(Audience.of("profile", profile=cast.partners), cast.carla)
    inbox = log_in(cast.rita).get(f"/c/partners/leads/?view={view.pk}", follow=True).text

    page = " ".join(page.split())
    assert "What is in it now" not in page
    assert "Everybody sees in it what they may see anyway: the view opens nothing." in page
    assert "You see in it now (1): Offen" in page
    assert "Hot leads" in inbox
    assert "Offen" not in inbox


def test_accounts_have_views_too(cast, carla):
    new = reverse("views:new", args=["accounts"])

    form = {"name": "Partners", "sort": "name", "query": "partner=yes", "column_1": "city"}
    page = carla.post(new, form, follow=True)

    assert "Acme Sistemi" in page.text
    assert "Milano" in page.text
    assert "Cedar Consulting" not in page.text


def test_no_other_list_has_views(carla, db):
    assert carla.get(reverse("views:new", args=["users"])).status_code == 404


@pytest.mark.parametrize("view", ["x", "0", "999999999999999999999999", "", "\0"])
def test_an_address_of_no_view_is_the_list(carla, leads, view):
    assert "Offen" in carla.get(LEADS, {"view": view}).text
