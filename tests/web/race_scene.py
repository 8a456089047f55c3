"""The database of the race: a form whose leads are Carla's."""

KEY = "form-of-the-race"


def main():
    from leads.demo.cast import assemble
    from leads.models import WebForm
    from tests.factories import owner_of

    owner = owner_of(assemble(hashed="!").carla)
    WebForm.objects.create(name="Fair", key=KEY, owner=owner, most_per_minute=10_000)
