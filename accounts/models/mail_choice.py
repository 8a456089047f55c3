"""How somebody is told of the leads they are handed."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MORNING = time(7)  # In the person's own zone.


class MailChoice(models.TextChoices):
    AT_ONCE = "at once", _("At once, a mail for each handover")
    HOURLY = "hourly", _("At most once an hour, all in one mail")
    DAILY = "daily", _("Once a day at seven in the morning, all in one mail")
    NEVER = "never", _("No mail; I look into the inbox")


def last_boundary(choice, zone, now=None):
    """When a digest of this choice was last due, in somebody's time zone."""
    now = now or timezone.now()
    if choice == MailChoice.DAILY:
        return last_morning(now, ZoneInfo(zone))
    if choice == MailChoice.HOURLY:
        return now.replace(minute=0, second=0, microsecond=0)
    return now


def last_morning(now, zone):
    today = now.astimezone(zone).date()
    for day in (today, today - timedelta(days=1)):
        morning = datetime.combine(day, MORNING, zone).astimezone(now.tzinfo)
        if morning <= now:
            return morning
    return morning
