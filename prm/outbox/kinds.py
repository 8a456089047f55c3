"""The kinds of mail the portal writes, each registered by the app that owns it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.functional import Promise

KINDS = {}


@dataclass(frozen=True)
class Kind:
    """A kind of mail: its merge fields, the portal's own text, and how to fill it.

    `fill(mail)` answers a plain string for every name in `fields`. `wanted(mail)`
    says, just before sending, whether the mail is still true and still theirs to get.
    A text without one of the `needed` fields would be of no use to its receiver.
    """

    key: str
    label: Promise
    fields: dict[str, Promise]  # From a merge field's name to what it stands for.
    subject: Promise
    body: Promise
    fill: Callable
    wanted: Callable
    needed: tuple = ()
    samples: dict[str, str] = field(default_factory=dict)
    examples: object = None  # An Examples: real rows to look at the text with.
    named: object = None  # A Named, if there may be further texts of it.
    is_text: bool = True  # Whether its text is for people to write.

    @property
    def further_texts(self):
        return self.named.texts() if self.named else ()

    def sample_values(self):
        """What a preview shows in place of the merge fields."""
        return {name: str(self.samples.get(name, label)) for name, label in self.fields.items()}


@dataclass(frozen=True)
class Examples:
    """Real rows that a text can be looked at with.

    `offered(user)` answers (key, name) pairs of some the user may see; `values(user, key)`
    the merge fields of one, None for a key that is none of theirs.
    """

    offered: Callable
    values: Callable


@dataclass(frozen=True)
class Named:
    """Further texts of a kind, rows with a name, which belong to the app that owns the kind.

    `of(mail)` answers the number of the one a mail is written with, None for the usual one;
    `texts()` all of them; `new_url` is the address of the page that adds one.
    """

    of: Callable
    texts: Callable
    new_url: Promise


def register(kind):
    KINDS[kind.key] = kind
    return kind
