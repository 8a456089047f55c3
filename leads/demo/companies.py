"""More of Nordwind's partners and customers, so that lists look like lists."""

from accounts.models import Level, PartnerRole
from leads.demo.cast import come, company, partner_user, person
from leads.demo.logins import TOO_LATE

MORE = [
    # Name               owner    country, city    level         industry         staff
    ("Elbe Systemhaus",  "carla", "DE", "Dresden", "Gold",       "Technology",    140),
    ("Delta Nord",       "marco", "DK", "Aarhus",  "Silver",     "Consulting",    62),
    ("Gota Digital",     "carla", "SE", "Malmö",   "Registered", "Technology",    24),
    ("Faro Tecnologia",  "marco", "PT", "Faro",    None,         "Electronics",   35),
    ("Lofoten Maskin",   "carla", "NO", "Bodø",    None,         "Machinery",     210),
    ("Alpenglas",        "carla", "AT", "Graz",    None,         "Manufacturing", 480),
    ("Kestrel Foods",    "marco", "GB", "Leeds",   None,         "Food & Beverage", 1300),
    ("Perrault Frères",  "marco", "FR", "Nantes",  None,         "Retail",        95),
]  # fmt: skip
CONTACTS = {
    "Acme Sistemi": ["Silvia Marini|Head of Partnerships", "Dario Leone|Presales"],
    "Bolt Partners": ["Pablo Nieto|Managing Director", "Elena Prat|Accounting"],
    "Cedar Consulting": ["Birgit Hansen|Managing Director", "Nils Petersen|Consultant"],
    "Elbe Systemhaus": ["Frank Zimmer|Managing Director"],
    "Delta Nord": ["Ida Madsen|Sales"],
    "Gota Digital": ["Karin Holm|CEO", "Johan Ström|Consultant"],
    "Faro Tecnologia": ["Tiago Nunes|Owner"],
    "Lofoten Maskin": ["Ragnhild Moen|Head of IT"],
    "Alpenglas": ["Verena Pichler|CIO", "Lukas Egger|Purchasing"],
    "Kestrel Foods": ["Oliver Hartley|IT Director"],
    "Perrault Frères": ["Camille Perrault|Managing Director"],
}
USERS = {
    "jonas": ("Jonas Albrecht", "Elbe Systemhaus", PartnerRole.MANAGER),
    "lena": ("Lena Vogt", "Elbe Systemhaus", PartnerRole.USER),
    "freja": ("Freja Mikkelsen", "Delta Nord", PartnerRole.EXECUTIVE),
    "mikkel": ("Mikkel Dam", "Delta Nord", PartnerRole.USER),
    "elin": ("Elin Åberg", "Gota Digital", PartnerRole.MANAGER),
}


def found_more(cast):
    """Make the companies and their contacts; answers all accounts by name."""
    accounts = {account.name: account for account in (cast.acme, cast.bolt, cast.cedar)}
    levels = {level.name: level for level in Level.objects.all()}
    for name, owner, country, city, level, industry, staff in MORE:
        account = company(name, getattr(cast, owner), country, city, levels.get(level))
        account.industry, account.employees = industry, staff
        account.save()
        if level:
            account.enable_as_partner(account.owner)
        accounts[name] = account
    for name, people in CONTACTS.items():
        for words in people:
            known(words, accounts[name])
    return accounts


def known(words, account):
    name, _bar, title = words.partition("|")
    contact = person(*name.split(), account)
    contact.title, contact.country, contact.city = title, account.country, account.city
    contact.save()


def found_logins(cast, accounts, hashed):
    """Make a login of one more person at each partner; answers them by first name."""
    people = {}
    for key, (name, account, role) in USERS.items():
        people[key] = partner_user(*name.split(), accounts[account], role, cast.partners)
        if key not in TOO_LATE:
            come(people[key], hashed)
    return people
