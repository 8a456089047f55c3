"""One of several people who hand over leads at the same time (tests.racing).

They read the pages of all leads first, wait for the others, then save each; the status of
every answer is theirs. A second word takes the guard away, to show that the test can fail:
`naive` looks before it writes, `forgetful` takes what is now for what its page showed.
"""

import re

from tests.racing.start import do_together, wait_for_the_others


def main(folder, name, who, mode=""):
    from django.test import Client

    from accounts.models import User
    from leads.models import Lead

    if mode == "naive":
        look_then_write(folder, name)
    if mode == "forgetful":
        forget_the_page()
    user = User.objects.get(email=who)
    browser = Client(SERVER_NAME="localhost", raise_request_exception=False)
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    pks = list(Lead.objects.permitted(user, "assign").order_by("pk").values_list("pk", flat=True))
    forms = {pk: form_of(browser, pk) for pk in pks}
    wait_for_the_others(folder, name)
    choice = f"partner:{User.objects.get(email=f'{name}@race.example').pk}"
    return [save(browser, pk, forms[pk] | {"choice": choice, "notify": "on"}) for pk in pks]


def form_of(browser, pk):
    page = browser.get(f"/leads/{pk}/owner/").content.decode()
    fields = dict(re.findall(r'name="(token|owner_seen)" value="([^"]+)"', page))
    assert fields.keys() == {"token", "owner_seen"}, page
    return fields


def save(browser, pk, form):
    return browser.post(f"/leads/{pk}/owner/", form).status_code


def forget_the_page():
    from leads.forms import OwnerForm
    from leads.models import Lead

    OwnerForm.seen = lambda form, pk: Lead.objects.unscoped().get(pk=pk).owner_id


def look_then_write(folder, name):
    """A lead is read by all before one of them writes, so that the race is lost for certain."""
    from leads.models import Lead, Transfer
    from leads.models.lead_queryset import LeadQuerySet

    def naive(rows, to, act):
        for lead in list(rows):
            do_together(folder, name, f"read {lead.pk}")
            last = Transfer(lead=lead, from_owner_id=lead.owner_id, to_owner=to, by=act.by)
            last.reason, last.handover = act.reason, lead.handover
            Transfer.objects.bulk_create([last])
            Lead.objects.unscoped().filter(pk=lead.pk).update(owner=to)
        return 1

    LeadQuerySet.transfer = naive
