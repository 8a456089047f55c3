"""Where somebody works, console or portal, and the addresses of activities there."""

from django.template.defaultfilters import linebreaksbr
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from accounts.models import Account, Contact
from leads.models import Lead
from leads.people import MENTION


class Console:
    """Internal users work at the records themselves."""

    is_portal = False

    def record_url(self, record):
        return record.get_absolute_url()

    def log_url(self, record, kind=""):
        name = {Account: "account", Contact: "contact", Lead: "lead"}[type(record)]
        return asking(reverse(f"activities:{name}", args=[record.pk]), kind)

    def url(self, name, *args):
        return reverse(f"activities:{name}", args=args)

    def seen_url(self, mention):
        return self.url("seen", mention.pk)


class Portal:
    """Partner users work at leads, and at what is noted about their own account."""

    is_portal = True

    def __init__(self, community):
        self.community = community

    def record_url(self, record):
        if isinstance(record, Lead):
            return reverse("portal:lead", args=[self.community.slug, record.pk])
        return self.url("index")

    def log_url(self, record, kind=""):
        if isinstance(record, Lead):
            return asking(self.url("lead", record.pk), kind)
        return asking(self.url("account"), kind)

    def url(self, name, *args):
        names = {"index": "activities"}
        name = names.get(name, f"activity_{name}")
        return reverse(f"portal:{name}", args=[self.community.slug, *args])

    def seen_url(self, mention):
        return self.url("seen", mention.pk)


def asking(url, kind):
    return f"{url}?kind={kind}" if kind else url


def ready(activities, place):
    """Tell each activity its addresses here, and its text with the names of who is mentioned."""
    for activity in activities:
        activity.told = told(activity)
        activity.record_url = place.record_url(activity.about)
        for name in ("edit", "removal", "done"):
            setattr(activity, f"{name}_url", place.url(name, activity.pk))
    return activities


def told(activity):
    names = {mention.user.email: mention.user.full_name for mention in activity.mentions.all()}
    parts = MENTION.split(activity.text)  # Every other one is an address behind an @.
    pairs = zip(parts[::2], [*parts[1::2], ""], strict=True)
    html = format_html_join("", "{}{}", ((text, named(email, names)) for text, email in pairs))
    return linebreaksbr(html)


def named(email, names):
    name = names.get(email.lower().rstrip("."))
    at = f"@{email}" if email else ""
    return format_html("<strong>@{}</strong>", name) if name else at
