"""One of several people who want the same leads at the same time (tests.racing).

They wait for the others, then go through the leads of the scene in an order of their own; what
came of each is theirs. The role is `take` (in the portal), `assign` (change owner, in the console),
`back` (take, then hand back), `win` (take, by the verb itself) or `deal` (one lead after the other
by the round robin). A third word: a number of racers, among whom the leads are divided; or `naive`,
which takes the conditional UPDATE away, to show that the test can fail.
"""

import random

from tests.leads.race import look_then_write
from tests.racing.start import wait_for_the_others


def main(folder, name, role, who, mode=""):
    from accounts.models import User

    if mode == "naive":
        look_then_write(folder, name)
    act = {"take": take, "assign": assign, "back": back, "win": win, "deal": deal}[role]
    user = User.objects.get(email=who)
    pks = leads()
    if mode.isdigit():
        pks = pks[int(name.removeprefix("racer")) :: int(mode)]
    if not mode:  # To lose the race they must want the same lead at the same moment.
        random.Random(name).shuffle(pks)
    wait_for_the_others(folder, name)
    return [[pk, act(user, pk)] for pk in pks]


def leads():
    from leads.models import Lead

    return list(Lead.objects.unscoped().order_by("pk").values_list("pk", flat=True))


def browser_of(user):
    from django.test import Client

    browser = Client(SERVER_NAME="localhost", raise_request_exception=False)
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return browser


def take(user, pk, browsers={}):  # noqa: B006  One browser for all leads.
    from leads.models import Queue

    browser = browsers.setdefault(user.pk, browser_of(user))
    queue = Queue.objects.get(name="Italy, small business")
    answer = browser.post(f"/c/partners/queues/{queue.pk}/take/", {"lead": pk})
    return [answer.status_code, answer.get("Location", "")]


def assign(user, pk):
    from leads.models import Lead, Owner, Queue
    from leads.models.act import Act

    queue = Queue.objects.get(name="Italy, small business").lead_owner
    rows = Lead.objects.permitted(user, "assign").filter(pk=pk, owner=queue)
    return rows.transfer(Owner.objects.of(user), Act(user, "manual"))


def back(user, pk):
    from leads.models import Lead

    rows = Lead.objects.unscoped().filter(pk=pk)
    taken = rows.take(user).leads
    return [len(taken), rows.hand_back(user, "No") if taken else 0]


def win(user, pk):
    from leads.models import Lead

    return len(Lead.objects.unscoped().filter(pk=pk).take(user).leads)


def deal(user, pk):
    from leads.models import Lead, Queue, RoundRobin
    from leads.models.act import Act

    queue = Queue.objects.get(name="Italy, small business").lead_owner
    rows = Lead.objects.unscoped().filter(pk=pk, owner=queue)
    return rows.deal(RoundRobin.objects.get(), Act(user, "round robin"))
