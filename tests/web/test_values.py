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
    assert the_lead().description == "What did not fit its field:\nBudget__c: 900\nOld__c: x"


def test_what_has_a_name_that_nobody_knows_is_not_lost(post):
    """Salesforce's names of custom fields, and what sites call a message."""
    post(**SENT, **{"00N20000001AbCd": "5000", "message": "Call me,\nplease", "x": " "})

    lines = ["What did not fit its field:", "00N20000001AbCd: 5000", "message: Call me, please"]
    assert the_lead().description.split("\n") == lines


def test_nor_is_the_second_of_two_names_for_one_field(post):
    post(**SENT, state="Île-de-France", state_code="IDF")

    assert the_lead().state == "Île-de-France"
    assert the_lead().description.endswith("state_code: IDF")


PLUMBING = {
    **{"retURL": "https://a.example", "oid": "x", "encoding": "UTF-8", "_charset_": "utf-8"},
    **{"debug": "1", "debugEmail": "a@b.example", "submit": "Send", "recordType": "012"},
    **{"captcha_settings": "{}", "g-recaptcha-response": "03A", "h-captcha-response": "P1"},
    **{"cf-turnstile-response": "0.x", "consent": "1", "csrfmiddlewaretoken": "t", "SUBMIT": "x"},
}


@pytest.mark.parametrize("name", PLUMBING)
def test_what_only_makes_the_form_work_is_nothing_to_read(form, name):
    draft = read(form, [*SENT.items(), (name, PLUMBING[name]), ("message", "Hello")])

    assert draft.values["description"] == "What did not fit its field:\nmessage: Hello"


def test_the_trap_and_the_stamp_of_the_page_are_nothing_to_read_either(form):
    fields = [*SENT.items(), (form.trap, "1"), ("started", "x:y")]

    assert "description" not in read(form, fields, is_accepted=True).values


def test_what_nobody_knows_leaves_room_for_what_was_written(post):
    """Half of the description, at least; the lead says where the rest is."""
    post(**SENT, description="Call me." * 1000, **{f"x{n}": "y" * 900 for n in range(100)})

    lead = the_lead()
    assert lead.description.startswith("Call me." * 1000)
    assert len(lead.description) <= 32_000
    assert "x0: yyy" in lead.description
    assert "Not all of it fits the description: see the post as it came." in last_post().notes
    assert len(last_post().fields) == 107


def test_names_that_nobody_knows_make_no_lead_of_an_empty_form(post):
    answer = post(campaign="Spring", utm_source="x")

    assert (answer.status_code, outcomes()) == (400, [("rejected", "empty")])


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
