"""Assignment rules at work: one evaluator, in SQL.

    assign(rule, leads, act)             hand leads to whom the rule says
    assign_by_active_rule(leads, by)     by the active rule, or to the default lead owner
    hold_round_robins()                  before a lead is changed that then is assigned so
    faults_of(entries)                   what is wrong with entries, and where
    Trial(rule, leads)                   what the rule would do; touches nothing
    Hindsight(rule, leads)               the same against where each lead was put first
    OneLead(rule, leads)                 the same for one lead, entry by entry
    entries_to(owner=... or round_robin=...)   where an owner or a round robin is a target

A rule is `CASE WHEN <entry 1> THEN 1 WHEN <entry 2> THEN 2 ... END` over a queryset of leads
(plan.py): the first match wins, and one lead is the case n = 1.
"""

from .assigning import assign, assign_by_active_rule, hold_round_robins, is_decided
from .faults import faults_of
from .steps import OneLead
from .trial import Hindsight, Trial
from .used import entries_to

__all__ = [
    "Hindsight",
    "OneLead",
    "Trial",
    "assign",
    "assign_by_active_rule",
    "entries_to",
    "faults_of",
    "hold_round_robins",
    "is_decided",
]
