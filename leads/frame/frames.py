"""What the console, setup and a community's portal have around their pages."""

from django.conf import settings
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import Organization
from accounts.setup_places import PLACES
from leads.models import Lead, Queue

from .links import Link, quarantined_for, unread_by, waiting


class Frame:
    """The part that is the same for everybody."""

    kind = "console"
    create = ()
    groups = ()
    search_url = ""
    brand_url = logo_url = ""

    def __init__(self, request, communities, community):
        self.request, self.user = request, request.user
        self.communities, self.community = communities, community
        self.organization = Organization.current()

    @property
    def name(self):
        return self.organization.name if self.organization else "PRM Portal"

    @property
    def mark(self):
        return self.name[:1].upper()

    @property
    def user_name(self):
        return self.user.full_name

    @property
    def user_initials(self):
        return (self.user.first_name[:1] + self.user.last_name[:1]).upper()

    @property
    def security_url(self):
        return reverse("mfa_index")

    @property
    def notifications_url(self):
        return reverse("notifications")

    @property
    def logout_url(self):
        return reverse("account_logout")

    @property
    def set_language_url(self):
        return reverse("language")

    @property
    def languages(self):
        now = get_language()
        return [
            {"code": code, "name": name, "is_current": code == now}
            for code, name in settings.LANGUAGES
        ]

    @cached_property
    def apps(self):
        """Console, communities, Setup, Admin: only what this person may open."""
        console = [self.link("home", _("Console"), "computer-desktop", self.kind == "console")]
        setup = [
            self.link("setup:index", _("Setup"), "cog-6-tooth", self.kind == "setup"),
            self.link("admin:index", _("Admin"), "wrench-screwdriver", False),
        ]
        return [
            *(console if self.user.is_internal else []),
            *(self.community_link(community) for community in self.communities),
            *(setup if self.user.is_superuser else []),
        ]

    def community_link(self, community):
        is_current = self.kind == "portal" and community == self.community
        return Link(community.get_absolute_url(), community.name, "globe-alt", 0, is_current)

    def link(self, name, label, icon, is_current=None, count=0, is_more=False, args=()):
        url = reverse(name, args=args)
        if is_current is None:
            is_current = self.is_here(url)
        return Link(url, label, icon, count, is_current, is_more)

    def is_here(self, url):
        """The section whose address this page's begins with; a home only on its own page."""
        path = self.request.path
        return path == url if url == self.home_url else path.startswith(url)


class ConsoleFrame(Frame):
    @property
    def subtitle(self):
        return _("Channel console")

    @property
    def home_url(self):
        return reverse("home")

    @property
    def search_url(self):
        return reverse("search")

    @property
    def create(self):
        return [
            Link(reverse("accounts:create"), _("Account"), "building-office-2"),
            Link(reverse("contacts:create"), _("Contact"), "users"),
            Link(reverse("leads:create"), _("Lead"), "inbox-arrow-down"),
        ]

    @cached_property
    def sections(self):
        unread = waiting(unread_by(self.user))
        return [
            self.link("home", _("Home"), "home"),
            self.link("leads:index", _("Leads"), "inbox-arrow-down", count=unread),
            self.link("queues:index", _("Queues"), "queue-list"),
            self.link("accounts:index", _("Accounts"), "building-office-2"),
            self.link("contacts:index", _("Contacts"), "users"),
            self.link(
                *("activities:index", _("Activities"), "clipboard-document-list"), is_more=True
            ),
            self.link("folders:index", _("Folders"), "folder", is_more=True),
            self.link("views:index", _("List views"), "view-columns", is_more=True),
            self.link("rules:index", _("Rules"), "adjustments-horizontal", is_more=True),
            self.link("round_robins:index", _("Round robins"), "arrow-path", is_more=True),
            self.link("runs:index", _("Runs"), "square-3-stack-3d", is_more=True),
            self.link(
                *("web:quarantine", _("Quarantine"), "shield-exclamation"),
                count=waiting(quarantined_for(self.user)),
                is_more=True,
            ),
        ]


class SetupFrame(Frame):
    kind = "setup"

    @property
    def subtitle(self):
        return _("Setup")

    @property
    def home_url(self):
        return reverse("setup:index")

    @cached_property
    def sections(self):
        return [
            self.link("setup:index", _("Setup"), "cog-6-tooth"),
            *(
                self.link(place.name, place.label, place.icon, is_more=not place.is_first)
                for place in PLACES
            ),
        ]


class PortalFrame(Frame):
    kind = "portal"

    @property
    def name(self):
        return self.community.name if self.community else super().name

    @property
    def subtitle(self):
        return self.user.account.name if self.user.is_partner else _("Community portal")

    @property
    def home_url(self):
        return self.community.get_absolute_url() if self.community else reverse("arrive")

    @property
    def brand_url(self):
        return reverse("portal:brand", args=[self.community.slug]) if self.community else ""

    @property
    def logo_url(self):
        has_logo = self.community and self.community.logo_type
        return reverse("portal:logo", args=[self.community.slug]) if has_logo else ""

    @property
    def search_url(self):
        return reverse("portal:inbox", args=[self.community.slug]) if self.community else ""

    @cached_property
    def sections(self):
        if not self.community:
            return []
        place = [self.community.slug]
        unread = waiting(unread_by(self.user))
        return [
            self.link("portal:home", _("Home"), "home", args=place),
            self.link("portal:inbox", _("Inbox"), "inbox-arrow-down", count=unread, args=place),
            self.link(
                *("portal:activities", _("Activities"), "clipboard-document-list"), args=place
            ),
            self.link("portal:documents", _("Documents"), "folder", args=place),
            *self.queues(place),
            *self.team_link(place),
        ]

    def team_link(self, place):
        """Only delegated administrators look after their team."""
        is_shown = self.user.is_delegated_admin
        return [self.link("portal:team", _("Team"), "user-group", args=place)] if is_shown else []

    def queues(self, place):
        """Only for who may take from one."""
        if not Queue.objects.permitted(self.user, "take").exists():
            return []
        number = waiting(Lead.objects.waiting_for(self.user))
        return [self.link("portal:queues", _("Queues"), "queue-list", count=number, args=place)]
