"""Sessions that end when a second factor changes: allauth tells of it by signals only."""

from allauth.mfa import signals
from allauth.usersessions.models import UserSession


def end_others(request, user, **_rest):
    """Every session of this user ends but the one in which the change was made (R20)."""
    for session in UserSession.objects.filter(user=user):
        if session.session_key != request.session.session_key:
            session.end()


def listen():
    for signal in (
        signals.authenticator_added,
        signals.authenticator_removed,
        signals.authenticator_reset,
    ):
        signal.connect(end_others, dispatch_uid="a second factor ends other sessions")
