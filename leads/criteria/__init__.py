"""Which leads somebody means: criteria, and the filter logic between them.

A criterion is a dict of three texts: `field` (Salesforce's API name, ours, or a custom
field's), `operator` (a key of `operators.LABELS`) and `value` (one item or a comma list with
CSV quoting; none asks whether the field is blank). Filter logic such as `1 AND (2 OR 3)`
names them by number; none given means all of them. No criteria match every lead.

    check(criteria, logic)     what is wrong with them: a list of Mistakes, each with its place
    compile(criteria, logic)   a Q over leads; with anything wrong, a Q that matches nothing
    in_words(criteria, logic)  how they read: "Industry is Retail and Country is Italy"

Text compares without case, the same on PostgreSQL and SQLite. Whoever works on many at once
passes the same `Fields()` to each call, which reads custom fields and picklists once.
The Q is true, false or null: to turn it round, write NOT into the logic.
"""

from .fields import Fields
from .kinds import matches
from .mistakes import Mistake
from .reading import check, compile, conditions, is_list_of_criteria
from .words import in_words, read

__all__ = [
    "Fields",
    "Mistake",
    "check",
    "compile",
    "conditions",
    "in_words",
    "is_list_of_criteria",
    "matches",
    "read",
]
