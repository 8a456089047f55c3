"""When a day begins, for somebody who lives somewhere."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone


def midnight(zone, now=None, days=0):
    """The beginning of today in a time zone, or of the day `days` after."""
    zone = ZoneInfo(zone)
    day = (now or timezone.now()).astimezone(zone).date() + timedelta(days=days)
    return datetime.combine(day, time.min, zone)
