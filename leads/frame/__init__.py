"""What stands around every page: sections with what waits in them, apps, my menu."""

from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from accounts.models import Organization
from communities.models import Community
from prm.models import Sandbox

from .frames import ConsoleFrame, PortalFrame, SetupFrame


def frame(request):
    """The context processor. Visitors have no frame, and error pages do not ask for it."""
    user = getattr(request, "user", None)
    if user is None:  # The request failed before anybody was asked who they are.
        return {"frame": None, "house": None, "notices": []}
    organization = Organization.current()
    made = SimpleLazyObject(lambda: frame_for(request, user)) if user.is_authenticated else None
    return {"frame": made, "house": organization, "notices": notices_of(organization)}


def notices_of(organization):
    """What everybody should know, visitors too, until it is no longer so."""
    notices = []
    if organization is None:
        notices.append(_("No organization has been set up yet: run manage.py bootstrap."))
    if Sandbox.is_on():
        notices.append(_("This is a sandbox, to rehearse in. Its mails stay in a folder."))
    return notices


def frame_for(request, user):
    slug = getattr(request.resolver_match, "kwargs", {}).get("slug") or ""
    entered = list(Community.objects.permitted(user, "enter").defer("logo").order_by("name"))
    community = next((c for c in entered if c.slug == slug), None)
    if community is None and user.is_partner and entered:
        community = entered[0]
    if community or user.is_partner:
        return PortalFrame(request, entered, community)
    is_setup = request.path.startswith(reverse("setup:index"))
    return (SetupFrame if is_setup else ConsoleFrame)(request, entered, None)
