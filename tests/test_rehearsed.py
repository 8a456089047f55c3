"""A copy of the cast is what putting it together makes."""

import pytest
from django.db import transaction

from leads.demo.cast import assemble
from leads.models import Lead

from .rehearsed import contents

pytestmark = pytest.mark.django_db


def numbers_after(make):
    """How many rows are in each table, and who has which login; then it is undone."""
    with transaction.atomic():
        cast = make()
        people = {name: str(each) for name, each in vars(cast).items()}
        numbers = {table: len(rows) for (table, _columns), rows in contents().items()}
        transaction.set_rollback(True)
    return people, numbers


def test_it_has_the_same_rows_and_people(rehearsed, hashed):
    numbers_after(rehearsed.cast)  # If this is the first time of all, the next is a copy.

    assert numbers_after(rehearsed.cast) == numbers_after(lambda: assemble(hashed=hashed))


def test_what_a_test_does_to_its_copy_is_gone(rehearsed):
    with transaction.atomic():
        cast = rehearsed.cast()
        cast.paul.first_name = "Paula"
        cast.paul.save()
        transaction.set_rollback(True)

    assert rehearsed.cast().paul.first_name == "Paul"
    assert not Lead.objects.unscoped().exists()
