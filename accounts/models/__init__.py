from .account import Account
from .account_group import AccountGroup
from .activity import Activity
from .audience import Audience
from .contact import Contact
from .grants import AccountGroupShare, AccountUserShare
from .invitation import Invitation
from .level import Level, LevelChange
from .list_view import ListView
from .list_view_share import ListViewShare
from .mention import Mention
from .organization import Organization
from .partner_role import PartnerRole
from .profile import profiles, profiles_for_partners
from .sharing_rule import SharingRule
from .territory import Territory
from .territory_grants import TerritoryGroupGrant, TerritoryUserGrant
from .territory_region import TerritoryRegion
from .user import Approval, User
from .user_state import UserState

__all__ = [
    "Account",
    "AccountGroup",
    "AccountGroupShare",
    "AccountUserShare",
    "Activity",
    "Approval",
    "Audience",
    "Contact",
    "Invitation",
    "Level",
    "LevelChange",
    "ListView",
    "ListViewShare",
    "Mention",
    "Organization",
    "PartnerRole",
    "SharingRule",
    "Territory",
    "TerritoryGroupGrant",
    "TerritoryRegion",
    "TerritoryUserGrant",
    "User",
    "UserState",
    "profiles",
    "profiles_for_partners",
]
