"""Columns find their fields by name, whatever program and language they come from."""

from types import SimpleNamespace

import pytest

from leads.imports.fields import FIELDS
from leads.imports.headers import KNOWN
from leads.imports.mapping import guess


def targets(headers, samples=(), custom_fields=()):
    columns = guess(headers.split(","), list(samples), custom_fields)
    return [column.target for column in columns]


@pytest.mark.parametrize(
    "headers",
    [
        "FirstName,LastName,Company,MobilePhone,PostalCode,LeadSource,Status",
        "First Name,Last Name ,Company,Mobile,Zip/Postal Code,Lead Source,Lead Status",
        "first_name,last_name,company,mobile,zip,lead_source,status",
        "First Name,Last Name,Company,Mobile,Zip Code,Lead Source,Lead Status",
        "Vorname,Nachname,Firma,Handy,PLZ,Herkunft,Status",
        "Nome,Cognome,Azienda,Cellulare,CAP,Fonte,Stato del lead",
        "Prénom,Nom,Société,Portable,Code postal,Origine,Statut",
        "Nombre,Apellidos,Empresa,Móvil,Código postal,Fuente,Estado del lead",
        "Имя,Фамилия,Компания,Мобильный,Индекс,Источник,Статус",
    ],
)
def test_headers_of_many_programs_and_languages(headers):
    assert targets(headers) == [
        *("first_name", "last_name", "company", "mobile", "postal_code", "source", "status")
    ]


def test_every_field_can_be_filled_and_no_other():
    assert KNOWN.keys() == FIELDS.keys()


def test_each_field_is_filled_once():
    assert targets("Email 1,Email 2,Phone 1,Phone 2,Phone 3") == [
        "email",
        "",
        "phone",
        "mobile",
        "",
    ]
    assert targets("Mobile,Phone,Phone 2") == ["mobile", "phone", ""]
    assert targets("Source,Lead Source") == ["", "source"]
    assert targets("Email,Email") == ["email", ""]


def test_a_full_name_is_split_only_where_there_is_no_last_name():
    assert targets("Name,Company") == ["full_name", "company"]
    assert targets("Lead Name,Company") == ["full_name", "company"]
    assert targets("Name,First Name,Last Name") == ["", "first_name", "last_name"]
    assert targets("Vorname,Name") == ["first_name", "last_name"]


def test_columns_of_the_other_system_are_left_out_with_the_reason():
    column, other = guess(["Id", "IsConverted"], [])

    assert (column.target, column.note) == ("", "An id of another system.")
    assert (other.target, other.certainty) == ("", "sure")


def test_owner_ids_of_another_system_are_left_out():
    assert targets("OwnerId", [["005bm00000NCJmQAAX"]]) == [""]
    assert targets("OwnerId", [["carla@prm.example"]]) == ["owner"]


def test_emails_are_found_by_what_the_cells_hold():
    assert targets("Company,Where", [["Acme", "a@b.example"], ["Bolt", ""]]) == ["company", "email"]


def test_custom_fields_are_known_by_api_name_and_by_label():
    field = SimpleNamespace(api_name="Locations__c", label="Number of locations")
    for header in ("Locations__c", "locations", "Number Of Locations"):
        assert targets(header, custom_fields=[field]) == ["custom:Locations__c"]


def test_a_column_of_a_custom_field_we_lack_is_to_be_made():
    (column,) = guess(["NumberofLocations__c"], [["130"], [""]])

    assert (column.target, column.kind) == ("new:NumberofLocations__c", "number")


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Skype ID", "Skype_ID__c"),
        ("Größe (m)", "Große_m__c".replace("ß", "")),
        ("2nd Contact", "Field_2nd_Contact__c"),
        ("Размер", "Field_1__c"),
        ("", "Field_1__c"),
        ("x" * 90, "x" * 40 + "__c"),
    ],
)
def test_an_unknown_column_is_left_out_with_a_custom_field_to_tick(header, name):
    (column,) = guess([header], [])

    assert (column.target, column.certainty, column.api_name) == ("", "unknown", name)


def test_suggested_names_are_free():
    field = SimpleNamespace(api_name="Skype__c", label="Something")
    columns = guess(["skype!", "Skype?"], [], [field])

    assert [column.api_name for column in columns[1:]] == ["Skype_2__c"]


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["130", "", "#N/A", "1,200"], "number"),
        (["02/24/26", "2026-02-24"], "date"),
        (["TRUE", "false"], "yes_no"),
        (["0123", "4567"], "text"),
        (["+39 011 555", "1"], "text"),
        (["1234567890123"], "text"),
        (["130", "many"], "text"),
        ([], "text"),
    ],
)
def test_the_kind_of_a_custom_field_is_told_by_its_cells(cells, kind):
    (column,) = guess(["Thing"], [[cell] for cell in cells])

    assert column.kind == kind
