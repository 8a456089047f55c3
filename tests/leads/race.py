"""One of several people who hand over leads at the same time: a process of its own.

`race.py FOLDER NAME WHO` reads the pages of all leads first, says so in FOLDER, waits
for the others, then saves each; it prints the status of every answer as JSON.
A fourth word takes the guard away, to show that the test can fail: `naive` looks before
it writes, `forgetful` takes what is now for what its page showed.
"""

import json
import re
import sys
from pathlib import Path
from time import monotonic, sleep

import django


def main(folder, name, who, mode=""):
    from django.test import Client

    from accounts.models import User
    from leads.models import Lead

    {"naive": look_then_write, "forgetful": forget_the_page}.get(mode, int)()
    user = User.objects.get(email=who)
    browser = Client(SERVER_NAME="localhost", raise_request_exception=False)
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    pks = list(Lead.objects.permitted(user, "assign").order_by("pk").values_list("pk", flat=True))
    forms = {pk: form_of(browser, pk) for pk in pks}
    wait_for_the_others(Path(folder), name)
    choice = f"partner:{User.objects.get(email=f'{name}@race.example').pk}"
    return [save(browser, pk, forms[pk] | {"choice": choice, "notify": "on"}) for pk in pks]


def form_of(browser, pk):
    page = browser.get(f"/leads/{pk}/owner/").content.decode()
    fields = dict(re.findall(r'name="(token|owner_seen)" value="([^"]+)"', page))
    assert fields.keys() == {"token", "owner_seen"}, page
    return fields


def save(browser, pk, form):
    return browser.post(f"/leads/{pk}/owner/", form).status_code


def wait_for_the_others(folder, name, seconds=60):
    (folder / f"{name}.ready").touch()
    until = monotonic() + seconds
    while not (folder / "go").exists() and monotonic() < until:
        sleep(0.005)


def forget_the_page():
    from leads.forms import OwnerForm
    from leads.models import Lead

    OwnerForm.seen = lambda form, pk: Lead.objects.unscoped().get(pk=pk).owner_id


def look_then_write():
    from leads.models import Lead, Transfer
    from leads.models.lead_queryset import LeadQuerySet

    def naive(rows, to, act):
        moved = list(rows)
        sleep(0.02)
        for lead in moved:
            last = Transfer(lead=lead, from_owner_id=lead.owner_id, to_owner=to, by=act.by)
            last.reason, last.handover = act.reason, lead.handover
            Transfer.objects.bulk_create([last])
            Lead.objects.unscoped().filter(pk=lead.pk).update(owner=to)
        return len(moved)

    LeadQuerySet.transfer = naive


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(main(*sys.argv[1:])))
