"""What a page says, and what a search finds."""

import re

from leads.lookup import OWNERS, Lookup


def words(answer):
    """What a page says, without its markup."""
    return " ".join(re.sub(r"<[^>]+>", "", answer.content.decode()).split())


def page(browser, lead, **query):
    return browser.get(lead.get_absolute_url(), query)


def names(choices):
    """The names of those a search found."""
    return [choice.name for choice in choices.found]


def partners(chooser, q=""):
    """What somebody finds among the partner users."""
    return Lookup(OWNERS, chooser, "partner", q)
