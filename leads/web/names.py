"""What the fields of a web form are called: Salesforce's web-to-lead names, and API names."""

from leads.imports.fields import FIELDS
from leads.imports.headers import MEANINGS
from leads.imports.mapping import CUSTOM
from leads.imports.words import fold

# Name in the HTML: the field of a lead. In the order in which forms offer them.
SALESFORCE = {
    "salutation": "salutation",
    "first_name": "first_name",
    "last_name": "last_name",
    "title": "title",
    "company": "company",
    "email": "email",
    "phone": "phone",
    "mobile": "mobile",
    "URL": "website",
    "street": "street",
    "zip": "postal_code",
    "city": "city",
    "state": "state",
    "country": "country",
    "industry": "industry",
    "employees": "employees",
    "revenue": "annual_revenue",
    "lead_source": "source",
    "rating": "rating",
    "description": "description",
    "emailOptOut": "email_opt_out",
    "doNotCall": "do_not_call",
}
ALSO = {"state_code": "state", "country_code": "country"}
NOT_FOR_SENDERS = {"owner", "status", "created_at", "consented_at"}
CONSENT = "consent"
STARTED = "started"  # When the page of a form was made, signed.
KEY, RETURN = "oid", "retURL"
PLUMBING = {  # In lower case: what makes a form work, and nobody wants to read.
    *(CONSENT, STARTED, KEY.lower(), RETURN.lower(), "encoding", "_charset_", "submit"),
    *("debug", "debugemail", "recordtype", "captcha_settings", "g-recaptcha-response"),
    *("h-captcha-response", "cf-turnstile-response", "frc-captcha-solution"),
    *("captcha", "csrfmiddlewaretoken"),
}


def target_of(name):
    """The field of a lead that a name means, or ''."""
    if name in SALESFORCE or name in ALSO:
        return (SALESFORCE | ALSO)[name]
    target, rank = MEANINGS.get(fold(name), ("", 1))
    return "" if rank or target in NOT_FOR_SENDERS else target


def targets(form, names, custom_fields):
    """From each name of a post to what it fills; custom fields only where the form has them."""
    allowed = {name.casefold(): CUSTOM + name for name in form.fields if name in custom_fields}
    found = {name: target_of(name) or allowed.get(name.casefold(), "") for name in names}
    return {name: target for name, target in found.items() if target}


def is_plumbing(form, name):
    """Whether a name is there for the form's own sake: nobody types anything there."""
    return name == form.set_trap or name.casefold() in PLUMBING


def label_of(name, custom_fields):
    if name in custom_fields:
        return custom_fields[name].label
    return str(FIELDS[SALESFORCE[name]].label)
