"""Under whose name a person without a session is received."""

from dataclasses import dataclass

from django.urls import reverse

from accounts.above import community_of
from accounts.models import Organization


@dataclass
class Brand:
    """What the head of a page without a frame needs; a community has as much."""

    name: str
    brand_url: str = ""
    logo_url: str = ""


def brand_for(user):
    """The community of a partner user; of everybody else, and of nobody, the organization."""
    community = community_of(user) if user else None
    return community or Brand(str(Organization.current() or "PRM Portal"))


def login_url(user):
    """Where this person logs in: at their community, or at the portal itself."""
    community = community_of(user)
    return reverse("portal:login", args=[community.slug]) if community else reverse("account_login")
