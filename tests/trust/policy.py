"""Who may do what to which row, and read what, in words of its own: the matrix's other half."""

from .policy_activities import ACTIVITIES, READ

EVERY = "*"
ACME_PEOPLE = "paul petra nora ines"
BOLT_PEOPLE = "rita raul"
FOLDERS = {
    # Whoever is in a group that a folder is open to; who made it.
    "ada": EVERY,
    "carla": "inside acme open",
    "marco": "inside bolt open",
    "karl": "inside open",
} | dict.fromkeys(("paul", "petra", "nora"), "acme open")
FOLDERS |= dict.fromkeys(("rita", "raul"), "bolt open")
MAY = (
    {
        # Kind and action: the rows of scene.py that each person may. Nobody else may any.
        "lead view": {
            "ada": EVERY,
            "carla": "carla paul petra moved taken nordic southern",
            "marco": "marco rita piet nordic southern",
            "karl": "marco",  # By the sharing rule "telling", which lets him read.
            "paul": "paul moved taken southern",
            "petra": "petra paul moved taken southern",
            "nora": "southern",
            "rita": "rita iberia",
            "raul": "iberia",
        },
        "lead change": {
            "ada": EVERY,
            "carla": "carla paul petra moved taken",
            "marco": "marco rita piet",
            "paul": "paul moved taken",
            "petra": "petra paul moved taken",
            "rita": "rita",
        },
        "lead hand back": {"ada": EVERY, "paul": "taken", "petra": "taken"},
        "lead assign": {
            "ada": EVERY,
            "carla": "carla paul petra moved taken nordic southern",
            "marco": "marco rita piet nordic southern",
            "paul": "paul moved taken",
            "petra": "petra paul moved taken",
            "rita": "rita",
        },
        "lead share": {
            "ada": EVERY,
            "carla": "carla paul petra moved taken",
            "marco": "marco rita piet",
            "paul": "paul moved taken",
            "petra": "petra paul moved taken",
            "rita": "rita",
        },
        "account share": {"ada": EVERY, "carla": "acme cedar", "marco": "bolt cove"},
        "account view": {"ada": EVERY, "carla": "acme cedar", "marco": "bolt cove"},
        "account change": {"ada": EVERY, "carla": "acme cedar", "marco": "bolt cove"},
        "contact view": {
            "ada": EVERY,
            "carla": f"{ACME_PEOPLE} toni",
            "marco": f"{BOLT_PEOPLE} piet rosa",
        },
        "contact change": {
            "ada": EVERY,
            "carla": f"{ACME_PEOPLE} toni",
            "marco": f"{BOLT_PEOPLE} piet rosa",
        },
        "user change": {"ada": EVERY, "carla": ACME_PEOPLE, "marco": f"{BOLT_PEOPLE} piet"},
        "user view": {
            "ada": EVERY,
            "carla": f"ada carla marco karl {ACME_PEOPLE}",
            "marco": f"ada carla marco karl {BOLT_PEOPLE} piet",
            "karl": "ada carla marco karl",
            **dict.fromkeys(ACME_PEOPLE.split()[:3], ACME_PEOPLE),
            **dict.fromkeys(BOLT_PEOPLE.split(), BOLT_PEOPLE),
            "piet": "piet",
        },
        "user look after": {
            "ada": EVERY,
            "carla": ACME_PEOPLE,
            "marco": f"{BOLT_PEOPLE} piet",
            "petra": ACME_PEOPLE,
        },
        "queue view": dict.fromkeys(("ada", "carla", "marco", "karl"), EVERY)
        | dict.fromkeys(("paul", "petra", "nora"), "southern veiled")
        | dict.fromkeys(("rita", "raul"), "iberia"),
        "queue take": {"ada": EVERY}
        | dict.fromkeys(("carla", "marco"), "nordic southern")
        | dict.fromkeys(("paul", "petra", "nora"), "southern veiled")
        | dict.fromkeys(("rita", "raul"), "iberia"),
        "queue change": {"ada": EVERY},
        "folder view": FOLDERS,
        "folder change": {"ada": EVERY, "carla": "inside acme", "marco": "bolt"},
        "list view view": FOLDERS,
        "list view change": {"ada": EVERY, "carla": "inside acme", "marco": "bolt"},
        "document view": FOLDERS,
        "document change": {"ada": EVERY, "carla": "inside acme", "marco": "bolt"},
        "rule view": {"ada": EVERY, "carla": EVERY, "marco": EVERY, "karl": EVERY},
        "rule change": {"ada": EVERY},
        "round robin view": dict.fromkeys(("ada", "carla", "marco", "karl"), EVERY),
        "round robin change": {"ada": EVERY},
        "round robin member view": dict.fromkeys(("ada", "carla", "marco", "karl"), EVERY),
        "round robin member change": {"ada": EVERY},
        "import view": {
            "ada": EVERY,
            "carla": "carla_draft carla_done",
            "marco": "marco_draft marco_done",
        },
        "web form change": {"ada": EVERY},
        "received view": {
            "ada": EVERY,
            "carla": "waiting carla",
            "marco": "waiting marco",
            "karl": "waiting",
        },
        "binned view": {"ada": EVERY},
        "binned change": {"ada": EVERY},
        "run view": {"ada": EVERY, "carla": "carla", "marco": "marco"},
        "named text view": {"ada": EVERY},
        "named text change": {"ada": EVERY},
        "mail view": {"ada": EVERY},
        "mail resend": {"ada": EVERY},
        "community change": {"ada": EVERY},
        "level change": {"ada": EVERY},
        "sharing rule view": {"ada": EVERY},
        "sharing rule change": {"ada": EVERY},
        "territory change": {"ada": EVERY},
        "pick change": {"ada": EVERY},
        "custom field change": {"ada": EVERY},
    }
    | ACTIVITIES
)
MEMBERS = {"ada": "partners nordics"} | dict.fromkeys(
    "paul petra nora rita raul".split(), "partners"
)
DELEGATES = ["petra"]
INTERNAL = ["ada", "carla", "marco", "karl"]
PARTNERS = ["paul", "petra", "nora", "rita", "raul", "piet"]
OUTSIDE = ["visitor", "ines"]  # Ines is inactive.
PEOPLE = INTERNAL + PARTNERS + OUTSIDE

