"""The web form of the demo story, and what it has received."""

from datetime import timedelta

from django.utils import timezone

from leads.models import Lead, Received, Transfer, WebForm
from leads.models.lead_queryset import Act
from leads.web.limits import hashed

FIELDS = [
    *("first_name", "last_name", "company", "email", "phone", "country", "description"),
    *("Products__c", "Timeframe__c"),
]
CONSENT = "Nordwind and its partners may contact me about my request."
SPAM = [
    ["first_name", "Best"],
    ["last_name", "Offers"],
    ["company", "Cheap Traffic"],
    ["email", "offers@traffic.example"],
    ["description", "We bring ten thousand visitors to your site. Reply to know the price."],
    ["fax_number", "12345"],
]
HASTY = [
    ["last_name", "Okafor"],
    ["company", "Okafor Freight"],
    ["email", "n.okafor@okaforfreight.example"],
    ["country", "GB"],
    ["description", "Do you have a partner near Leeds?"],
]


def tell_of_web_form(people):
    """The form on Nordwind's site: what became leads, what waits, what was no message at all."""
    form = WebForm.objects.create(
        name="Contact",
        key="nordwind-demo-contact",
        owner=people["nordic"].lead_owner,
        fields=FIELDS,
        return_addresses=["https://www.nordwind.example/thanks"],
        source="Web",
        answers=True,
    )
    form.word_consent(CONSENT)
    came = Transfer.objects.unscoped().filter(reason="web", from_owner=None).values("lead")
    leads = list(Lead.objects.unscoped().filter(pk__in=came).order_by("-created_at", "pk"))
    leads.insert(0, again(leads[3], form))
    Received.objects.bulk_create([*(accepted(form, lead) for lead in leads), *kept_out(form)])


def again(lead, form):
    """Somebody who writes a second time, the two leads linked."""
    names = ("first_name", "last_name", "company", "email", "phone", "country", "status")
    values = {name: getattr(lead, name) for name in names}
    twin = Lead(**values, owner=form.owner, source="Web", duplicate_of=lead)
    twin.description = "Nobody has called me yet."
    Lead.objects.enter([twin], Act(None, Transfer.Reason.WEB, note=form.name))
    return twin


def accepted(form, lead):
    """The post that a lead came with; who ticked the box agreed."""
    agreed = lead.pk % 3 > 0
    if agreed:
        rows = Lead.objects.unscoped().filter(pk=lead.pk)
        how = {"consent_how": f"Web form {form}, text 1", "consent_text": form.consent_text}
        rows.update(consented_at=lead.created_at, **how)
    names = ("first_name", "last_name", "company", "email", "phone", "country", "description")
    fields = [[name, getattr(lead, name)] for name in names if getattr(lead, name)]
    fields += [["consent", form.consent_text.mark]] if agreed else []
    return Received(
        form=form,
        at=lead.created_at,
        fields=fields,
        outcome="accepted",
        lead=lead,
        address=hashed("-"),
    )


def kept_out(form):
    """One that a machine wrote, one that was too quick, and one of a site with the wrong key."""
    now = timezone.now()
    waiting = {"form": form, "outcome": "quarantined"}
    return [
        Received(**waiting, at=now - timedelta(hours=5), fields=SPAM, reason="trap"),
        Received(**waiting, at=now - timedelta(minutes=50), fields=HASTY, reason="fast"),
        Received(outcome="rejected", at=now - timedelta(days=2), fields=HASTY, reason="unknown"),
    ]
