"""The languages one can choose are there: every string translated, and compiled."""

import gettext
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

FOLDER = Path(settings.BASE_DIR, "locale")
OTHERS = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}|{{ [\w.]+ }}")


def catalogue(language):
    with open(FOLDER / language / "LC_MESSAGES" / "django.po", "rb") as file:
        return [entry for entry in read_po(file) if entry.id]


def pairs(language):
    for entry in catalogue(language):
        originals = entry.id if entry.pluralizable else (entry.id,)
        texts = entry.string if entry.pluralizable else (entry.string,)
        yield from zip(originals, texts, strict=True)


@pytest.mark.parametrize("language", OTHERS)
def test_every_string_is_translated(language):
    assert not [entry.id for entry in catalogue(language) if entry.fuzzy]
    assert all(text for _original, text in pairs(language))


@pytest.mark.parametrize("language", OTHERS)
def test_placeholders_stay(language):
    """R24"""
    for original, text in pairs(language):
        missing = set(PLACEHOLDER.findall(text)) - set(PLACEHOLDER.findall(original))
        assert not missing, original


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_compiled_is_what_is_written(language):
    with open(FOLDER / language / "LC_MESSAGES" / "django.mo", "rb") as file:
        compiled = gettext.GNUTranslations(file)

    for entry in catalogue(language):
        if not entry.pluralizable:
            key = (entry.context, entry.id) if entry.context else (entry.id,)
            found = compiled.pgettext if entry.context else compiled.gettext
            assert found(*key) == entry.string


def test_a_page_speaks_the_visitors_language(client, db):
    page = client.get("/auth/login/", headers={"accept-language": "de"})

    assert '<html lang="de"' in page.text
    assert "Passwort" in page.text
