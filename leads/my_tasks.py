"""What waits for somebody on their home: open tasks, and where they were mentioned."""

from accounts.models import Activity, Mention
from leads.place import ready
from prm.paging import counted

FEW = 5


class MyTasks:
    """The open tasks of a user, the most urgent first, and their mentions, the newest first."""

    def __init__(self, user, place):
        rows = Activity.objects.visible_to(user).open_tasks().assigned_to(user)
        self.count, self.overdue_count = counted(rows), rows.overdue().count()
        self.tasks = ready(list(rows.with_people().soonest_first()[:FEW]), place)
        mentions = Mention.objects.permitted(user, "view").unseen().order_by("-at", "-id")
        self.mentions = self.with_activities(mentions[:FEW], user, place)

    def with_activities(self, mentions, user, place):
        mentions = list(mentions)
        rows = Activity.objects.visible_to(user).with_people()
        found = list(rows.filter(pk__in=[mention.activity_id for mention in mentions]))
        by_number = {activity.pk: activity for activity in ready(found, place)}
        for mention in mentions:
            mention.told, mention.seen_url = by_number[mention.activity_id], place.seen_url(mention)
        return mentions
