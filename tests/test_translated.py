"""Every word that a person reads in a template goes through the translation."""

import re
from html.parser import HTMLParser

from .sources import templates

READ_ALOUD = {"title", "placeholder", "aria-label", "alt", "label"}
TRANSLATED = r"{% *(blocktranslate|comment)\b.*?{% *end\1 *%}|{#.*?#}"
TAGS = r"{%.*?%}|{{.*?}}"
NAMES = {
    # Names are the same in every language.
    "PRM Portal",
    "CSV",
}
PLAIN = {"templates/500.html"}  # Drawn when anything may be broken.


class Words(HTMLParser):
    """Collects text, and the attributes that are read aloud, with a letter in them."""

    def __init__(self):
        super().__init__()
        self.found, self.hidden = [], False

    def handle_starttag(self, tag, attributes):
        self.hidden = tag in ("script", "style")
        self.found += [value for name, value in attributes if name in READ_ALOUD and value]

    def handle_endtag(self, tag):
        self.hidden = False

    def handle_data(self, text):
        if not self.hidden:
            self.found.append(text)


def untranslated(text):
    text = re.sub(TRANSLATED, " ", text, flags=re.DOTALL)
    words = Words()
    words.feed(re.sub(TAGS, " ", text, flags=re.DOTALL))
    found = [" ".join(word.split()) for word in words.found]
    return [word for word in found if re.search(r"[^\W\d_]{2}", word) and word not in NAMES]


def test_every_word_is_translated():
    pages = {path: untranslated(text) for path, text in templates().items() if path not in PLAIN}

    assert {path: words for path, words in pages.items() if words} == {}


def test_an_untranslated_word_is_found():
    page = '<p title="Hello {{ you }}">{% translate "Good" %} <b>morning</b></p>{# note #}'

    assert untranslated(page) == ["Hello", "morning"]
