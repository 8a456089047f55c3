"""Who covers which countries, how partners rose, and who waits or is frozen, in the demo story."""

from accounts.models import Contact, Level, LevelChange, Organization, PartnerRole, Territory, User
from leads.demo.logins import PARTNERS_SINCE, ago
from leads.demo.post import become
from prm.models import Mail

TERRITORIES = {
    "Centre, North and Italy": ("carla", "DE AT CH NO SE FI IT"),
    "Iberia and the West": ("marco", "ES PT FR GB IE DK"),
}
RISES = [
    # Account  to which level, by whom, days ago
    ("acme",   "Registered",   "carla", PARTNERS_SINCE),
    ("acme",   "Silver",       "carla", 52),
    ("acme",   "Gold",         "carla", 16),
    ("bolt",   "Registered",   "marco", PARTNERS_SINCE),
    ("bolt",   "Silver",       "marco", 33),
]  # fmt: skip


def tell_of_programme(cast, people):
    for name, (manager, countries) in TERRITORIES.items():
        territory = Territory.objects.create(name=name)
        pairs = [(country, "") for country in countries.split()]
        territory.redraw(pairs, [people[manager]])
    rise(people)
    people["lena"].freeze(by=people["carla"])
    wait_for_approval(cast)


def rise(people):
    levels, before = {level.name: level for level in Level.objects.all()}, {}
    for account, level, by, days in RISES:
        values = {"from_level": before.get(account), "to_level": levels[level]}
        who = {"account": people[account], "by": people[by]}
        LevelChange.objects.create(**who, **values, at=ago(days))
        before[account] = levels[level]


def wait_for_approval(cast):
    """Petra invited Sofia yesterday; Carla was told, and has not decided yet."""
    Organization.objects.update(approves_colleagues=True)
    sofia = Contact(first_name="Sofia", last_name="Greco", email="sofia@acme.example")
    login = User.objects.get(pk=cast.petra.pk).invite_colleague(sofia, PartnerRole.USER, "it")
    User.objects.filter(pk=login.pk).update(created_at=ago(1))
    become(Mail.objects.unscoped().get(kind="colleague"), "sent")
