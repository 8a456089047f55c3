"""What a post says of a lead. Whatever does not fit is kept: cut, or in the description."""

from dataclasses import dataclass

from django.utils.text import normalize_newlines
from django.utils.translation import gettext as _

from leads.imports import drafts, values
from leads.imports.drafts import Draft
from leads.imports.fields import FIELDS
from leads.imports.words import fold
from leads.models import CustomField, Pick

from .names import CONSENT, is_plumbing, targets

NOT_PROVIDED = "[not provided]"  # As Salesforce writes it.
CUT = {"text", "lines", "salutation", "country", "picklist"}
LONGEST_QUOTE = 5000  # Characters of one field that goes into the description.
DESCRIPTION = FIELDS["description"].limit
SAYS_SOMETHING = {"first_name", "last_name", "company", "email", "phone", "mobile", "description"}


@dataclass(frozen=True)
class Cells:
    """The values of a post, as the import's readers want a row."""

    cells: list
    problem: str = ""
    note: str = ""


def read(form, fields, *, is_accepted=False):
    """A Draft of what a post (pairs of name and value) says; its problems say what did not fit.

    None if it says nothing that one could work with, unless a person has accepted it.
    """
    sent = joined(fields)
    made, kept = Draft(Cells(list(sent.values()))), []
    readers = readers_of(form, list(sent))
    for reader in readers:
        fit(made, kept, reader)
    drafts.name_in_full(made)
    says_something = any(made.values.get(name) for name in SAYS_SOMETHING) or kept
    if not (says_something or is_accepted):
        return None
    name_somehow(made)
    describe(made, kept + left_out(form, sent, {reader.index for reader in readers}))
    return made


def left_out(form, sent, taken):
    """What was sent under names that fill nothing: people read it, too.

    `taken` are the places of the names that fill something.
    """
    others = [pair for place, pair in enumerate(sent.items()) if place not in taken]
    return [(name, text) for name, text in others if not is_plumbing(form, name)]


def joined(fields):
    """From name to value; what is sent several times is a list as picklists are written."""
    sent = {}
    for name, value in fields:
        if value.strip():
            sent.setdefault(name, []).append(value)
    return {name: ";".join(found) for name, found in sent.items()}


def has_consent(fields):
    """Whether the box was ticked."""
    return any(fold(value) not in values.NO | {""} for value in said_of_consent(fields))


def said_of_consent(fields):
    return [value for name, value in fields if name == CONSENT]


def readers_of(form, names):
    """A Reader for each field of a lead that the post fills; the first name for it counts."""
    active = CustomField.objects.filter(is_active=True)
    own = {field.api_name: field for field in active}
    columns, taken = [], set()
    for name, target in targets(form, names, own).items():
        if target not in taken:
            index = names.index(name)
            columns.append({"index": index, "target": target, "label": name, "kind": "text"})
            taken.add(target)
    return drafts.readers_for(columns, own, Pick.objects.active().by_field())


def fit(made, kept, reader):
    """Read one field into the draft; what it cannot hold goes to `kept`."""
    parsed = reader.read(made.row)
    if parsed.problem and reader.kind in CUT:
        made.warnings.append(parsed.problem)
        parsed = values.parse(reader.kind, shortened(made.row.cells[reader.index], reader), "")
    if parsed.problem:
        kept.append((reader.label, made.row.cells[reader.index]))
    drafts.note(made, reader, parsed)


def shortened(text, reader):
    return values.clean(text, keep_lines=reader.kind == "lines")[: reader.limit].rstrip()


def name_somehow(made):
    """A lead has a last name and a company; where the post has none, what comes nearest."""
    found = made.values
    made.problems += [drafts.missing(name) for name in drafts.REQUIRED if not found.get(name)]
    if not found.get("last_name"):
        first = found.pop("first_name", "")
        found["last_name"] = (first or found.get("email") or NOT_PROVIDED)[:80]
    if not found.get("company"):
        found["company"] = NOT_PROVIDED


def describe(made, kept):
    """Put what fits no field at the end of the description, where people read it.

    It gets all the room that is left, and half of it at least. What has no room stays in
    the post, as it came.
    """
    if not kept:
        return
    text = made.values.get("description", "")
    lines = [_("What did not fit its field:"), *(quote(*pair) for pair in kept)]
    room = max(DESCRIPTION // 2, DESCRIPTION - len(text) - 2)
    note = "\n".join(line[:LONGEST_QUOTE] for line in lines)[:room]
    written = text[: DESCRIPTION - len(note) - 2]
    made.values["description"] = f"{written}\n\n{note}" if written else note
    if len(written) < len(text) or len(note) < len("\n".join(lines)):
        made.warnings.append(_("Not all of it fits the description: see the post as it came."))


def quote(name, text):
    return f"{one_paragraph(name)}: {one_paragraph(text)}"


def one_paragraph(text):
    return " ".join(values.clean(normalize_newlines(text)).split())
