"""The mail that tells somebody of the leads they were handed."""

from django.conf import settings
from django.urls import reverse, reverse_lazy
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.emails import PEOPLE, SAMPLES, people
from communities.models import Community
from leads.models import Lead, NamedText, Transfer
from prm.ids import id_in
from prm.outbox.delivery import texts
from prm.outbox.kinds import KINDS, Examples, Kind, Named, register
from prm.outbox.merge import merge, one_line

MOST_LISTED = 50
MOST_OFFERED = 20


def leads_of(mail):
    """The leads of this act and text that still are where it put them."""
    handover = Transfer.objects.unscoped().filter(
        handover=mail.about.handover, to_owner=mail.about.to_owner
    )
    handover = handover.with_text().filter(text_number=mail.about.named_text)
    return Lead.objects.permitted(mail.recipient, "view").filter(
        transfers__in=handover, handover=mail.about.handover, owner=mail.about.to_owner
    )


def link_for(user, lead=None):
    """The address of a lead, or of the list of leads, where this user works."""
    community = Community.objects.permitted(user, "enter").order_by("pk").first()
    if user.is_partner and community:
        names, place = ("portal:lead", "portal:inbox"), [community.slug]
    else:
        names, place = ("leads:detail", "leads:index"), []
    path = reverse(names[0], args=[*place, lead.pk]) if lead else reverse(names[1], args=place)
    return settings.SITE_URL + path


def further(kind, chosen):
    """The organization's named texts of a kind of mail; `chosen(mail)` is the number of one."""
    address = reverse_lazy("setup:new_text", args=[kind])
    return Named(chosen, lambda: NamedText.objects.of(kind), address)


def fill_assignment(mail):
    leads = list(leads_of(mail).order_by("last_name")[: MOST_LISTED + 1])
    number = 1 if len(leads) == 1 else leads_of(mail).count()
    return assignment_values(mail.recipient, leads, number, mail.about.by)


def assignment_values(recipient, leads, number, by):
    """What the merge fields stand for, of `number` leads of which these are the first."""
    only = leads[0] if number == 1 else None
    names = [f"{one_line(lead.full_name)}, {one_line(lead.company)}" for lead in leads]
    if len(leads) > MOST_LISTED:
        names[-1] = "…"
    return people(recipient) | {
        "leads": "\n".join(names),
        "leads_in_short": names[0] if only else in_short(number),
        "lead_source": one_line(only.source) if only else "",
        "lead_country": one_line(only.country_name) if only else "",
        "handed_over_by": one_line(by or people(recipient)["organization"]),
        "link": link_for(recipient, only),
    }


def preview(recipient, lead, by):
    """Subject and text of the mail that tells of one lead, as they would be sent now."""
    with translation.override(recipient.language):
        values = assignment_values(recipient, [lead], 1, by)
        subject, body = texts(KINDS["assignment"], recipient.language)
        return " ".join(merge(subject, values).split()), merge(body, values)


def offered_leads(user):
    """The newest leads that somebody sees, to look at a text with."""
    rows = Lead.objects.permitted(user, "view").order_by("-created_at", "-id")
    return [(str(lead.pk), f"{lead}, {lead.company}") for lead in rows[:MOST_OFFERED]]


def lead_example(user, key):
    """A lead that somebody sees, by its number; None for any other text."""
    return row_of(Lead.objects.permitted(user, "view"), key)


def row_of(rows, key):
    pk = id_in(key)
    return None if pk is None else rows.filter(pk=pk).first()


def assignment_example(user, key):
    lead = lead_example(user, key)
    return lead and assignment_values(user, [lead], 1, user)


def in_short(number):
    return ngettext("%(number)s lead", "%(number)s leads", number) % {"number": number}


register(
    Kind(
        key="assignment",
        label=_("Leads were handed to a user"),
        fields=PEOPLE
        | {
            "leads": _("Name and company of each lead, a line each"),
            "leads_in_short": _("Name and company of the lead, or how many there are"),
            "lead_source": _("Source, when it is one lead"),
            "lead_country": _("Country, when it is one lead"),
            "handed_over_by": _("Who handed them over"),
            "link": _("The address of the lead, or of the inbox"),
        },
        subject=_("Handed to you: {leads_in_short}"),
        body=_(
            "Hello {recipient_first_name},\n\n"
            "{handed_over_by} has handed this to you:\n\n{leads}\n\n"
            "Open it here:\n\n{link}"
        ),
        fill=fill_assignment,
        wanted=lambda mail: leads_of(mail).exists(),
        examples=Examples(offered_leads, assignment_example),
        named=further("assignment", lambda mail: mail.about.named_text),
        samples=SAMPLES
        | {
            "leads": "Sophie Laurent, Lyon Digital\nLuca Marino, Officine Marino",
            "leads_in_short": "Sophie Laurent, Lyon Digital",
            "lead_source": "Trade Show",
            "lead_country": "France",
            "handed_over_by": "Carla Berg",
        },
    )
)
