"""The world as it stands before the first step of a story."""

from .world import World
from .world_nouns import Company, Person, Pool, Portal, Rule, Territory

ACME = ["paul", "petra", "mia", "nora", "ines"]
ROLES = {"petra": 3, "mia": 2}


def opening():
    internal = {name: Person(name, profiles={"managers"}) for name in ("carla", "marco")}
    ada, carla, marco = Person("ada", is_administrator=True), internal["carla"], internal["marco"]
    companies = found_companies(carla, marco)
    partners = partner_users(companies)
    acme = companies["acme"]
    nordic, southern = Pool("nordic", {"managers"}), Pool("southern", {"managers", acme})
    owners = [carla, *(partners[name] for name in ("paul", "petra", "rita")), nordic, southern]
    return World(
        people={"ada": ada} | internal | partners,
        companies=companies,
        portals={
            "community": Portal("community", True, {"partners"}),
            "preview": Portal("preview", False, {"partners"}),
        },
        pools={"nordic": nordic, "southern": southern},
        territories={
            "south": Territory("south", {("ES", "")}, {carla}),
            "north": Territory("north", {("IT", "Lazio")}, {marco}),
        },
        owners=dict(enumerate([*owners, partners["ines"]])),
        binned={6},
        shares={"dune": {carla: False, "bolt": True}, "acme": {partners["rita"]: True}},
        rules={"first": Rule("accounts", ("in", "south"), ("acme", 1), edits=True)},
    )


def found_companies(carla, marco):
    """Acme is not in Lazio. Dune buys, and is no partner."""
    return {
        "acme": Company("acme", carla, True, "gold", ("IT", "")),
        "bolt": Company("bolt", marco, True, "silver", ("ES", "")),
        "cedar": Company("cedar", carla, True, "", ("DE", "")),
        "dune": Company("dune", marco),
    }


def partner_users(companies):
    works_at = dict.fromkeys(ACME, "acme") | {"rita": "bolt", "piet": "cedar"}
    partners = {
        name: Person(name, companies[company], ROLES.get(name, 1), profiles={"partners"})
        for name, company in works_at.items()
    }
    partners["ines"].is_active, partners["nora"].is_super = False, True
    return partners
