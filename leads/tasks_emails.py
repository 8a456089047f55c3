"""The mail about tasks that somebody who left had to do, to who has them now: one for all."""

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.above import community_of
from accounts.emails import PEOPLE, SAMPLES, people
from accounts.models import Activity
from leads.emails import MOST_LISTED
from leads.place import Console, Portal
from prm.outbox.kinds import Kind, register
from prm.outbox.merge import one_line


def tasks_of(mail):
    """Those of the act that still are the receiver's to do, and to see."""
    rows = Activity.objects.permitted(mail.recipient, "view").open_tasks()
    return rows.assigned_to(mail.recipient).filter(pk__in=mail.about.details["tasks"])


def fill(mail):
    tasks = list(tasks_of(mail).with_people().soonest_first()[: MOST_LISTED + 1])
    number = 1 if len(tasks) == 1 else tasks_of(mail).count()
    lines = [line_of(task) for task in tasks]
    if len(tasks) > MOST_LISTED:
        lines[-1] = "…"
    short = ngettext("%(number)s task", "%(number)s tasks", number) % {"number": number}
    return people(mail.recipient) | {
        "tasks": "\n".join(lines),
        "tasks_in_short": one_line(tasks[0].subject) if number == 1 else short,
        "handed_over_by": one_line(mail.about.by),
        "link": settings.SITE_URL + address_for(mail.recipient, tasks),
    }


def line_of(task):
    words = gettext("%(subject)s (%(about)s), due %(due)s")
    named = {"subject": one_line(task.subject), "about": one_line(task.about)}
    return words % (named | {"due": date_format(task.due_on)})


def address_for(user, tasks):
    """The record of one task; of several where one's tasks are."""
    place = Portal(community_of(user)) if user.is_partner else Console()
    if len(tasks) == 1:
        return place.record_url(tasks[0].about)
    if user.is_partner:
        return place.community.get_absolute_url()
    return reverse("activities:index") + "?tasks=mine"


register(
    Kind(
        key="tasks_given",
        label=_("A user got the tasks of one who left"),
        fields=PEOPLE
        | {
            "tasks": _("Each task, what it is about and when it is due, a line each"),
            "tasks_in_short": _("The subject of the task, or how many there are"),
            "handed_over_by": _("Who handed them over"),
            "link": _("Where the task is, or one’s tasks are"),
        },
        subject=_("For you to do now: {tasks_in_short}"),
        body=_(
            "Hello {recipient_first_name},\n\n"
            "somebody who had this to do has left, and {handed_over_by} has handed it to you:"
            "\n\n{tasks}\n\nOpen it here:\n\n{link}"
        ),
        fill=fill,
        wanted=lambda mail: tasks_of(mail).exists(),
        samples=SAMPLES
        | {
            "tasks": "Send the price list (Sophie Laurent), due Dec. 1, 2026",
            "tasks_in_short": "Send the price list",
            "handed_over_by": "Carla Berg",
        },
    )
)
