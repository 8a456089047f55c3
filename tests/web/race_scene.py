"""The database of the races: a form whose leads are Carla's, and one that thanks for them."""

KEY = "form-of-the-race"
THANKING = "form-that-thanks"


def main():
    from leads.demo.cast import assemble
    from leads.models import WebForm
    from tests.factories import owner_of

    owner = owner_of(assemble(hashed="!").carla)
    WebForm.objects.create(name="Fair", key=KEY, owner=owner, most_per_minute=10_000)
    WebForm.objects.create(name="Thanks", key=THANKING, owner=owner, answers=True)
