"""Where to go next, when a form says so: never to another site (R22)."""

from django.conf import settings
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme


def next_address(request, otherwise):
    """The `next` a form was sent with if it is an address of this site, else `otherwise`."""
    address = request.POST.get("next", "")
    return address if is_ours(address) else resolve_url(otherwise)


def is_ours(address):
    """A path of this site: it begins with one slash and holds nothing to trip over."""
    is_path = address.startswith("/") and address.isprintable()
    return is_path and url_has_allowed_host_and_scheme(address, None, not settings.DEBUG)
