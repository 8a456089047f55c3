"""The database of the race: leads of Carla's, and a partner user for each of 8 racers."""

RACERS = 8


def main(leads):
    from leads.demo.cast import assemble
    from tests.factories import ContactFactory, LeadFactory, PartnerUserFactory

    cast = assemble(hashed="!")
    LeadFactory.create_batch(leads, of=cast.carla)
    for number in range(RACERS):
        contact = ContactFactory(account=cast.acme, email=f"racer{number}@race.example")
        PartnerUserFactory(contact=contact, profiles=[cast.partners])
