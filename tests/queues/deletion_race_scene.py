"""The database of the race: the Nordic queue, which is empty, and a lead of Carla's."""


def main():
    from leads.demo.cast import assemble
    from tests.factories import LeadFactory

    LeadFactory(of=assemble(hashed="!").carla)
