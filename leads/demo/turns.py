"""Leads that a round robin dealt, each to whose turn it was that day, so that they say why."""

import uuid
from itertools import cycle

from leads.demo.logins import ago
from leads.demo.prospects import NOTES, parsed
from leads.demo.walking import Arrival, arrive, history, lead_of, owner_of
from leads.models import Transfer

# As the table of prospects. An hour or so after they came in, the round robin dealt.
TABLE = """
38.05|by turns|converted|Hot|Ms. Marisa Costa|Head of IT|Costa Marmi|Massa|IT|Construction|150
38.05|by turns|lost|Cold|Mr. Bruno Farina|Owner|Farina Molle|Lecco|IT|Machinery|31
10.05|by turns|working|Hot|Ms. Teresa Molina|CIO|Molina Frutas|Almería|ES|Agriculture|420
10.05|by turns|working|Warm|Mr. Paolo Vitali|Plant Manager|Vitali Carta|Lucca|IT|Manufacturing|230
10.05|by turns|read|Warm|Ms. Elena Prieto|Purchasing|Hotel Prieto|Cádiz|ES|Hospitality|90
5.05|by turns|read|Cold|Mr. Nicola Grassi|Director|Grassi Ottica|Bari|IT|Retail|58
2.05|by turns|new|Hot|Ms. Rosa Castillo|Head of Service|Castillo Clima|Granada|ES|Engineering|175
"""


def dealt_prospects():
    lines = TABLE.strip().splitlines()
    return [
        parsed(line, number, note) for number, (line, note) in enumerate(zip(lines, cycle(NOTES)))
    ]


def come_by_turns(cast, days, hands):
    """Those of that day came to Carla from the web, and went to whose turn it was."""
    rows = [(n, each) for n, each in enumerate(dealt_prospects()) if int(each.days) == days]
    for (number, prospect), (owner, why) in zip(rows, hands, strict=False):  # Of some only.
        lead = lead_of(prospect, number)
        (came,) = history(prospect, lead, {"carla": owner_of(cast.carla)}, None)
        arrive([came], is_first=True)
        dealt = Transfer(
            lead=lead,
            from_owner=came.transfer.to_owner,
            to_owner=owner,
            by=cast.carla,
            at=ago(days),
            reason=Transfer.Reason.ROUND_ROBIN,
            notify=True,
            handover=uuid.uuid4(),
            why=why,
        )
        arrive([Arrival(dealt, "sent")], is_first=False)
