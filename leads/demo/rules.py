"""The assignment rule of the demo story, and the reasons it wrote into transfers."""

from leads.assignment.assigning import Hands
from leads.assignment.plan import Plan
from leads.demo.logins import ago
from leads.models import (
    AssignmentRule,
    Distribution,
    NamedText,
    Owner,
    RoundRobin,
    RuleEntry,
    RuleVersion,
)
from prm.models import MailTemplate


def asked(*criteria):
    return [dict(zip(("field", "operator", "value"), each, strict=True)) for each in criteria]


def found_rule(people):
    """Nordwind's rule: who made it and when, and a change since."""
    robin = found_robin(people)
    entries = [
        hands(people["nordic"].lead_owner, ("Country", "equals", "DK, NO, SE, FI"), notify=False),
        hands(
            people["southern"].lead_owner,
            ("Country", "equals", "Italy"),
            ("NumberOfEmployees", "lessThan", "50"),
            notify=False,
            note="Acme's people take these themselves.",
        ),
        RuleEntry(
            target="round robin",
            round_robin=robin,
            criteria=asked(
                ("Country", "equals", "Italy"),
                ("Industry", "equals", "Manufacturing, Machinery, Engineering"),
                ("NumberOfEmployees", "greaterThan", "500"),
            ),
            logic="1 AND (2 OR 3)",
            text=found_text(people["ada"]),
        ),
        hands(Owner.objects.of(people["rita"]), ("Country", "equals", "Spain, Portugal")),
        RuleEntry(
            target="stop",
            criteria=asked(("Industry", "equals", "Not For Profit")),
            note="Ada answers them herself.",
        ),
    ]
    rule = AssignmentRule.found("Europe", people["ada"], description="Where our leads go.")
    rule.revise(entries[:4], people["ada"], seen=1, note="Entry 4 added")
    rule.revise(entries, people["ada"], seen=2, note="Entry 5 added")
    rule.activate()
    for number, days in ((1, 88), (2, 88), (3, 60)):
        RuleVersion.objects.filter(rule=rule, number=number).update(at=ago(days))
    Distribution(default_owner=Owner.objects.of(people["carla"]), notify=True).keep()
    return rule


def found_text(by):
    """What tells of big companies, in English; else the usual text is written."""
    text = NamedText.objects.create(name="Large companies")
    MailTemplate(
        kind="assignment",
        language="en",
        named=text.pk,
        subject="A large company for you: {leads_in_short}",
        body="Hello {recipient_first_name},\n\nplease call today:\n\n{leads}\n\n{link}",
    ).keep(by)
    return text


def hands(owner, *criteria, **values):
    return RuleEntry(target="owner", owner=owner, criteria=asked(*criteria), **values)


def found_robin(people):
    values = {"description": "Paul and Petra, by turns.", "manager": people["carla"]}
    fallback = people["southern"].lead_owner
    robin = RoundRobin.objects.create(name="Acme by turns", fallback=fallback, **values)
    for name in ("paul", "petra"):
        robin.admit(Owner.objects.of(people[name]))
    return robin


class Reasons:
    """What the rule would have written into a transfer of a lead."""

    def __init__(self, rule):
        self.plan = Plan(rule.current.in_order)
        self.hands = Hands(rule, self.plan, {})

    def of(self, lead, number):
        """Why entry `number` took the lead; the criteria are those that are true of it."""
        entry = self.plan.by_position[number]
        bits = BITS.get(number, lambda lead: "")(lead)
        return self.hands.explained(entry, bits, dealt_by(entry.round_robin))


def dealt_by(robin):
    """What a round robin writes of a lead that either of its members could receive."""
    if robin is None:
        return None
    return {"round_robin": robin.pk, "name": robin.name, "of": 2, "skipped": []}


MAKERS = {"Manufacturing", "Machinery", "Engineering"}
BITS = {3: lambda lead: f"1{int(lead.industry in MAKERS)}{int(lead.employees > 500)}"}
