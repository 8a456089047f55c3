"""What a view says about who it is for. Unmarked, a view is for internal users."""

from functools import wraps

from django.core.exceptions import PermissionDenied


def for_partners(view):
    """Partner users may come here, too; what they see is up to the rules."""
    view.for_partners = True
    return view


def for_administrators(view):
    """Only administrators come here: setup."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not request.user.is_superuser:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def always_open(view):
    """Open even before a demanded second factor is set up."""
    view.always_open = True
    return view
