from .account import Account, Level
from .account_group import AccountGroup, profiles
from .audience import Audience
from .contact import Contact
from .grants import AccountGroupShare, AccountUserShare
from .invitation import Invitation
from .organization import Organization
from .partner_role import PartnerRole
from .sharing_rule import SharingRule
from .user import User
from .user_state import UserState

__all__ = [
    "Account",
    "AccountGroup",
    "AccountGroupShare",
    "AccountUserShare",
    "Audience",
    "Contact",
    "Invitation",
    "Level",
    "Organization",
    "PartnerRole",
    "SharingRule",
    "User",
    "UserState",
    "profiles",
]
