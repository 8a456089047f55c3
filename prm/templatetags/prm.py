"""The tags every page has without loading them.

{% pill text kind %}            a status: new, warn, good, bad or plain; always with its word
{% ago when %}                  "12 min", "3 h", "yesterday", "5 d"; the exact time on hover
{% avatar name %}               a disc with initials, for beside a name
{{ user_agent|browser }}        "Firefox, Linux"
{{ name|initials }}             "Paul Rossi" -> "PR"
{% sort_link "name" label %}    the heading of a column that sorts (parameter `sort`)
{% chips filters as chips %}    what a FilterSet asks for, for frame/_filters.html
{% cell column row %}           what stands in a column of a list (accounts/lists/columns.py)
{% bar_sections frame as bar %} what fits in a phone's bottom bar, and the rest
"""

import json
from datetime import datetime

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _

from prm.chips import Chips

register = template.Library()

KINDS = {"new", "warn", "good", "bad"}

# What browsers and systems write of themselves. They imitate each other: the first sign counts.
SIGNS = [
    [
        ("Edg", "Edge"),
        ("OPR", "Opera"),
        ("Firefox", "Firefox"),
        ("Chrom", "Chrome"),
        ("Safari", "Safari"),
    ],
    [
        ("Windows", "Windows"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ],
]


@register.simple_tag
def pill(text, kind="plain"):
    """A status as a word on a tinted ground; colour never says it alone."""
    modifier = f" pill--{kind}" if kind in KINDS else ""
    return format_html('<span class="pill{}">{}</span>', modifier, text)


@register.filter
def initials(name):
    """The first letters of the first and last word of a name."""
    words = str(name or "").split()
    return "".join(word[0] for word in words[:1] + words[1:][-1:]).upper()


@register.simple_tag
def avatar(name):
    """Initials in a disc. It stands beside the name, so it is not read aloud."""
    return format_html('<span class="avatar" aria-hidden="true">{}</span>', initials(name))


@register.simple_tag
def ago(when):
    """How long ago (or how soon) something is, with the exact time on hover."""
    if not when:
        return ""
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        when.isoformat(),
        exactly(when),
        relative(when),
    )


def exactly(when):
    """The full date, and the time in the reader's zone where there is one."""
    if isinstance(when, datetime):
        return date_format(timezone.localtime(when), "DATETIME_FORMAT")
    return date_format(when, "DATE_FORMAT")


def relative(when):
    """The time between now and then in as few characters as a table column has room for."""
    if isinstance(when, datetime):
        seconds = (timezone.now() - when).total_seconds()
        if abs(seconds) < 24 * 60 * 60:
            return within_a_day(seconds)
        when = timezone.localtime(when).date()
    return by_the_day((timezone.localdate() - when).days, when)


def within_a_day(seconds):
    """Less than 24 hours in either direction: now, minutes or hours."""
    minutes = int(abs(seconds) // 60)
    if minutes == 0:
        return _("now")
    text = _("%d min") % minutes if minutes < 60 else _("%d h") % (minutes // 60)
    return text if seconds > 0 else _("in %s") % text


def by_the_day(days, day):
    """Whole days, and the date itself when that says more."""
    named = {0: _("today"), 1: _("yesterday"), -1: _("tomorrow")}
    if days in named:
        return named[days]
    if abs(days) >= 30:
        return date_format(day, "DATE_FORMAT")
    return _("%d d") % days if days > 0 else _("in %d d") % -days


@register.inclusion_tag("frame/_sort_link.html", takes_context=True)
def sort_link(context, field, label, wide=False, number=False):
    """The heading of a column that sorts by a field ("-field": last first), then back.

    `sort` in the context is the order the page has now (its default too);
    otherwise it is taken from the address. Say `wide=True` for a column that a
    phone leaves out, `number=True` for one aligned right.
    """
    current = context.get("sort") or context["request"].GET.get("sort", "")
    reverse = field[1:] if field.startswith("-") else f"-{field}"
    direction = "descending" if current.startswith("-") else "ascending"
    return {
        "request": context["request"],
        "label": label,
        "wide": wide,
        "number": number,
        "order": direction if current in {field, reverse} else "",
        "next": reverse if current == field else field,
    }


@register.simple_tag
def cell(column, row):
    """What a column shows of a row."""
    return column.show(row)


@register.filter
def browser(user_agent):
    """Browser and system of a session, as far as it tells: "Firefox, Linux"."""
    known = [next((name for sign, name in signs if sign in user_agent), "") for signs in SIGNS]
    return ", ".join(filter(None, known)) or user_agent


@register.simple_tag(takes_context=True)
def chips(context, filters):
    """The filters of a list, each with what it is set to and the address without it."""
    return Chips(filters, context["request"].GET)


@register.simple_tag
def htmx_config():
    """What htmx may do, from the settings, where htmx looks for it."""
    config = json.dumps(settings.HTMX_CONFIG)
    return format_html('<meta name="htmx-config" content="{}">', config)


@register.simple_tag
def bar_sections(frame, room=5):
    """The sections in a phone's bottom bar, and the rest, for its "More" menu."""
    shown = [section for section in frame.sections if not section.is_more][:room]
    return {
        "shown": shown,
        "rest": [each for each in frame.sections if each not in shown],
    }
