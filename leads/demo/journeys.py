"""The journeys on which the leads of the demo story came to their owners."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """One change of hands. `hours` after the one before; `mail` is what became of it."""

    reason: str
    to: str  # A name of the cast.
    by: str = ""  # Nobody: the portal itself.
    hours: float = 0
    mail: str = ""
    note: str = ""
    entry: int = 0  # Of the assignment rule, where that is the reason.


def web(to):
    return Step("web", to)


def typed_in(by):
    """After a call, or when a partner tells of somebody."""
    return Step("created", by, by)


def by_hand(to, by, hours=2.0, mail="sent", note=""):
    return Step("manual", to, by, hours, mail, note)


def by_rule(to, entry, mail=""):
    return Step("rule", to, mail=mail, entry=entry)


FAIR = Step("import", "marco", "marco", note="nordic-fair.csv")
REFUSED = "550 5.1.1 The mailbox of this address is not there any more"
GREYLISTED = "451 4.7.1 Greylisted, try again in a quarter of an hour"
JOURNEYS = {
    "waits for carla": [web("carla")],
    "waits for marco": [typed_in("marco")],
    "waits in nordic": [web("carla"), by_rule("nordic", 1)],
    "waits in southern": [web("carla"), by_rule("southern", 2)],
    "by turns": [web("carla")],  # And on: leads.demo.turns.
    "by turns to paul": [web("carla"), by_rule("paul", 3, "sent")],
    "by turns to petra": [web("carla"), by_rule("petra", 3, "sent")],
    "by rule to rita": [web("marco"), by_rule("rita", 4, "sent")],
    "ada keeps": [typed_in("ada")],
    "to paul": [web("carla"), by_hand("paul", "carla")],
    "to paul, never told": [web("carla"), by_hand("paul", "carla", mail="")],
    "to petra": [typed_in("carla"), by_hand("petra", "carla", 0.4)],
    "petra to paul": [
        typed_in("carla"),
        by_hand("petra", "carla", 3),
        by_hand("paul", "carla", 46, note="Petra asked for it: it is Paul's region."),
    ],
    "to ines": [web("carla"), by_hand("ines", "carla", 5)],
    "to rita": [typed_in("marco"), by_hand("rita", "marco", 1.5)],
    "to rita, greylisted": [web("marco"), by_hand("rita", "marco", 44.5, GREYLISTED)],
    "in bulk to rita": [web("marco"), Step("bulk", "rita", "marco", 30, "sent")],
    "changed mind": [
        web("marco"),
        by_hand("freja", "marco", 4, "superseded"),
        by_hand("rita", "marco", 0.02, note="Spain, not Denmark."),
    ],
    "from rita to paul": [
        web("marco"),
        by_hand("rita", "marco", 2),
        Step("recall", "marco", "marco", 50, note="No answer for two days."),
        by_hand("carla", "marco", 0.2),
        by_hand("paul", "carla", 1),
    ],
    "to freja": [web("nordic"), Step("take", "marco", "marco", 6), by_hand("freja", "marco", 1)],
    "to elin": [web("nordic"), Step("take", "carla", "carla", 9), by_hand("elin", "carla", 1)],
    "to jonas": [typed_in("carla"), by_hand("jonas", "carla", 2)],
    "to jonas, refused": [web("carla"), by_hand("jonas", "carla", 2, REFUSED)],
    "from the fair": [FAIR, Step("bulk", "nordic", "marco", 0.5)],
    "from the fair to freja": [FAIR, by_hand("freja", "marco", 20)],
    "from the fair to elin": [FAIR, by_hand("carla", "marco", 3), by_hand("elin", "carla", 17)],
}
SOURCES = {
    "web": ["Web"],
    "import": ["Purchased List"],
    "created": ["Phone Inquiry", "Partner Referral", "Other"],
}
