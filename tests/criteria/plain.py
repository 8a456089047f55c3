"""Criteria as anybody would read them in Python, to compare the database's answers with."""

import csv
import re
from datetime import date
from decimal import Decimal

from prm.countries import _codes, name_of

OURS = {
    "Company": "company",
    "Country": "country",
    "Industry": "industry",
    "NumberOfEmployees": "employees",
    "AnnualRevenue": "annual_revenue",
    "DoNotCall": "do_not_call",
    "CreatedDate": "created_at",
}
KINDS = {"Number__c": "number", "Day__c": "day", "Several__c": "several", "Sure__c": "yes_no"}
UNFIT, BLANK = object(), object()
NEGATIVE = {"notEqual": "equals", "notContain": "contains", "excludes": "includes"}


def matches(lead, criteria, logic):
    answers = [fulfilled(lead, each) for each in criteria]
    if not logic:
        return all(answers)
    word = re.sub(r"\d+", lambda number: str(answers[int(number.group()) - 1]), logic.lower())
    return eval(word.replace("true", "True").replace("false", "False"))  # noqa: S307  Our own.


def sorted_by(lead, criteria, logic, number):
    """The entry that a lead comes to, of one entry and none, and the criteria that hold."""
    if not matches(lead, criteria, logic):
        return 0, ""
    held = "".join("01"[fulfilled(lead, each)] for each in criteria)
    return number, held if logic else ""


def fulfilled(lead, criterion):
    name, operator = criterion["field"], criterion["operator"]
    items = [
        item.strip()
        for line in csv.reader([criterion["value"]], skipinitialspace=True)
        for item in line
    ]
    has = value_of(lead, name)
    if has is UNFIT:
        return False
    if not any(items):
        return (has is BLANK) == (operator == "equals")
    if operator in NEGATIVE:
        return not any(compare(name, NEGATIVE[operator], has, item) for item in items if item)
    return any(compare(name, operator, has, item) for item in items if item)


def value_of(lead, name):
    if name in OURS:
        value = getattr(lead, OURS[name])
        return BLANK if value in ("", None) else value
    value = lead.custom.get(name)
    return read(KINDS.get(name, "text"), value)


def read(kind, value):
    if kind == "yes_no":
        return bool(value) if value is None or isinstance(value, bool) else UNFIT
    if value in (None, "", []):
        return BLANK
    if kind == "several":
        return value if isinstance(value, list) else UNFIT
    if not isinstance(value, str):
        return UNFIT
    return {"number": number, "day": day, "text": str}[kind](value)


def number(text):
    return Decimal(text) if re.fullmatch(r"-?[0-9]{1,20}(\.[0-9]{1,10})?", text) else UNFIT


def day(text):
    try:
        return date.fromisoformat(text) if re.fullmatch(r"[0-9]{4}-..-..", text) else UNFIT
    except ValueError:
        return UNFIT


def compare(name, operator, has, item):
    if has is BLANK:
        return False
    if operator == "includes":
        return any(isinstance(each, str) and each.upper() == item.upper() for each in has)
    if isinstance(has, bool):
        return has == (item == "yes")
    if isinstance(has, str):
        return compare_text(name, operator, has, item)
    wanted = date.fromisoformat(item) if hasattr(has, "year") else Decimal(item)
    has = has.date() if hasattr(has, "hour") else has
    return {
        "equals": has == wanted,
        "lessThan": has < wanted,
        "greaterThan": has > wanted,
        "lessOrEqual": has <= wanted,
        "greaterOrEqual": has >= wanted,
    }[operator]


def compare_text(name, operator, has, item):
    texts = [has.upper()]
    if name == "Country":
        if operator == "equals":
            return has.upper() in (item.upper(), _codes().get(item.casefold(), item).upper())
        texts.append(name_of(has).upper())
    if operator == "equals":
        return has.upper() == item.upper()
    if operator == "contains":
        return any(item.upper() in text for text in texts)
    return any(text.startswith(item.upper()) for text in texts)
