"""Setup, Web-to-lead: a form is made, copied into a site, and its figures looked at."""

import re
from html import unescape

import pytest
from django.conf import settings

from leads.models import CustomField, NamedText, WebForm
from tests.factories import QueueFactory
from tests.trust.forms import Page

from .conftest import SENT
from .reading import leads, the_lead

pytestmark = pytest.mark.django_db
NEW = {
    "name": "Fair",
    "fields_shown": ["last_name", "company", "email", "country", "description"],
    "return_addresses": "https://www.nordwind.example/thanks\n",
    "by_rule": "on",
    "source": "Web",
    "consent": "You may call me.",
    "language": "en",
    "trap": "fax_number",
    "least_seconds": "3",
    "most_per_minute": "20",
    "most_per_day": "500",
    "is_active": "on",
}


@pytest.fixture
def ada(stage, log_in):
    return log_in(stage.ada)


@pytest.fixture
def new(stage):
    return NEW | {"kind": "user", "choice": f"user:{stage.carla.pk}"}


def test_an_administrator_makes_a_form(ada, new, stage):
    page = ada.post("/setup/web-to-lead/new/", new, follow=True)

    form = WebForm.objects.get()
    assert page.status_code == 200
    assert (form.owner.user, form.source, form.consent_text.number) == (stage.carla, "Web", 1)
    assert form.return_addresses == ["https://www.nordwind.example/thanks"]
    assert len(form.key) == 22


def test_and_changes_it(ada, form, new):
    ada.post(f"/setup/web-to-lead/{form.pk}/edit/", new | {"name": "Fair", "is_active": ""})

    form.refresh_from_db()
    assert (form.name, form.is_active) == ("Fair", False)


def test_the_text_of_its_thanks_is_chosen_by_name(ada, form, new):
    """Among those for that mail: another kind's is none of them."""
    fair = NamedText.objects.create(name="Fair", kind="auto_response")
    other = NamedText.objects.create(name="Hot leads")
    address = f"/setup/web-to-lead/{form.pk}/edit/"

    refused = ada.post(address, new | {"text": other.pk})
    ada.post(address, new | {"text": fair.pk})

    assert refused.context["form"].errors.keys() == {"text"}
    form.refresh_from_db()
    assert form.text == fair


def test_an_owner_is_searched_for_among_all_there_are(ada, form, new):
    """Without script, too: what was typed so far stays."""
    QueueFactory.create_batch(250)
    last = QueueFactory(name="Zebra leads")
    edit, asked = f"/setup/web-to-lead/{form.pk}/edit/", {"kind": "queue", "q": "zebra"}

    part = ada.get(edit, asked, headers={"HX-Request": "true", "HX-Target": "options"})
    sent = new | asked | {"name": "Trade fair", "by_rule": "", "search": "1"}
    whole = ada.post("/setup/web-to-lead/new/", sent)

    assert part.text.count('name="choice"') == 1
    assert f'value="queue:{last.pk}"' in part.text
    assert f'value="queue:{last.pk}"' in whole.text
    shown = whole.context["form"]
    assert (shown["name"].value(), shown["by_rule"].value()) == ("Trade fair", False)
    assert shown["fields_shown"].value() == new["fields_shown"]
    ada.post(edit, new | {"choice": f"queue:{last.pk}"})
    form.refresh_from_db()
    assert form.owner.queue == last


