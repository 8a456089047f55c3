"""The kinds of mail the portal writes, each registered by the app that owns it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

KINDS = {}


@dataclass(frozen=True)
class Kind:
    """A kind of mail: its merge fields, the portal's own text, and how to fill it.

    `fill(mail)` answers a plain string for every name in `fields`. `wanted(mail)`
    says, just before sending, whether the mail is still true and still theirs to get.
    """

    key: str
    label: Promise
    fields: dict[str, Promise]  # From a merge field's name to what it stands for.
    subject: Promise
    body: Promise
    fill: Callable
    wanted: Callable


def register(kind):
    KINDS[kind.key] = kind
    return kind
