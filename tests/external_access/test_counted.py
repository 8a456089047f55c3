"""How many shares are visible to partners: what the number counts, and what it leaves out."""

from django.urls import reverse

from accounts.models import Audience, SharingRule, User
from leads.external_access import exposed_count, exposures_of
from tests.communities.sharing_scene import folder_of

START = reverse("setup:external_access")
STEP = reverse("setup:external_access_step", args=[1])
HOT = [{"field": "Rating", "operator": "equals", "value": "Hot"}]


def test_setup_says_how_many_shares_partners_see(ada, cast, shares):
    before = ada.get(reverse("setup:index")).text

    shares.folder.make_internal(cast.ada)
    after = ada.get(reverse("setup:index")).text

    assert "3 shares are visible to partners, by rule or open to everyone." in before
    assert "2 shares are visible to partners, by rule or open to everyone." in after
    assert START in after


def test_the_number_is_of_what_the_steps_list_and_the_page_says_so(ada, cast, shares):
    """A folder shared with partners by name is meant for them; its own row in the list says so."""
    shares.inside_folder.share_with(Audience.of("profile", profile=cast.partners), cast.carla)
    shares.inside_view.share_with(Audience.of("account", account=cast.acme), cast.carla)

    page = " ".join(ada.get(START).text.split())

    assert exposed_count() == sum(len(exposures_of(number)) for number in (1, 2, 3)) == 3
    assert "3 shares are visible to partners" in page
    assert "not counted: folders and views shared with a group by its name" in page
    assert ada.get(reverse("folders:index")).text.count("Open to partners") == 2


def test_folders_open_to_partners_by_any_group_are_marked(cast, shares, log_in):
    """By the same definition as the rules, whether a partner user is there or not."""
    folder_of(cast.carla, "For Bolt", to=[Audience.of("account", account=cast.bolt)])
    User.objects.partners().update(is_active=False)

    rows = log_in(cast.carla).get(reverse("folders:index")).context["page"].rows

    marked = {str(folder): folder.is_exposed for folder in rows}
    assert marked == {"For Bolt": True, "Price lists": True, "Salaries": False}


def test_a_rule_whose_criteria_fit_no_more_opens_nothing_and_is_not_listed(ada, cast, shares):
    broken = SharingRule.objects.filter(pk=shares.rule.pk)
    broken.update(criteria=[{"field": "Gone__c", "operator": "equals", "value": "x"}])
    listed, page = ada.get(STEP).text, ada.get(reverse("setup:sharing")).text

    broken.update(criteria=HOT)

    assert "Leads of Carla" not in listed
    assert ("Opens nothing" in page, "Open to partners" in page) == (True, False)
    assert "Leads of Carla" in ada.get(STEP).text
    assert exposed_count() == 3