PUBLIC = "organization:* community:partners web_form:*"
PROGRAMME = (
    "received:waiting community:* user:ada,carla,marco,karl queue:* level:* territory:* pick:*"
    " custom_field:* profile:* rule:* rule_version:* rule_entry:* round_robin:*"
)
FILES = {
    person: "folder:{0} document:{0} list_view:{0}".format(",".join(names.split()))
    for person, names in FOLDERS.items()
}
OF_PORTAL = "user:carla pick:* level:gold custom_field:shown queue:southern,veiled account:acme"
OF_PORTAL += " glimpse:veiled"
READS = {
    # Whose text may stand on the pages of each person.
    "ada": "*",
    "carla": f"""{PROGRAMME} received:carla account:acme,cedar contact:paul,petra,nora,ines,toni
        user:paul,petra,nora,ines lead:carla,paul,petra,moved,taken,nordic,southern
        hidden_value:carla,paul,petra,moved,taken,nordic,southern transfer:moved user:rita
        mail:paul import:carla_draft,carla_done import_row:carla run:carla""",
    "marco": f"""{PROGRAMME} received:marco account:bolt,cove contact:rita,raul,piet,rosa
        user:rita,raul,piet lead:marco,rita,piet,nordic,southern
        hidden_value:marco,rita,piet,nordic,southern
        sharing_rule:telling mail:rita import:marco_draft,marco_done import_row:marco run:marco""",
    "karl": f"{PROGRAMME} lead:marco hidden_value:marco",
    "paul": f"{OF_PORTAL} user:paul,petra,nora contact:paul lead:paul,moved,taken,southern",
    "petra": f"""{OF_PORTAL} user:petra,paul,nora,ines contact:petra,paul,nora,ines
        lead:petra,paul,moved,taken,southern""",
    "nora": f"{OF_PORTAL} user:nora,paul,petra contact:nora lead:southern",
    "rita": """user:rita,raul,marco contact:rita lead:rita,iberia pick:* level:silver
        custom_field:shown queue:iberia account:bolt""",
    "raul": """user:raul,rita,marco lead:iberia pick:* level:silver custom_field:shown
        queue:iberia account:bolt""",
    "piet": "user:piet,marco account:cove",
    "ines": "",
    "visitor": "",
}


def may(person, kind, action, name):
    """Whether the person may do this to the row."""
    rows = MAY.get(f"{kind} {action}", {}).get(person, "")
    return rows == EVERY or name in rows.split()


def reads(person, kind, name):
    """Whether the row's text may stand on a page of this person's."""
    words = f"{READ.get(person, '')} {PUBLIC} {READS[person]} {FILES.get(person, '')}".split()
    wanted = {f"{kind.replace(' ', '_')}:{n.replace(' ', '_')}" for n in (name, EVERY)}
    told = {
        f"{k}:{n}" for k, _, names in (w.partition(":") for w in words) for n in names.split(",")
    }
    return EVERY in words or bool(wanted & told)
