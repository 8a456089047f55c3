"""Why here, in short, for the partner."""

import pytest
from django.urls import reverse
from django.utils import translation

from leads.models import CustomField, Lead
from leads.models.lead_queryset import Act
from leads.why import why_for_partner
from tests.factories import LeadFactory, owner_of
from tests.leads.reading import words

from .conftest import entry

pytestmark = pytest.mark.django_db


def test_the_partner_reads_what_matched_and_nothing_of_others(cast, rule, leads, apply, log_in):
    apply(rule)

    page = words(
        log_in(cast.rita).get(reverse("portal:lead", args=["partners", leads["keane"].pk]))
    )

    assert "Matched: Rating Hot, Industry Hospitality" in page
    for secret in ("Standard", "entry", "Acme", "Portugal", "Carla Berg"):
        assert secret not in page


def test_the_partner_reads_no_hidden_field_and_no_list_of_the_rule(cast, rule):
    CustomField.objects.create(api_name="Hidden__c", label="Hidden")
    asked = [("Hidden__c", "equals", "x"), ("Company", "contains", "Bolt, Acme")]
    rule.revise([entry(cast.paul, *asked, ("OwnerId", "contains", "Carla"))], cast.ada, seen=2)
    lead = LeadFactory(of=cast.carla, company="Acme Shop", custom={"Hidden__c": "x"})

    rule.assign(Lead.objects.unscoped().filter(pk=lead.pk), Act(cast.carla, "rule"))
    lead.refresh_from_db()

    assert why_for_partner(lead)["matched"] == [("Company", "Acme Shop")]


def test_a_lead_that_moved_on_by_hand_has_no_short_form(cast, rule, leads, apply):
    apply(rule)
    lead = Lead.objects.unscoped().get(pk=leads["ortega"].pk)
    assert why_for_partner(lead)["matched"] == [("Country", "Spain")]

    Lead.objects.unscoped().filter(pk=lead.pk).transfer(owner_of(cast.paul), Act(None, "manual"))

    assert why_for_partner(Lead.objects.unscoped().get(pk=lead.pk))["matched"] == []
    assert (
        why_for_partner(Lead.objects.unscoped().get(pk=leads["rossi"].pk))["matched"] == []
    )  # Queue.


def test_a_value_that_was_changed_since_is_not_what_matched(given):
    retail, some = ("Industry", "equals", "Retail, Food"), ("Company", "contains", "Acme")
    lead, _transfer = given(retail, some, industry="Retail", company="Acme Shop")

    Lead.objects.unscoped().filter(pk=lead.pk).update(industry="Food", company="Bolt")

    lead.refresh_from_db()
    assert why_for_partner(lead)["matched"] == [
        ("Industry", "Food"),
        ("Company", "(changed since)"),
    ]


@pytest.mark.parametrize(
    ("language", "read"),
    [
        ("en", [("Do Not Call", "Yes"), ("Employees", "12,000"), ("Annual Revenue", "1,234.50")]),
        ("de", [("Nicht anrufen", "Ja"), ("Mitarbeiter", "12.000"), ("Jahresumsatz", "1.234,50")]),
    ],
)
def test_the_partner_reads_values_in_their_language(given, language, read):
    some = [("DoNotCall", "equals", "yes"), ("NumberOfEmployees", "greaterThan", "5")]
    some.append(("AnnualRevenue", "greaterThan", "5"))
    lead, _transfer = given(*some, do_not_call=True, employees=12_000, annual_revenue="1234.5")

    with translation.override(language):
        assert why_for_partner(lead)["matched"] == read


def test_who_took_it_reads_what_the_rule_brought_it_to_the_queue_by(cast, rule, leads, apply):
    apply(rule)
    rows = Lead.objects.unscoped().filter(pk=leads["rossi"].pk)
    assert rows.take(cast.paul).leads == [leads["rossi"].pk]

    assert why_for_partner(rows.get())["matched"] == [("Country", "Italy"), ("Employees", "12")]

    rows.transfer(owner_of(cast.petra), Act(cast.paul, "manual"))
    assert why_for_partner(rows.get())["matched"] == []


def test_what_somebody_put_into_the_queue_matched_nothing(cast, leads):
    rows = Lead.objects.unscoped().filter(pk=leads["rossi"].pk)
    rows.transfer(owner_of(cast.southern), Act(cast.carla, "manual"))
    rows.take(cast.paul)

    assert why_for_partner(rows.get())["matched"] == []
