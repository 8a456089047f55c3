"""The audit log: `audit(request_or_user, what, about, **details)` writes one row.

Call it in the transaction of the act, so that there is neither without the other. Where
it happened (address, request) is known from the request that is under way. `details` are
plain values: numbers, choices, names of fields. Never a secret, and no text about people.
"""

import uuid
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from prm.models import AuditEntry

What = AuditEntry.What
DENIALS = (403, 404)
HERE = object()
_asked = ContextVar("the request under way", default=None)


@dataclass(frozen=True)
class Asked:
    """Where the request under way came from."""

    user: object
    ip: str | None
    request_id: uuid.UUID = field(default_factory=uuid.uuid4)


def audit(who, what, about=None, /, **details):
    """Write one row. `who` is a request or a user; None or a visitor is nobody known.

    HERE is whoever sent the request that is under way: for verbs that are not told by whom.
    Answers the row.
    """
    asked = _asked.get() or Asked(None, None, None)
    user = asked.user if who is HERE else who.user if isinstance(who, HttpRequest) else who
    return AuditEntry.objects.create(
        what=what,
        by=user if user is not None and user.is_authenticated else None,
        about_kind=about._meta.label_lower if about is not None else "",
        about_id=about.pk if about is not None else None,
        details=details,
        ip=asked.ip,
        request_id=asked.request_id,
    )


def requests_are_audited(get_response):
    """The middleware that knows where a request came from, and notes what was denied."""

    def middleware(request):
        token = _asked.set(Asked(request.user, address_of(request)))
        try:
            response = get_response(request)
            if is_denial(request, response):
                note_denial(request, response)
            return response
        finally:
            _asked.reset(token)

    return middleware


def address_of(request):
    """The client's address, as far as our own proxies vouch for it."""
    from allauth.account.adapter import get_adapter  # Not before the apps are ready.

    try:
        return get_adapter().get_client_ip(request)
    except (PermissionDenied, ValueError):
        return None


def is_denial(request, response):
    """Whether a page, or the row that it is about, was not for the person who asked for it.

    An address that is no page's is a slip of the pen. The admin answers for all addresses
    below its own, and its answer for those that are no page's has no name.
    """
    match = request.resolver_match
    is_page = match is not None and match.url_name is not None
    return is_page and response.status_code in DENIALS and request.user.is_authenticated


def note_denial(request, response):
    page, path = request.resolver_match.view_name, request.path[:300]
    audit(
        *(request, What.DENIED),
        **{"status": response.status_code, "method": request.method, "page": page, "path": path},
    )
