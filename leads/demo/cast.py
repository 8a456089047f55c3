"""The people of the demo story, who are the people of the tests, too."""

from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.models import Account, Contact, Level, Organization, PartnerRole, User
from communities.models import Community
from leads.models import Queue
from leads.picklist_defaults import fill_picklists

PASSWORD = "channel-of-partners"  # noqa: S105  The demo's; no other installation has it.


@dataclass
class Cast:
    """Nordwind sells through Acme and Bolt, who compete."""

    organization: Organization
    ada: User  # The administrator.
    carla: User  # Channel manager; owns Acme and Cedar.
    marco: User  # Channel manager; owns Bolt.
    paul: User  # Acme, role User.
    petra: User  # Acme, Executive.
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


def assemble(password=PASSWORD, hashed=None):
    """Make the cast in an empty database. `hashed` saves tests the hashing."""
    org = Organization.found("Nordwind", second_factor=Organization.SecondFactor.NOBODY)
    fill_picklists()
    levels = [Level.objects.create(name=n, rank=r) for r, n in enumerate(LEVELS, 1)]
    partners = Group.objects.create(name="Partner users")
    managers = Group.objects.create(name="Channel managers")

    def login(user, *groups):
        if hashed:
            user.password = hashed
        else:
            user.set_password(password)
        user.first_login_at = user.last_login = timezone.now()
        user.save()
        user.groups.add(*groups)
        return user

    ada = login(internal("Ada", "Lund", is_superuser=True))
    carla = login(internal("Carla", "Berg"), managers)
    marco = login(internal("Marco", "Vitale", language="it"), managers)
    org.enable_prm(ada)
    acme = company("Acme Sistemi", carla, "IT", "Milano", levels[2])
    bolt = company("Bolt Partners", marco, "ES", "Madrid", levels[1])
    cedar = company("Cedar Consulting", carla, "DE", "Hamburg")
    acme.enable_as_partner(carla)
    bolt.enable_as_partner(marco)

    def partner_user(first, last, account, role):
        contact = person(first, last, account)
        user = User(email=contact.email, first_name=first, last_name=last, partner_role=role)
        return contact.enable_user(user, [partners], account.owner, notify=False)

    paul = login(partner_user("Paul", "Rossi", acme, PartnerRole.USER))
    petra = login(partner_user("Petra", "Galli", acme, PartnerRole.EXECUTIVE))
    rita = login(partner_user("Rita", "Conti", bolt, PartnerRole.USER))
    nora = partner_user("Nora", "Bianchi", acme, PartnerRole.USER)
    ines = login(partner_user("Ines", "Moretti", acme, PartnerRole.USER))
    ines.is_active = False
    ines.save()
    toni = person("Toni", "Ferrari", acme)

    community = Community.objects.create(
        name="Nordwind Partners", slug="partners", status="published", brand_hue=165,
        brand_chroma="0.11",
    )  # fmt: skip
    preview = Community.objects.create(name="Nordwind Nordics", slug="nordics")
    for place in (community, preview):
        place.admit(partners)
    nordic = Queue.found("Nordic leads", description="Denmark, Norway, Sweden, Finland.")
    nordic.admit(managers)
    southern = Queue.found("Italy, small business", description="Up to 50 employees.")
    southern.admit(acme.groups.get(role=None).group)
    southern.admit(managers)
    return Cast(
        org, ada, carla, marco, paul, petra, rita, nora, ines, acme, bolt, cedar, toni,
        community, preview, partners, managers, nordic, southern,
    )  # fmt: skip


LEVELS = ("Registered", "Silver", "Gold")


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
