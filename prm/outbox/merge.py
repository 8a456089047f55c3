"""Merge fields: flat substitution of plain strings, never a template engine (R24)."""

import re

from django.core.exceptions import ValidationError
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

FIELD = re.compile(r"\{([^{}\n]*)\}")
STRAY = re.compile(r"[^\s{}]{0,20}[{}][^\s{}]{0,20}")  # A brace without its other half.
LONGEST_VALUE = 500  # Characters of one value; a name is shorter, a trick is longer.
ADDRESS = re.compile(r"(?i)(https?|ftp):/*|www\.")
DOMAIN = re.compile(r"(?<=\w)\.(?=[^\W\d_]{2,})")  # The dot in "evil.example".
NO_LINK = "\u200b"  # Of no width; a mail program makes no link of what has it inside.


def check(text, fields):
    """Refuse a text with a merge field that this kind of mail does not have."""
    for name in FIELD.findall(text):
        if name not in fields:
            known = ", ".join(f"{{{field}}}" for field in fields)
            raise ValidationError(
                _("{%(name)s} is not a merge field here. There are: %(known)s."),
                params={"name": name, "known": known},
            )
    if stray := STRAY.search(FIELD.sub("", text)):
        raise ValidationError(
            _("“%(stray)s”: a merge field is written in one pair of braces, like {%(example)s}."),
            params={"stray": stray[0].strip(), "example": next(iter(fields), "")},
        )


def check_line(text):
    """Refuse a subject that is more than one line; a header ends where its line ends."""
    if not text.isprintable():
        raise ValidationError(_("A subject is one line without control characters."))


def check_needed(text, names):
    """Refuse a text that leaves out what its receiver cannot do without."""
    for name in names:
        if f"{{{name}}}" not in text:
            raise ValidationError(
                _("Without {%(name)s} the receiver cannot go on. Put it in."), params={"name": name}
            )


def merge(text, values):
    """The text with its merge fields filled. A name without a value stays as written."""
    return FIELD.sub(lambda found: values.get(found[1], found[0]), text)


def one_line(value):
    """A value somebody typed, fit for a mail: one line, no tricks, no link of its own."""
    text = "".join(" " if not c.isprintable() else c for c in str(value))
    text = re.sub(r"\s+", " ", text).strip()[:LONGEST_VALUE]
    text = ADDRESS.sub(lambda found: found[0].rstrip("/.:") + " ", text)
    return DOMAIN.sub(f".{NO_LINK}", text)


def html_of(text, link):
    """The HTML part: the escaped text in paragraphs; only the portal's own link is one."""
    paragraphs = re.split(r"\n\s*\n", escape(text).strip())
    body = "".join(f"<p>{p.replace(chr(10), '<br>')}</p>" for p in paragraphs)
    if link:
        address = escape(link)
        body = body.replace(address, f'<a href="{address}">{address}</a>')
    page = (
        f'<html lang="{get_language()}"><body style="font-family:sans-serif">{body}</body></html>'
    )
    return SafeString(f"<!doctype html>{page}")
