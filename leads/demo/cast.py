"""The people of the demo story, who are the people of the tests, too."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.models import Account, Contact, Level, Organization, PartnerRole, User
from communities.models import Community
from leads.models import Queue
from leads.picklist_defaults import fill_picklists

LEVELS = {"Registered": "bronze", "Silver": "silver", "Gold": "gold"}
PASSWORD = "channel-of-partners"  # noqa: S105  The demo's; no other installation has it.


@dataclass
class Cast:
    """Nordwind sells through Acme and Bolt, who compete."""

    organization: Organization
    ada: User  # The administrator.
    carla: User  # Channel manager; owns Acme and Cedar.
    marco: User  # Channel manager; owns Bolt.
    paul: User  # Acme, role User.
    petra: User  # Acme, Executive; looks after the logins of Acme.
    rita: User  # Bolt, the rival.
    nora: User  # Acme, invited, has never logged in.
    ines: User  # Acme, inactive.
    acme: Account
    bolt: Account
    cedar: Account  # A company that is not enabled as partner yet.
    toni: Contact  # At Acme, not a user yet.
    community: Community  # Nordwind Partners, Published.
    preview: Community  # Nordwind Nordics, in Preview.
    partners: Group  # The profile of partner users.
    managers: Group  # The profile of channel managers.
    nordic: Queue  # Channel managers take from it.
    southern: Queue  # Acme takes from it.


def assemble(password=PASSWORD, hashed=None, began=None):
    """Make the cast in an empty database. `hashed` saves tests the hashing.

    `began` is when partner relationship management was enabled; it stays so.
    """
    hashed = hashed or make_password(password)
    organization = Organization.found("Nordwind", second_factor=Organization.SecondFactor.NOBODY)
    fill_picklists()
    profiles = {
        "partners": Group.objects.create(name="Partner users"),
        "managers": Group.objects.create(name="Channel managers"),
    }
    people = internal_users(profiles["managers"], hashed)
    organization.enable_prm(people["ada"], at=began)
    companies = found_companies(**people)
    people |= partner_users(companies["acme"], companies["bolt"], profiles["partners"], hashed)
    places = found_communities(profiles["partners"])
    queues = found_queues(profiles["managers"], companies["acme"])
    toni = person("Toni", "Ferrari", companies["acme"])
    return Cast(organization, toni=toni, **people, **companies, **profiles, **places, **queues)


def internal_users(managers, hashed):
    return {
        "ada": come(internal("Ada", "Lund", is_superuser=True), hashed),
        "carla": come(internal("Carla", "Berg"), hashed, managers),
        "marco": come(internal("Marco", "Vitale", language="it"), hashed, managers),
    }


def come(user, hashed, *groups):
    """The user has a password and was here before."""
    user.password = hashed
    user.first_login_at = user.last_login = timezone.now()
    user.save()
    user.groups.add(*groups)
    return user


def found_companies(ada, carla, marco):
    levels = [
        Level.objects.create(name=name, rank=rank, colour=colour)
        for rank, (name, colour) in enumerate(LEVELS.items(), 1)
    ]
    acme = company("Acme Sistemi", carla, "IT", "Milano", levels[2])
    bolt = company("Bolt Partners", marco, "ES", "Madrid", levels[1])
    cedar = company("Cedar Consulting", carla, "DE", "Hamburg")
    acme.enable_as_partner(carla)
    bolt.enable_as_partner(marco)
    return {"acme": acme, "bolt": bolt, "cedar": cedar}


def partner_users(acme, bolt, profile, hashed):
    people = {
        "paul": partner_user("Paul", "Rossi", acme, PartnerRole.USER, profile),
        "petra": partner_user("Petra", "Galli", acme, PartnerRole.EXECUTIVE, profile),
        "rita": partner_user("Rita", "Conti", bolt, PartnerRole.USER, profile),
        "ines": partner_user("Ines", "Moretti", acme, PartnerRole.USER, profile),
    }
    for user in people.values():
        come(user, hashed)
    people["petra"].is_delegated_admin = True
    people["petra"].save()
    people["ines"].is_active = False
    people["ines"].save()
    return people | {"nora": partner_user("Nora", "Bianchi", acme, PartnerRole.USER, profile)}


def partner_user(first, last, account, role, profile):
    contact = person(first, last, account)
    user = User(email=contact.email, first_name=first, last_name=last, partner_role=role)
    return contact.enable_user(user, [profile], account.owner, notify=False)


def found_communities(partners):
    community = Community.objects.create(
        name="Nordwind Partners",
        slug="partners",
        status=Community.Status.PUBLISHED,
        brand_hue=165,
        brand_chroma="0.11",
    )
    preview = Community.objects.create(name="Nordwind Nordics", slug="nordics")
    community.admit(partners)
    preview.admit(partners)
    return {"community": community, "preview": preview}


def found_queues(managers, acme):
    nordic = Queue.found("Nordic leads", description="Denmark, Norway, Sweden, Finland.")
    southern = Queue.found("Italy, small business", description="Up to 50 employees.")
    nordic.admit(managers)
    southern.admit(managers)
    southern.admit(acme.groups.get(role=None).group)
    return {"nordic": nordic, "southern": southern}


def internal(first, last, **values):
    return User(email=f"{first.lower()}@prm.example", first_name=first, last_name=last, **values)


def company(name, owner, country, city, level=None):
    return Account.objects.create(
        name=name,
        owner=owner,
        country=country,
        city=city,
        level=level,
        website=f"{name.split()[0].lower()}.example",
    )


def person(first, last, account):
    email = f"{first.lower()}@{account.website}"
    return Contact.objects.create(first_name=first, last_name=last, account=account, email=email)
