"""Giving somebody a task: whoever gets it is here, and stays until it is theirs.

As with leads (leads/models/receiving.py): who shuts the login waits for the one who gives a
task, and then hands it on; or the giver waits, and finds that nobody is here.
"""

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from prm.sql import share_lock


def is_here(user):
    """Whether this user has not left; their login stays as it is until the transaction ends."""
    rows = get_user_model().objects.filter(pk=user.pk)
    share_lock(rows)
    return rows.here().exists()


def demand_here(user):
    if not is_here(user):
        words = _("%(user)s cannot log in any more. Choose somebody else.")
        raise ValidationError(words, params={"user": user})
