"""What a lead's page says of where it came from, in groups, as frame/_facts.html shows them."""

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from accounts.facts import lines, link
from leads.models import Received
from prm.templatetags.prm import exactly

from .duplicates import linked


def of_lead(lead, user):
    """Consent, the post it came with, and its duplicates among the leads the user may see."""
    posts = Received.objects.permitted(user, "view").filter(lead=lead.pk)
    groups = [(_("Consent"), [(_("Consent"), consent(lead)), (_("Change"), change(lead))])]
    for post in posts.select_related("form")[:1]:
        groups.append((_("Web form"), of_post(post)))
    return groups + duplicates(linked(lead, user), type(lead).get_absolute_url)


def for_partner(lead, user, community):
    """Consent, and the duplicates among the leads they see themselves."""

    def address(other):
        return reverse("portal:lead", args=[community.slug, other.pk])

    known = [(_("Consent"), [(_("Consent"), consent(lead))])] if lead.consented_at else []
    return known + duplicates(linked(lead, user), address)


def consent(lead):
    if lead.consented_at is None:
        return lead.consent_how and _("No longer: %s") % lead.consent_how
    return format_html("{}<br>{}", exactly(lead.consented_at), lead.consent_how)


def change(lead):
    url = reverse("leads:consent", args=[lead.pk])
    return link(_("Record consent"), url) if lead.can_change else ""


def of_post(post):
    return [
        (_("Web form"), link(post.form, post.get_absolute_url())),
        (_("Received"), exactly(post.at)),
        *([(_("What did not fit"), lines(post.notes))] if post.notes else []),
    ]


def duplicates(leads, address):
    rows = ((address(each), each, each.company) for each in leads)
    found = format_html_join("", '<a href="{}">{}</a>, {}<br>', rows)
    return [(_("Duplicates"), [(_("The same person"), found)])] if leads else []
