"""What the tests look up of posts and the leads they made."""

from leads.models import Lead, Received


def leads():
    return Lead.objects.unscoped().order_by("created_at")


def the_lead():
    return leads().get()


def posts():
    return Received.objects.unscoped().order_by("pk")


def last_post():
    return posts().last()


def outcomes():
    return list(posts().values_list("outcome", "reason"))
