"""The database every fault test begins with: the cast, and 200 leads of Carla's."""

import django

LEADS = 200


def main():
    from django.contrib.auth.hashers import make_password

    from leads.demo.cast import PASSWORD, assemble
    from leads.models import Lead, Owner
    from leads.models.lead_queryset import Act

    cast = assemble(hashed=make_password(PASSWORD))
    owner = Owner.objects.of(cast.carla)
    leads = [
        Lead(owner=owner, last_name=f"Person {n:03}", company="Lyon Digital", status="New")
        for n in range(LEADS)
    ]
    Lead.objects.enter(leads, Act(by=cast.carla, reason="created"))


if __name__ == "__main__":
    django.setup()
    main()
