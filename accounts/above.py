"""What accounts asks of the apps above it, which it does not import.

They register an answer when they start; without one the answer is that there is nothing.
"""

from prm.permissions import NOTHING

_answers = {}


def answers(question):
    """Register a function as the answer to a question: `@answers("picks")`."""

    def register(function):
        _answers[question] = function
        return function

    return register


def picks(field):
    """The active values of a picklist, in their order."""
    return _answers.get("picks", lambda field: [])(field)


def community_of(user):
    """The Published community in which a partner user is at home, or None."""
    return _answers.get("community_of", lambda user: None)(user)


def activities_of_leads(user):
    """The Q for the activities about leads that a user sees."""
    return _answers.get("activities_of_leads", lambda user: NOTHING)(user)


def timeline_of(record, user, query):
    """What happened to an account or a contact."""
    return _answers["timeline_of"](record, user, query)


def member_profiles():
    """The profiles that are members of some community."""
    return _answers.get("member_profiles", lambda: [])()


def obstacles(users, chooser):
    """What keeps each of these partner users from being given a lead, and what mends it.

    From a user's number to a `sentence`, an `action` and its `url`; whoever has no obstacle
    is left out. `users` are those visible to the chooser, a queryset.
    """
    return _answers.get("obstacles", lambda users, chooser: {})(users, chooser)


def leads_opened_by(rule):
    """The leads that a sharing rule is about: a queryset."""
    return _answers["leads_opened_by"](rule)


def rules_that_open_nothing(rules):
    """The numbers of those of some sharing rules whose criteria fit no more."""
    return _answers["rules_that_open_nothing"](rules)


def queues_for(chooser):
    """The queues this user may put leads into."""
    return _answers.get("queues_for", lambda chooser: [])(chooser)


def eligible(users):
    """Those of some partner users who may be given a lead: a queryset."""
    return _answers.get("eligible", lambda users: users)(users)


def lead_numbers(account, user):
    """How many leads of an account's users stand where: (status, number, address of the list)."""
    return _answers.get("lead_numbers", lambda account, user: [])(account, user)


def communities_of(account):
    """The communities whose members an account's users are, each with how many: `members`."""
    return _answers.get("communities_of", lambda account: [])(account)


def exposed_count():
    """How many rules, and shares with everyone, are open to partner users."""
    return _answers["exposed_count"]()
