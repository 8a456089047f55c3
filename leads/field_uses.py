"""Where a custom field is asked for: the rules that have a criterion of it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import SharingRule
from leads.criteria import is_list_of_criteria
from leads.models import RuleEntry


@dataclass(frozen=True)
class Use:
    """A rule that asks a field, in words, and where it is changed."""

    sentence: str
    url: str
    is_active: bool


def uses_of(field):
    """Each rule once, those that are active first. Looks at all of them: for setup only."""
    uses = [*assignment_rules(field.api_name), *sharing_rules(field.api_name)]
    return sorted(uses, key=lambda use: not use.is_active)


def assignment_rules(name):
    entries = RuleEntry.objects.in_force().select_related("version__rule")
    rules = {entry.version.rule for entry in entries if asks(entry.criteria, name)}
    for rule in sorted(rules, key=str):
        words = _("The assignment rule %(name)s asks for it.")
        yield Use(words % {"name": rule}, rule.get_absolute_url(), rule.is_active)


def sharing_rules(name):
    for rule in SharingRule.objects.exclude(criteria=[]):
        if asks(rule.criteria, name):
            words = _("The sharing rule %(name)s asks for it.") % {"name": rule}
            yield Use(words, reverse("setup:sharing_rule", args=[rule.pk]), rule.is_active)


def asks(criteria, name):
    """Whether one of some criteria is about the field of this name, however it is written."""
    named = criteria if is_list_of_criteria(criteria) else []
    return name.casefold() in {each["field"].strip().casefold() for each in named}
