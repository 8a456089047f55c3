"""The answer to a button that changes one thing."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _


def changed(request, act, words, place):
    """Do it and say so in these words, or say why not; either way go on at `place`.

    `act` answers False where somebody else was faster.
    """
    try:
        done = act()
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        if done is False:
            messages.warning(request, _("Somebody else did that a moment ago."))
        else:
            messages.success(request, words)
    return redirect(place)
