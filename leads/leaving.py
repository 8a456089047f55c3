"""What leads know of somebody who leaves: the leads they own, the tasks they have to do, the
queues they take from."""

from collections import defaultdict

from django.core.exceptions import ValidationError
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from accounts.leaving import Held, Holding, register
from accounts.models import Activity, User
from leads.models import (
    Lead,
    Owner,
    Queue,
    QueueUserGrant,
    RoundRobin,
    RoundRobinMember,
    Transfer,
)
from leads.models.lead_queryset import Act
from prm.audit import What, audit
from prm.models import Mail


def owner_of(successor):
    """What a lead belongs to that goes to this successor."""
    row = successor.row
    return row.lead_owner if successor.kind == "queue" else Owner.objects.of(row)


@register
class Leads(Holding):
    key, label = "leads", _("Leads")

    def leads_of(self, users):
        return Lead.objects.unscoped().filter(owner__user__in=users)

    def held_by(self, users):
        rows = self.leads_of(users).order_by().values_list("status").annotate(Count("pk"))
        lines = sorted(rows, key=lambda line: -line[1])
        return Held(sum(number for _status, number in lines), lines) if lines else None

    def hand_on(self, leave, to):
        act = Act(leave.by, Transfer.Reason.LEFT, notify=leave.notify)
        self.leads_of(leave.users).transfer(owner_of(to), act)
        if self.leads_of(leave.users).exists():
            raise ValidationError(_("Some leads cannot go there. Choose another place."))


@register
class Tasks(Holding):
    """Open tasks, on whatever they are: after accounts and leads, which say who sees them."""

    key, label = "tasks", _("Open tasks")
    help = _("A task about what they do not see goes back to whoever set it and sees it.")

    def tasks_of(self, users):
        return Activity.objects.unscoped().open_tasks().filter(assignee__in=users)

    def held_by(self, users):
        total, overdue = self.tasks_of(users).count(), self.tasks_of(users).overdue().count()
        lines = [(_("Overdue"), overdue), (_("Not due yet"), total - overdue)]
        return Held(total, [line for line in lines if line[1]]) if total else None

    def hand_on(self, leave, to):
        tasks, given = self.tasks_of(leave.users), defaultdict(list)
        given[to.row] += tasks.permitted(to.row, "view").give_to(to.row)
        for who in User.objects.filter(pk__in=tasks.values("by")).who_get_in():
            given[who] += tasks.filter(by=who).permitted(who, "view").give_to(who)
        given[to.row] += tasks.give_to(to.row)
        for who, some in given.items():
            self.tell(leave, who, some)

    def tell(self, leave, who, tasks):
        """Note whose tasks they are now, and tell that one in one mail, unless they did it."""
        if not tasks:
            return
        entry = audit(leave.by, What.ASSIGN, who, tasks=[task.pk for task in tasks])
        if leave.notify and who != leave.by:
            mail = Mail(key=f"tasks:{entry.pk}", kind="tasks_given", recipient=who, about=entry)
            Mail.objects.write([mail])

    def takes(self, successor):
        return successor.kind != "queue"


@register
class Turns(Holding):
    """Places in round robins. Nobody who is shut out is dealt to, so an account keeps them."""

    key, label = "turns", _("Places in round robins")
    help = _("With their weight, working days and limits. Who takes part already keeps their own.")
    may_end = stays_with_account = True

    def members(self, users):
        return RoundRobinMember.objects.filter(owner__user__in=users).order_by("robin__name", "pk")

    def held_by(self, users):
        names = [(member.robin.name, None) for member in self.members(users).with_owners()]
        return Held(len(names), names) if names else None

    def hand_on(self, leave, to):
        for member in self.members(leave.users).with_owners():
            if to:
                member.robin.admit(owner_of(to), **member.terms | {"paused_until": None})
            member.robin.dismiss(member)


@register
class Fallbacks(Holding):
    """Round robins whose leads go to these users when no member can receive."""

    key, label = "fallbacks", _("Fallback of round robins")

    def robins(self, users):
        return RoundRobin.objects.filter(fallback__user__in=users).order_by("name")

    def held_by(self, users):
        names = [(robin.name, None) for robin in self.robins(users)]
        return Held(len(names), names) if names else None

    def hand_on(self, leave, to):
        self.robins(leave.users).update(fallback=owner_of(to))


@register
class RobinManagers(Holding):
    """Round robins whose channel manager they are."""

    key, label = "robin_managers", _("Round robins they look after")

    def robins(self, users):
        return RoundRobin.objects.filter(manager__in=users).order_by("name")

    def held_by(self, users):
        names = [(robin.name, None) for robin in self.robins(users)]
        return Held(len(names), names) if names else None

    def hand_on(self, leave, to):
        self.robins(leave.users).update(manager=to.row)

    def takes(self, successor):
        return successor.kind == "colleague" and successor.row.is_internal


@register
class QueueMemberships(Holding):
    """Queues that let in just these users; what their profiles and account open stays so."""

    key, label = "queue_memberships", _("Places in queues")
    may_end = stays_with_account = True

    def queues_of(self, users):
        grants = QueueUserGrant.objects.filter(user__in=users, permission__codename="take_queue")
        return Queue.objects.filter(pk__in=grants.values("content_object")).order_by("name")

    def held_by(self, users):
        names = [(queue.name, None) for queue in self.queues_of(users)]
        return Held(len(names), names) if names else None

    def hand_on(self, leave, to):
        for queue in list(self.queues_of(leave.users)):
            if to:
                queue.admit(to.row)
            for user in leave.users:
                queue.dismiss(user)

    def takes(self, successor):
        return successor.kind == "colleague"
