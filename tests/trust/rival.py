"""A rival moves in: a company of twenty with 1,000 leads and all that hangs on them.

Many of its rows have the very names and addresses of Acme's. Rows go in by the thousand
where no verb is needed, so that this takes less than a second.
"""

from datetime import timedelta

from django.utils import timezone

from accounts.models import Activity, Audience, Invitation, Mention, SharingRule
from communities.models import Document, Folder, FolderShare
from leads.models import Lead, LeadActivity, Owner, StatusChange, Transfer
from leads.models.lead_queryset import Act
from leads.sharing.shares import share
from prm.permissions import everything
from tests.communities.sharing_scene import document_in, folder_of
from tests.factories import (
    ContactFactory,
    LeadFactory,
    PartnerFactory,
    PartnerUserFactory,
    QueueFactory,
)

LEADS, FOLDERS, PEOPLE = 1000, 100, 20


def rival_moves_in(stage):
    """Answers one of its rows of each kind: those whose numbers somebody may guess."""
    rival = PartnerFactory(name="Acme Sistemi", owner=stage.marco, website="rival.example")
    people = [rival_user(rival, stage, number) for number in range(PEOPLE)]
    with everything():
        leads = leads_of(people, stage)
        activities = activities_of(rival, people, leads, stage)
        mentions = mentions_of(people, activities)
    Invitation.send(people[0], stage.marco)
    queue = queue_of(rival, people, stage)
    folder = folders_of(rival, stage)
    opened_to_each_other(rival, people, leads, stage)
    return {
        "lead": leads[0],
        "user": people[0],
        "queue": queue,
        "activity": activities[0],
        "mention": mentions[0],
        "folder": folder,
        "document": document_in(folder),
    }


def rival_user(rival, stage, number):
    contact = ContactFactory(account=rival, first_name="Paul", last_name="Rossi")
    role = 1 + number % 3
    return PartnerUserFactory(contact=contact, profiles=[stage.partners], partner_role=role)


def leads_of(people, stage):
    owners = [Owner.objects.of(user) for user in people]
    leads = [lead_of(owners[number % PEOPLE], number) for number in range(LEADS)]
    Lead.objects.enter(leads, Act(stage.marco, Transfer.Reason.IMPORT, notify=True))
    StatusChange.objects.bulk_create(
        StatusChange(lead=lead, owner=lead.owner, by=people[0], old="New", new=lead.status)
        for lead in leads
    )
    return leads


def lead_of(owner, number):
    return Lead(
        owner=owner,
        last_name="Laurent" if number % 2 else "Rival",
        company=f"Lyon Digital {number % 10}",
        email=f"lead{number % 10}@customer.example",
        status="Open - Not Contacted",
    )


def activities_of(rival, people, leads, stage):
    """One about each lead, and as many about the company: calls, notes, tasks long overdue."""
    writers = [*people, stage.marco, stage.carla]
    rows = [
        activity_of(writers[number % len(writers)], people[number % PEOPLE], number)
        for number in range(2 * LEADS)
    ]
    for row in rows[LEADS:]:
        row.account = rival
    Activity.objects.bulk_create(rows)
    LeadActivity.objects.bulk_create(
        LeadActivity(activity=row, lead=lead, owner=lead.owner)
        for row, lead in zip(rows, leads, strict=False)
    )
    return rows


def activity_of(by, assignee, number):
    values = {"subject": "A call", "text": "@paul@acme.example", "internal": number % 5 == 4}
    if number % 3 == 0:
        due_on = timezone.localdate() - timedelta(days=number % 9)
        values |= {"due_on": due_on, "assignee": assignee, "priority": 3}
    return Activity(by=by, kind=["task", "call", "note"][number % 3], **values)


def mentions_of(people, activities):
    return Mention.objects.bulk_create(
        Mention(activity=row, user=people[number % PEOPLE]) for number, row in enumerate(activities)
    )


def queue_of(rival, people, stage):
    """Its own; and it takes from Acme's queue, too, faster than Acme."""
    group = rival.groups.get(role=None).group
    queue = QueueFactory(name="Rival queue")
    for each in (queue, stage.southern):
        each.admit(group)
    for user in people[:3]:
        LeadFactory(of=stage.southern).take(user)
        LeadFactory(of=queue)
    return queue


def folders_of(rival, stage):
    """Each with a document, open to the rival; the first has the name of Acme's."""
    audience = Audience.of("account", account=rival)
    first = folder_of(stage.marco, to=[audience])
    file = document_in(first).file.name
    folders = Folder.objects.bulk_create(
        Folder(name=f"Price lists {number}", made_by=stage.marco) for number in range(1, FOLDERS)
    )
    Document.objects.bulk_create(
        Document(folder=folder, name="prices.pdf", size=9, file=file, by=stage.marco)
        for folder in folders
    )
    FolderShare.objects.bulk_create(
        FolderShare(folder=folder, audience=audience, by=stage.marco) for folder in folders
    )
    return first


def opened_to_each_other(rival, people, leads, stage):
    """By a share and by a rule."""
    share(leads[0], people[1], stage.marco, edits=True)
    group = Audience.of("account", account=rival)
    SharingRule(name="Rival", records="leads", source=group, target=group).store(stage.ada)
