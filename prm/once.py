"""Forms that make something: sent twice, they make it once (R13)."""

import uuid
from functools import wraps

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from prm.models import Submission


class Once(forms.Form):
    """Mix in: a hidden random token, new with each page, says which sending it is."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4, required=False)

    @property
    def sent_token(self):
        try:
            return uuid.UUID(self["token"].data or "")
        except ValueError:
            return uuid.uuid4()


class Refused(Exception):
    """The form needs a correction, so nothing of it is kept."""


def once(user, form, act):
    """Let `act` do the work of a valid form once: answers the next page, None if refused.

    `act()` answers an address. A form is judged while its token is held, so that the
    second of two equal sendings gets the first one's answer and not "taken already".
    """

    def judged():
        if not form.is_valid():
            raise Refused
        return act()

    try:
        return Submission.once(user, form.sent_token, judged)
    except Refused:
        return None
    except ValidationError as refusal:
        form.add_error(None, refusal)
    except IntegrityError:
        form.add_error(None, _("Somebody saved the same a moment ago. Look at it first."))
    return None


def answers_again(view):
    """A view whose form may take what it is about out of one's sight.

    Sent again, it gets the answer of the first sending, and not that nothing is there.
    """

    @wraps(view)
    def answered(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except (Http404, PermissionDenied):
            place = Submission.answer_to(request.user, Once(request.POST).sent_token)
            if place is None:
                raise
            return redirect(place)

    return answered