def test_who_chooses_nobody_keeps_the_owner_it_has(ada, form, new, stage):
    ada.post(f"/setup/web-to-lead/{form.pk}/edit/", new | {"choice": "", "kind": "queue"})

    form.refresh_from_db()
    assert (form.name, form.owner.user) == ("Fair", stage.carla)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"return_addresses": "javascript:alert(1)"}, "Enter a valid URL."),
        ({"return_addresses": "//evil.example"}, "Enter a valid URL."),
        ({"choice": "user:999999"}, "Choose one of those listed."),
        ({"choice": ""}, "Choose who gets the leads."),
        ({"trap": "last_name"}, "This is a field of a lead. Choose another name."),
        ({"trap": "oid"}, "This is a field of a lead. Choose another name."),
        ({"trap": "recordType"}, "This is a field of a lead. Choose another name."),
        ({"trap": "a b"}, "Letters, digits, - and _."),
        ({"consent_required": "on", "consent": ""}, "Write what people are asked to agree to."),
        ({"most_per_minute": "0"}, "greater than or equal to 1"),
        ({"most_per_minute": "10001"}, "less than or equal to 10000"),
        ({"most_per_day": "1000001"}, "less than or equal to 1000000"),
        ({"least_seconds": "3601"}, "less than or equal to 3600"),
        ({"fields_shown": []}, "This field is required."),
        ({"fields_shown": ["status"]}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_is_refused_in_words(ada, new, wrong, sentence):
    page = ada.post("/setup/web-to-lead/new/", new | wrong)

    assert sentence in unescape(page.content.decode())
    assert WebForm.objects.count() == 0


@pytest.mark.parametrize("name", ["Likes__c", "likes__C", "Old__c"])
def test_the_trap_is_named_like_no_custom_field(ada, new, name):
    CustomField.objects.create(api_name="Likes__c", label="Likes")
    CustomField.objects.create(api_name="Old__c", label="Old", is_active=False)

    page = ada.post("/setup/web-to-lead/new/", new | {"trap": name})

    assert "This is a field of a lead. Choose another name." in page.text
    assert WebForm.objects.count() == 0


def test_nor_does_a_form_show_a_field_that_was_made_since_and_is_named_like_its_trap(
    ada, form, new
):
    form.trap = "Likes__c"
    form.save()
    CustomField.objects.create(api_name="Likes__c", label="Likes")
    shown = {"fields_shown": [*new["fields_shown"], "Likes__c"], "trap": "Likes__c"}

    page = ada.post(f"/setup/web-to-lead/{form.pk}/edit/", new | shown)

    assert page.context["form"].errors.keys() == {"trap"}


def test_the_largest_numbers_are_taken(ada, new):
    most = {"least_seconds": "3600", "most_per_minute": "10000", "most_per_day": "1000000"}

    ada.post("/setup/web-to-lead/new/", new | most)

    assert WebForm.objects.get().most_per_day == 1_000_000


def copied(ada, form):
    """The form as somebody copies it from the page."""
    page = ada.get(form.get_absolute_url()).content.decode()
    return unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)[1])


def test_the_html_to_copy_is_a_form_without_script(ada, form):
    CustomField.objects.create(api_name="Likes__c", label="Likes", kind="several", values=["Tea"])
    form.fields = ["last_name", "company", "email", "country", "emailOptOut", "Likes__c"]
    form.return_addresses = ["https://www.nordwind.example/thanks"]
    form.word_consent('You may "call" <me>.')
    form.save()

    html = copied(ada, form)

    *_, sent = Page("/", html).forms
    assert sent.offered.keys() == {"oid", "retURL", "fax_number", "consent", *form.fields}
    assert "<script" not in html
    assert "&lt;me&gt;" in html
    assert f'action="{settings.SITE_URL}/web-to-lead/?encoding=UTF-8"' in html


def test_what_is_copied_works(ada, form, client):
    *_, copy = Page("/", copied(ada, form)).forms

    client.post("/web-to-lead/?encoding=UTF-8", copy.filled(**SENT))

    assert the_lead().full_name == "Sophie Laurent"


def test_the_page_of_the_portal_works_for_who_takes_their_time(form, client):
    form.least_seconds = 0
    form.save()
    page = client.get(f"/web-to-lead/form/{form.key}/")
    (shown,) = Page("/", page.content.decode()).forms

    client.post("/web-to-lead/", shown.filled(**SENT))

    assert leads().count() == 1
    assert page.cookies == {}


def test_a_closed_forms_page_is_gone(form, client):
    WebForm.objects.update(is_active=False)

    assert client.get(f"/web-to-lead/form/{form.key}/").status_code == 404
    assert client.get("/web-to-lead/form/none/").status_code == 404


def test_the_figures_add_up_on_the_page(ada, form, post):
    post()
    post(**SENT, fax_number="1")
    post(city="Lyon")

    page = ada.get(form.get_absolute_url()).content.decode()

    assert re.findall(r'figure__value">(\d+)<', page) == ["3", "1", "1", "1"]


def test_posts_to_no_form_are_shown_to_who_can_mend_it(ada, form, client):
    client.post("/web-to-lead/", SENT | {"oid": "wrong"})

    page = ada.get("/setup/web-to-lead/").content.decode()

    assert "1 post named a form that does not exist." in page
