"""The fields of a lead that criteria can ask: Salesforce's API names and ours, custom ones too."""

from dataclasses import dataclass, field

from django.apps import apps
from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Concat
from django.db.models.lookups import Exact, IsNull
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from prm import expressions
from prm.expressions import Folded, JsonBlank, JsonIsList, JsonText, JsonYesNo

from . import kinds

TEXT, PICKLIST, COUNTRY = kinds.Text(), kinds.Picklist(), kinds.Country()
COUNT, MONEY, MOMENT, YES_NO = kinds.Count(), kinds.Money(), kinds.Moment(), kinds.YesNo()


@dataclass(frozen=True)
class Field:
    """`value` is null where the field is blank or does not fit its kind; `fits` where it does."""

    name: str
    label: str
    kind: object
    value: object
    blank: Q
    fits: Q = field(default_factory=Q)
    is_offered: bool = True
    own_name: str = ""
    choices: tuple = ()


# Our name, Salesforce's, kind.
NATIVE = (
    ("company", "Company", TEXT),
    ("country", "Country", COUNTRY),
    ("state", "State", TEXT),
    ("city", "City", TEXT),
    ("postal_code", "PostalCode", TEXT),
    ("street", "Street", TEXT),
    ("industry", "Industry", PICKLIST),
    ("employees", "NumberOfEmployees", COUNT),
    ("annual_revenue", "AnnualRevenue", MONEY),
    ("source", "LeadSource", PICKLIST),
    ("status", "Status", PICKLIST),
    ("rating", "Rating", PICKLIST),
    ("salutation", "Salutation", PICKLIST),
    ("first_name", "FirstName", TEXT),
    ("last_name", "LastName", TEXT),
    ("title", "Title", TEXT),
    ("email", "Email", TEXT),
    ("phone", "Phone", TEXT),
    ("mobile", "MobilePhone", TEXT),
    ("website", "Website", TEXT),
    ("description", "Description", TEXT),
    ("email_opt_out", "HasOptedOutOfEmail", YES_NO),
    ("do_not_call", "DoNotCall", YES_NO),
    ("unread", "IsUnreadByOwner", YES_NO),
    ("created_at", "CreatedDate", MOMENT),
    ("updated_at", "LastModifiedDate", MOMENT),
    ("transferred_at", "LastTransferDate", MOMENT),
)


def native(own_name, name, kind, picks):
    label = model("Lead")._meta.get_field(own_name).verbose_name
    column = F(own_name)
    is_text = isinstance(kind, kinds.Text)
    blank = Exact(column, "") if is_text else IsNull(column, True)
    return Field(
        name,
        label,
        kind,
        Folded(column) if is_text else column,
        Q(blank),
        own_name=own_name,
        choices=tuple(picks.get(own_name, ())),
    )


def owners():
    """Who owns the lead, by name; and the partner account that follows from it."""
    owner = model("Owner").objects.filter(pk=OuterRef("owner"))
    person = Concat("user__first_name", Value(" "), "user__last_name")
    name = Subquery(owner.values(name=Coalesce("queue__name", person)))
    account = Subquery(owner.values("user__contact__account__name"))
    account = Coalesce(account, Value(""))
    return [
        Field("OwnerId", _("Lead Owner"), TEXT, Folded(name), Q(Exact(name, "")), own_name="owner"),
        Field(
            "PartnerAccountId",
            _("Partner Account"),
            TEXT,
            Folded(account),
            Q(Exact(account, "")),
            own_name="partner_account",
        ),
    ]


def custom(row):
    """A custom field; each kind is kept as leads.custom says."""
    kind, blank = OF_CUSTOM[row.kind], Q(JsonBlank("custom", row.api_name))
    text = JsonText("custom", row.api_name)
    if isinstance(kind, kinds.Several):
        return made(row, kind, text, blank, blank | Q(JsonIsList("custom", row.api_name)))
    if isinstance(kind, kinds.YesNo):
        value = JsonYesNo("custom", row.api_name)
        return made(row, kind, value, blank, Q(IsNull(value, False)))
    typed = {kinds.Decimals: expressions.Number, kinds.Day: expressions.Day}
    value = typed.get(type(kind), Folded)(text)
    return made(row, kind, value, blank, blank | Q(IsNull(value, False)))


def made(row, kind, value, blank, fits):
    more = {"is_offered": row.is_active, "choices": tuple(row.values)}
    return Field(row.api_name, row.label, kind, value, blank, fits, **more)


OF_CUSTOM = {
    "text": TEXT,
    "number": kinds.Decimals(),
    "money": kinds.Decimals(),
    "date": kinds.Day(),
    "yes_no": YES_NO,
    "picklist": PICKLIST,
    "several": kinds.Several(),
}


def model(name):
    """Asked late: the access policy, which models import, uses criteria too."""
    return apps.get_model("leads", name)


class Fields:
    """All fields, as they are now: two statements, made when first asked."""

    @cached_property
    def all(self):
        picks = model("Pick").objects.active().by_field()
        own = [custom(field) for field in model("CustomField").objects.all()]
        return [*(native(*each, picks) for each in NATIVE), *owners(), *own]

    @cached_property
    def by_name(self):
        names = {field.name.casefold(): field for field in self.all}
        return {field.own_name: field for field in self.all if field.own_name} | names

    def find(self, name):
        """The field of this name, however it is written, or None."""
        return self.by_name.get(name.strip().casefold())
