"""The database of the race: a lead of Carla's."""


def main():
    from leads.demo.cast import assemble
    from leads.models import Owner
    from tests.factories import LeadFactory

    cast = assemble(hashed="!")
    Owner.objects.of(cast.paul)
    LeadFactory(of=cast.carla)
