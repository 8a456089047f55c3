"""Whatever somebody types is kept: in its field, cut and reported, or in the description."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leads.models import CustomField
from leads.web.reading import read

from .conftest import SENT
from .reading import last_post, leads, outcomes, the_lead

pytestmark = pytest.mark.django_db


def test_a_wrong_email_is_kept_in_the_description(post):
    post(**SENT | {"email": "sophie at lyon", "description": "Call me."})

    lead = the_lead()
    assert lead.email == ""
    assert lead.description == "Call me.\n\nWhat did not fit its field:\nEmail: sophie at lyon"


def test_what_is_too_long_is_cut_and_reported(post):
    post(**SENT | {"company": "Lyon" * 100})

    assert the_lead().company == "Lyon" * 63 + "Lyo"
    assert last_post().notes == "Company has 400 characters; at most 255 fit."
    assert dict(last_post().fields)["company"] == "Lyon" * 100


def test_a_description_that_is_full_has_room_for_what_does_not_fit(post):
    post(**SENT | {"email": "nobody", "description": "x" * 40_000})

    description = the_lead().description
    assert len(description) <= 32_000
    assert description.endswith("Email: nobody")


@pytest.mark.parametrize(
    ("name", "text"), [("employees", "many"), ("revenue", "a lot"), ("URL", "javascript:alert(1)")]
)
def test_what_is_no_number_or_address_goes_to_the_description(post, name, text):
    post(**SENT, **{name: text})

    assert text in the_lead().description


def test_who_has_no_company_is_a_lead_all_the_same(post):
    post(first_name="Sophie", email="sophie@lyon.example")

    lead = the_lead()
    assert (lead.last_name, lead.company) == ("Sophie", "[not provided]")
    assert "Company is missing." in last_post().notes


def test_custom_fields_are_taken_where_the_form_has_them(post, form):
    """R9: one that the form does not have is not for the sender to fill."""
    for name in ("Budget__c", "Margin__c"):
        CustomField.objects.create(api_name=name, label=name, kind="number")
    form.fields = [*form.fields, "Budget__c"]
    form.save()

    post(**SENT, Budget__c="1200", Margin__c="20")

    assert the_lead().custom == {"Budget__c": "1200"}


def test_what_is_sent_for_a_custom_field_the_form_has_not_is_not_lost(post, form):
    CustomField.objects.create(api_name="Budget__c", label="Budget", kind="text")
    CustomField.objects.create(api_name="Old__c", label="Old", kind="text", is_active=False)

    post(**SENT | {"Budget__c": "900", "Old__c": "x"})

    assert the_lead().custom == {}
    assert the_lead().description == "What did not fit its field:\nBudget__c: 900"


def test_several_of_a_picklist_come_as_several_values(post, form):
    values = ["Tea", "Milk"]
    CustomField.objects.create(api_name="Likes__c", label="Likes", kind="several", values=values)
    form.fields = [*form.fields, "Likes__c"]
    form.save()

    post(**SENT, Likes__c=["tea", "Milk"])

    assert the_lead().custom == {"Likes__c": ["Tea", "Milk"]}


@pytest.mark.parametrize(
    ("encoding", "query"),
    [
        *[("utf-8", ""), ("cp1252", ""), ("utf-8", "?encoding=UTF-8"), ("utf-8", "?encoding=no")],
        *[("cp1252", "?encoding=ISO-8859-1"), ("cp1251", "?encoding=windows-1251")],
    ],
)
def test_any_usual_encoding_is_read(client, form, encoding, query):
    name = "Леонов" if encoding == "cp1251" else "Müßig"
    body = f"oid={form.key}&last_name=".encode() + name.encode(encoding) + b"&company=Lyon"

    client.generic(
        "POST", f"/web-to-lead/{query}", body, content_type="application/x-www-form-urlencoded"
    )

    assert the_lead().last_name == name


@pytest.mark.parametrize(
    "body",
    [b"{}", b"\xff\xfe\x00", b"a" * 600_000, b"oid", b"&&&=", b"last_name=%00%ff", b"%"],
)
@pytest.mark.parametrize(
    "kind",
    ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain", ""],
)
def test_nobody_gets_an_error_page(client, form, body, kind):
    answer = client.generic("POST", "/web-to-lead/", body, content_type=kind)

    assert answer.status_code in (400, 404, 413)
    assert leads().count() == 0
    assert {outcome for outcome, _reason in outcomes()} <= {"rejected"}


names = st.sampled_from(["first_name", "last_name", "company", "email", "URL", "employees", "zip"])
texts = st.text(max_size=300)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(fields=st.lists(st.tuples(names | texts, texts), max_size=8))
def test_whatever_is_typed_a_lead_can_hold_it(form, fields):
    draft = read(form, fields)

    if draft is not None:
        assert draft.values["last_name"]
        assert draft.values["company"]
        assert all(len(str(value)) <= 32_000 for value in draft.values.values())
