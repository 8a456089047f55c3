"""Words that open a hole, and may not stand in the code or a template: R9, R24, R25, A16, A24."""

import re

import pytest

from tests.sources import lines_with, modules, templates

IN_CODE = {
    "every field of a model (R9)": r"fields\s*=\s*[\"']__all__[\"']|^\s*exclude\s*=",
    "unescaped text (R25)": r"\bmark_safe\(|\bSafeString\(|__html__|\bformat_html\(f",
    "no CSRF token (A32)": r"\bcsrf_exempt\b",
    "private pages in a cache (R30)": r"\bcache_page\b|UpdateCacheMiddleware",
    "text as code (R24)": r"(?<!\w)(eval|exec)\(|\bTemplate\(|\bfrom_string\(",
    "text that reaches objects (R24)": r"\.format_map\(|\.format\(\*\*",
    "SQL of one's own (A16)": r"\.extra\(|\.raw\(|\bRawSQL\(|\bcursor\(\)",
    "code in data (A24)": r"\bpickle\b|\bmarshal\b|yaml\.load\(",
}
ALLOWED = {
    # Where: why.
    "leads/views/web.py": "Web-to-lead is posted from other sites, and knows nobody.",
    "prm/outbox/merge.py": "The HTML part of a mail is made of escaped text.",
    "prm/question.py": "Compiled querysets; numbers are parameters (tests/test_question.py).",
    "prm/sql.py": "INSERT ... SELECT of compiled querysets, nothing of it written by people.",
    "prm/views.py": "SELECT 1, for the load balancer.",
}
IN_TEMPLATES = {
    "unescaped text": r"\|\s*safe\b|\{% autoescape off|\|\s*safeseq\b",
    "inline script": r"<script(?![^>]*\b(src=|type=\"application/json\"))|javascript:",
    "script in an attribute": r"\son\w+=|\bhx-on\b|hx-vals=[\"']js:",
    "inline style": r"<style\b|\sstyle=",
    "somebody else's server": r"(src|href)=[\"'](https?:)?//",
}


@pytest.mark.parametrize("danger", IN_CODE)
def test_no_dangerous_word_in_the_code(danger):
    places = {place.split(":")[0] for place in lines_with(IN_CODE[danger], modules())}

    assert places - ALLOWED.keys() == set()


@pytest.mark.parametrize("danger", IN_TEMPLATES)
def test_no_dangerous_word_in_a_template(danger):
    assert lines_with(IN_TEMPLATES[danger], templates()) == []


@pytest.mark.parametrize(
    ("danger", "line"),
    [
        ("script in an attribute", '<button onclick="go()">'),
        ("inline script", "<script>go()</script>"),
        ("inline style", '<p style="color: red">'),
        ("unescaped text", "{{ lead.name|safe }}"),
    ],
)
def test_the_search_would_find_it(danger, line):
    assert re.search(IN_TEMPLATES[danger], line)
