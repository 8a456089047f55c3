"""The mail that thanks whoever filled in a web form."""

from django.utils.translation import gettext_lazy as _

from accounts.emails import SAMPLES, people
from leads.emails import further, lead_example, offered_leads
from prm.outbox.kinds import Examples, Kind, register
from prm.outbox.merge import one_line

FORM = "Contact"
ORGANIZATION = {"organization": _("Name of the organization")}


def fill(mail):
    return values_of(mail.about.lead, mail.about.form)


def values_of(lead, form):
    return {
        "organization": people(None)["organization"],
        "first_name": one_line(lead.first_name),
        "last_name": one_line(lead.last_name),
        "form": one_line(form),
    }


def example(user, key):
    """A lead that the user sees, as if its person had just sent the form of the samples."""
    lead = lead_example(user, key)
    return lead and values_of(lead, FORM)


def wanted(mail):
    """As long as there is a lead with this address that wants mails."""
    lead = mail.about.lead
    return bool(lead and lead.email.lower() == mail.address and not lead.email_opt_out)


register(
    Kind(
        key="auto_response",
        label=_("Thanks to the sender of a web form"),
        fields=ORGANIZATION
        | {
            "first_name": _("First name of the sender"),
            "last_name": _("Last name of the sender"),
            "form": _("Name of the web form"),
        },
        subject=_("We have received your message"),
        body=_(
            "Hello {first_name} {last_name},\n\n"
            "thank you for your message to {organization}. Somebody will be in touch with you.\n\n"
            "If it was not you who wrote to us, nothing needs to be done."
        ),
        fill=fill,
        wanted=wanted,
        examples=Examples(offered_leads, example),
        named=further("auto_response", lambda mail: mail.about.form.text_id),
        samples={
            "first_name": "Sophie",
            "last_name": "Laurent",
            "form": FORM,
            "organization": SAMPLES["organization"],
        },
    )
)
