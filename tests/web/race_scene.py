"""The database of the races: forms whose leads are Carla's, one thanks, some are narrow."""

KEY = "form-of-the-race"
THANKING = "form-that-thanks"
NARROW = {"minute": "form-of-few-a-minute", "day": "form-of-few-a-day"}
MOST = 3


def main():
    from leads.demo.cast import assemble
    from leads.models import WebForm
    from tests.factories import owner_of

    owner = owner_of(assemble(hashed="!").carla)
    WebForm.objects.create(name="Fair", key=KEY, owner=owner, most_per_minute=10_000)
    WebForm.objects.create(name="Thanks", key=THANKING, owner=owner, answers=True)
    for limit, key in NARROW.items():
        WebForm.objects.create(name=key, key=key, owner=owner, **{f"most_per_{limit}": MOST})
