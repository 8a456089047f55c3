"""The database of the race: Carla's 20 leads, and a partner user for each of 8 racers."""

import django

LEADS, RACERS = 20, 8


def main():
    from leads.demo.cast import assemble
    from tests.factories import ContactFactory, LeadFactory, PartnerUserFactory

    cast = assemble(hashed="!")
    LeadFactory.create_batch(LEADS, of=cast.carla)
    for number in range(RACERS):
        contact = ContactFactory(account=cast.acme, email=f"racer{number}@race.example")
        PartnerUserFactory(contact=contact, profiles=[cast.partners])


if __name__ == "__main__":
    django.setup()
    main()
