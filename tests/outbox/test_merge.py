"""R24: texts are filled by flat substitution, and nothing in them is ever run."""

import pytest
from django.core.exceptions import ValidationError

from prm.models import MailTemplate
from prm.outbox.kinds import KINDS
from prm.outbox.merge import FIELD, check, html_of, merge

from .payloads import PAYLOADS

VALUES = {"link": "https://portal/", "recipient_name": "Paul Rossi"}


def test_there_are_enough_payloads():
    assert len(PAYLOADS) >= 200


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_as_a_value_stays_as_it_is(payload):
    assert merge("<{recipient_name}>", VALUES | {"recipient_name": payload}) == f"<{payload}>"


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_as_a_text_is_refused_or_stays_as_it_is(payload):
    unknown = [name for name in FIELD.findall(payload) if name not in VALUES]
    if unknown or set("{}") & set(FIELD.sub("", payload)):
        with pytest.raises(ValidationError):
            check(payload, VALUES)
    else:
        check(payload, VALUES)
    assert "49" not in merge(payload, VALUES)
    assert merge(payload, VALUES) == payload.replace("{link}", VALUES["link"])


@pytest.mark.parametrize("text", ["{link", "link}", "{{link}}", "{link} and {", "{\nlink}"])
def test_a_brace_without_its_other_half_is_refused(text):
    with pytest.raises(ValidationError, match="one pair of braces"):
        check(f"Open it: {text} now", VALUES)

    check("Open it: {link} now", VALUES)


def test_a_payload_in_a_lead_goes_out_as_it_is(cast, new_lead, hand_over, sent):
    payload = "{{7*7}} {link} {% load x %} {recipient_name}"
    hand_over(new_lead(cast.carla, last_name=payload), cast.paul)

    (message,) = sent()

    assert payload in message.body
    assert payload in message.subject


def test_a_value_is_not_filled_again():
    assert merge("{a}", {"a": "{b}", "b": "no"}) == "{b}"


def test_a_name_without_a_value_stays_as_written():
    assert merge("{a} {b}", {"a": "1"}) == "1 {b}"


def test_only_the_portals_own_link_is_one_in_html():
    html = html_of("See https://other.example\n\nor https://portal/", "https://portal/")

    assert html.count("<a ") == 1
    assert '<a href="https://portal/">' in html


def test_the_portals_own_texts_pass_the_check_in_every_language(settings):
    for kind in KINDS.values():
        for language, _name in settings.LANGUAGES:
            MailTemplate.portals(kind, language).clean()


def test_every_kind_has_a_sample_of_each_field():
    for kind in KINDS.values():
        assert not kind.is_text or set(kind.samples) == set(kind.fields), kind.key
