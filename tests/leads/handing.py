"""The steps of changing an owner: `hand_over(browser, lead, "partner:7")`."""

from leads.models import Lead, Owner, Transfer
from leads.models.lead_queryset import Act


def owner_url(lead):
    return f"/leads/{lead.pk}/owner/"


def sent(browser, lead, choice, **values):
    """The form as its page shows it, with somebody chosen."""
    form = browser.get(owner_url(lead)).context["form"]
    shown = {name: form[name].value() for name in ("token", "owner_seen", "kind")}
    return shown | {"choice": choice, "notify": "on"} | values


def said(answer):
    return [str(message) for message in answer.context["messages"]]


def hand_over(browser, lead, choice, **values):
    return browser.post(owner_url(lead), sent(browser, lead, choice, **values), follow=True)


def history():
    return Transfer.objects.unscoped().count()


def meanwhile(lead, to, by):
    rows = Lead.objects.unscoped().filter(pk=lead.pk)
    rows.transfer(Owner.objects.of(to), Act(by, "manual"))
