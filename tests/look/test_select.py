"""A choice of many is drawn by one template, and says what Django's own two for each option say."""

from html.parser import HTMLParser

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates, get_default_renderer

CHOICES = [
    ("", "None"),
    ("it", "Italy"),
    ("Nordic", [("se", "Sweden <b>"), ("dk", 'Denmark "&"')]),
    (True, "Yes"),
    (7, "Seven"),
]


class Marked(forms.Select):
    """Options with attributes of their own."""

    def create_option(self, name, value, *args, **options):
        option = super().create_option(name, value, *args, **options)
        option["attrs"] |= {"se": {"disabled": True, "data-x": '"<'}, "dk": {"hidden": False}}.get(
            value, {}
        )
        return option


class Read(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, attrs))

    def handle_endtag(self, tag):
        self.found.append(f"/{tag}")

    def handle_data(self, data):
        self.found += [data.strip()] if data.strip() else []


@pytest.mark.parametrize("widget", [Marked, forms.SelectMultiple])
@pytest.mark.parametrize("value", ["", "it", "dk", ["it", "se"], "7", True])
def test_it_says_the_same(widget, value):
    drawn = [
        widget(choices=CHOICES).render("place", value, {"id": "id_place"}, renderer=renderer)
        for renderer in (get_default_renderer(), DjangoTemplates())
    ]

    assert Read(drawn[0]).found == Read(drawn[1]).found
    assert "option" in drawn[0]
