"""The demo story: Nordwind's partner programme, three months after it began."""

from django.contrib.auth.hashers import make_password
from django.db import transaction

from accounts.models import Invitation
from leads.demo.cast import PASSWORD, assemble
from leads.demo.companies import found_logins, found_more
from leads.demo.doings import tell_of_doings
from leads.demo.fields import make_fields
from leads.demo.logins import BEGAN, ago, invite_all, set_back
from leads.demo.many import tell_of_runs
from leads.demo.programme import tell_of_programme
from leads.demo.prospects import prospects
from leads.demo.queues import deal_for_three_months, tell_of_queues
from leads.demo.rules import Reasons, found_rule
from leads.demo.sharing import tell_of_sharing
from leads.demo.shelves import fill_shelves
from leads.demo.walking import walk
from leads.demo.web import tell_of_web_form


@transaction.atomic
def tell():
    """Tell the story in an empty database; all of it, or nothing."""
    hashed = make_password(PASSWORD)
    cast = assemble(hashed=hashed, began=ago(BEGAN))
    people = vars(cast) | found_logins(cast, found_more(cast), hashed)
    set_back()
    invite_all(people)
    make_fields()
    walk(prospects(), people, Reasons(found_rule(people)))
    deal_for_three_months(cast)
    tell_of_doings(people)
    tell_of_web_form(people)
    tell_of_queues(cast)
    tell_of_programme(cast, people)
    fill_shelves(people)
    tell_of_runs(people)
    tell_of_sharing(cast)
    Invitation.send(cast.nora, by=cast.carla)  # The one mail that is really sent.
    return cast
