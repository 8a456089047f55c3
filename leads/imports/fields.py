"""The fields of a lead that a file can fill: their labels, kinds and lengths."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Field:
    """`kind` is one of values.KINDS."""

    name: str
    label: str
    kind: str = "text"
    limit: int | None = None


FIELDS = {
    field.name: field
    for field in (
        Field("salutation", _("Salutation"), "salutation", 40),
        Field("first_name", _("First Name"), "text", 40),
        Field("last_name", _("Last Name"), "text", 80),
        Field("full_name", _("Full name, to be split")),
        Field("company", _("Company"), "text", 255),
        Field("title", _("Title"), "text", 128),
        Field("email", _("Email"), "email", 254),
        Field("phone", _("Phone"), "text", 40),
        Field("mobile", _("Mobile"), "text", 40),
        Field("website", _("Website"), "url", 255),
        Field("description", _("Description"), "lines", 32_000),
        Field("annual_revenue", _("Annual Revenue"), "money"),
        Field("employees", _("Employees"), "count"),
        Field("street", _("Street"), "lines", 255),
        Field("city", _("City"), "text", 40),
        Field("state", _("State/Province"), "text", 80),
        Field("postal_code", _("Zip/Postal Code"), "text", 20),
        Field("country", _("Country"), "country", 80),
        Field("source", _("Lead Source"), "text", 80),
        Field("status", _("Lead Status"), "text", 80),
        Field("industry", _("Industry"), "text", 80),
        Field("rating", _("Rating"), "text", 80),
        Field("email_opt_out", _("Email Opt Out"), "yes_no"),
        Field("do_not_call", _("Do Not Call"), "yes_no"),
        Field("consented_at", _("Consent given"), "moment"),
        Field("owner", _("Lead Owner")),
        Field("created_at", _("Created"), "moment"),
    )
}
