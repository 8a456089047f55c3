"""Hands leads of Carla's to somebody, one by one, each with a mail: `hand_over 20 paul`."""

import sys

import django


def main(number, name):
    from accounts.models import User
    from leads.models import Lead, Owner
    from leads.models.lead_queryset import Act

    carla = User.objects.get(first_name="Carla")
    to = Owner.objects.of(User.objects.get(first_name=name.capitalize()))
    mine = Lead.objects.unscoped().owned_by(carla)
    for pk in list(mine.values_list("pk", flat=True)[:number]):
        assert mine.filter(pk=pk).transfer(to, Act(carla, "manual", notify=True)) == 1


if __name__ == "__main__":
    django.setup()
    main(int(sys.argv[1]), sys.argv[2])
