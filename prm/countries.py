"""Countries, kept as ISO 3166-1 codes and shown by name in the reader's language."""

from functools import cache

import pycountry
from babel import Locale
from django.utils.translation import get_language, to_locale

EVERYDAY = {"usa": "US", "u.s.a.": "US", "u.s.": "US", "uk": "GB", "england": "GB", "uae": "AE"}


@cache
def _names(language):
    return Locale.parse(to_locale(language), sep="_").territories


@cache
def _codes():
    codes = {}
    for language in ("en", "de", "it", "fr", "es", "pt", "nl", "pl", "ru"):
        for country in pycountry.countries:
            name = _names(language).get(country.alpha_2)
            if name:
                codes.setdefault(name.casefold(), country.alpha_2)
    for country in pycountry.countries:
        own = {country.alpha_2, country.alpha_3, country.name}
        own |= {getattr(country, "official_name", ""), getattr(country, "common_name", "")}
        codes |= {name.casefold(): country.alpha_2 for name in own if name}
    return codes | EVERYDAY


def code_of(text):
    """The ISO code of a country written as a name or a code; what nobody knows stays as it is."""
    text = " ".join(text.split())
    return _codes().get(text.casefold(), text)


def is_code(text):
    return pycountry.countries.get(alpha_2=text) is not None


def name_of(code):
    """The country's name in the reader's language; what is no code is its own name."""
    return _names(get_language() or "en").get(code, code)


@cache
def english():
    """From each country's code to its English name."""
    return {country.alpha_2: _names("en")[country.alpha_2] for country in pycountry.countries}


def choices():
    """Every country as (code, name), sorted by name in the reader's language."""
    pairs = [(c.alpha_2, name_of(c.alpha_2)) for c in pycountry.countries]
    return sorted(pairs, key=lambda pair: pair[1])
