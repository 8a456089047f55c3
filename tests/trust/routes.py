"""Every address the portal has, as its resolver says, and how to fill one in."""

import re
from dataclasses import dataclass

from django.urls import get_resolver

CONVERTER = re.compile(r"(?<!\?P)<(?:(\w+):)?(\w+)>")


@dataclass(frozen=True)
class Route:
    name: str
    pattern: str

    @property
    def parameters(self):
        """The names of what stands in the address, each with its converter."""
        named = {name: kind or "str" for kind, name in CONVERTER.findall(self.pattern)}
        return named | dict.fromkeys(re.findall(r"\(\?P<(\w+)>", self.pattern), "regex")


def all_routes():
    return list(walked(get_resolver()))


def walked(resolver, prefix="", namespace=""):
    for each in resolver.url_patterns:
        pattern = prefix + str(each.pattern)
        if hasattr(each, "url_patterns"):
            inside = f"{namespace}{each.namespace}:" if each.namespace else namespace
            yield from walked(each, pattern, inside)
        else:
            yield Route(f"{namespace}{each.name}", pattern)
