"""The home of a community: what waits for me."""


def test_it_counts_what_waits_and_leads_to_it(cast, log_in, new_lead):
    new_lead(cast.paul, status="Open - Not Contacted")
    new_lead(cast.paul, status="Working - Contacted", unread=False)
    new_lead(cast.paul, status="Closed - Converted", unread=False)
    new_lead(cast.rita, status="Open - Not Contacted")

    page = log_in(cast.paul).get("/c/partners/")

    assert page.context["unread"] == "1"
    assert page.context["open"] == [
        ("Open - Not Contacted", 1),
        ("Working - Contacted", 1),
    ]
    assert "/c/partners/leads/?status=Open%20-%20Not%20Contacted" in page.text
    assert "/c/partners/leads/?unread=yes" in page.text


def test_a_status_that_is_not_in_the_picklist_counts_as_open(cast, log_in, new_lead):
    new_lead(cast.paul, status="Waiting for Godot")

    page = log_in(cast.paul).get("/c/partners/")

    assert page.context["open"] == [("Waiting for Godot", 1)]


def test_the_newest_five_are_there(cast, log_in, new_lead):
    leads = [new_lead(cast.paul, last_name=f"L{i}") for i in range(7)]

    page = log_in(cast.paul).get("/c/partners/")

    assert [lead.pk for lead in page.context["recent"]] == [lead.pk for lead in leads[:1:-1]]


def test_the_sidebar_counts_the_unread_ones(cast, log_in, new_lead):
    new_lead(cast.paul)
    new_lead(cast.paul)

    page = log_in(cast.paul).get("/c/partners/")

    inbox = next(each for each in page.context["frame"].sections if "leads" in each.url)
    assert inbox.count == 2


def test_an_empty_home_says_what_will_appear(cast, log_in):
    page = log_in(cast.paul).get("/c/partners/")

    assert "You have no new leads." in page.text


def test_an_internal_member_finds_their_own_leads(cast, log_in, new_lead):
    cast.community.admit(cast.managers)
    new_lead(cast.carla, last_name="Carlas")
    new_lead(cast.paul, last_name="Pauls")

    page = log_in(cast.carla).get("/c/partners/leads/")

    assert "Carlas" in page.text
    assert "Pauls" not in page.text
