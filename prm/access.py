"""What a view says about who it is for. Unmarked, a view is for internal users."""

from functools import wraps

from django.core.exceptions import PermissionDenied

from prm.audit import What, audit


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
        response = view(request, *args, **kwargs)
        if request.method == "POST" and response.status_code == 302:
            note_setup(request)
        return response

    return guarded


def note_setup(request):
    """What was set, by the name of the page, the row and the fields sent: never their values."""
    match = request.resolver_match
    fields = sorted(set(request.POST) - {"csrfmiddlewaretoken", "token"})
    audit(request, What.SETUP, page=match.view_name, fields=fields, **match.kwargs)


def always_open(view):
    """Open even before a demanded second factor is set up."""
    view.always_open = True
    return view
