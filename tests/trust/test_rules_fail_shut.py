"""R36: whichever rule fails, and whichever question of it, what it guards is not read."""

import sys

import pytest
from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist

from prm.permissions import RuledQuerySet
from tests.sources import APPS

from .read_table import READINGS

pytestmark = pytest.mark.django_db
FAILURES = [RuntimeError, ObjectDoesNotExist]  # Templates take the other for an empty text.
WHERE_IT_IS_READ = [f"{each.rule} {each.who} {each.page}" for each in READINGS]


@pytest.fixture(params=READINGS, ids=WHERE_IT_IS_READ)
def reading(request):
    return request.param


def test_while_nothing_fails_it_is_read(rows, asker, reading):
    """Or the test below would pass for the wrong reason."""
    answer = asker.ask(reading.who, "GET", reading.url(rows))

    assert reading.is_read_in(answer, rows)


@pytest.mark.parametrize("failure", FAILURES)
def test_once_its_rule_fails_nobody_reads_it(rows, asker, monkeypatch, reading, failure):
    def broken(*args, **options):
        raise failure("broken on purpose")

    break_rule(monkeypatch, reading.rule, broken)

    answer = asker.ask(reading.who, "GET", reading.url(rows))
    assert not reading.is_read_in(answer, rows)
    assert answer.status in (403, 404) or answer.status >= 500


def break_rule(monkeypatch, rule, broken):
    module, _colon, question = rule.partition(":")
    if question:
        break_everywhere(monkeypatch, getattr(sys.modules[module], question), question, broken)
    else:
        kind, action = rule.split(".")
        monkeypatch.setitem(rules_of()[kind], action, broken)


def break_everywhere(monkeypatch, question, name, broken):
    """In each module that has it by this name."""
    for module in [each for path, each in sys.modules.items() if path.split(".")[0] in APPS]:
        if getattr(module, name, None) is question:
            monkeypatch.setattr(module, name, broken)


def rules_of():
    """From the name of each model that has rules to them."""
    models = [model for app in APPS for model in apps.get_app_config(app).get_models()]
    rows = {model._meta.model_name: model._default_manager._queryset_class for model in models}
    return {name: kind.rules for name, kind in rows.items() if issubclass(kind, RuledQuerySet)}
