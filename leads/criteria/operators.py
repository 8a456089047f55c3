"""How a criterion compares. The keys are those of Salesforce's metadata, as rules are exported."""

from django.utils.translation import gettext_lazy as _

EQUALS, NOT_EQUAL = "equals", "notEqual"
LESS, GREATER = "lessThan", "greaterThan"
LESS_OR_EQUAL, GREATER_OR_EQUAL = "lessOrEqual", "greaterOrEqual"
CONTAINS, NOT_CONTAINS, STARTS = "contains", "notContain", "startsWith"
INCLUDES, EXCLUDES = "includes", "excludes"

ORDER = (LESS, GREATER, LESS_OR_EQUAL, GREATER_OR_EQUAL)
TURNED = {NOT_EQUAL: EQUALS, NOT_CONTAINS: CONTAINS, EXCLUDES: INCLUDES}  # Match none of a list.
LABELS = {
    EQUALS: _("equals"),
    NOT_EQUAL: _("not equal to"),
    LESS: _("less than"),
    GREATER: _("greater than"),
    LESS_OR_EQUAL: _("less or equal"),
    GREATER_OR_EQUAL: _("greater or equal"),
    CONTAINS: _("contains"),
    NOT_CONTAINS: _("does not contain"),
    STARTS: _("starts with"),
    INCLUDES: _("includes"),
    EXCLUDES: _("excludes"),
}
READ = {
    EQUALS: _("%(field)s is %(value)s"),
    NOT_EQUAL: _("%(field)s is not %(value)s"),
    LESS: _("%(field)s is less than %(value)s"),
    GREATER: _("%(field)s is greater than %(value)s"),
    LESS_OR_EQUAL: _("%(field)s is %(value)s or less"),
    GREATER_OR_EQUAL: _("%(field)s is %(value)s or more"),
    CONTAINS: _("%(field)s contains %(value)s"),
    NOT_CONTAINS: _("%(field)s does not contain %(value)s"),
    STARTS: _("%(field)s starts with %(value)s"),
    INCLUDES: _("%(field)s includes %(value)s"),
    EXCLUDES: _("%(field)s does not include %(value)s"),
}
BLANK = {
    EQUALS: _("%(field)s is blank"),
    NOT_EQUAL: _("%(field)s is not blank"),
}
