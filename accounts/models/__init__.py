from .account import Account, Level
from .account_group import AccountGroup, profiles
from .contact import Contact
from .invitation import Invitation
from .organization import Organization
from .user import PartnerRole, User
from .user_state import UserState

__all__ = [
    "Account",
    "AccountGroup",
    "Contact",
    "Invitation",
    "Level",
    "Organization",
    "PartnerRole",
    "User",
    "UserState",
    "profiles",
]
