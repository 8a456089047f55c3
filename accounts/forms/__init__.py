from .account import AccountForm, NewAccountForm
from .contact import ContactForm, NewContactForm
from .internal_user import InternalUserForm
from .list_view import ListViewForm
from .new_user import NewUserForm
from .setup import EnablePrmForm, LevelForm, OrganizationForm, RolesForm

__all__ = [
    "AccountForm",
    "ContactForm",
    "EnablePrmForm",
    "InternalUserForm",
    "LevelForm",
    "ListViewForm",
    "NewAccountForm",
    "NewContactForm",
    "NewUserForm",
    "OrganizationForm",
    "RolesForm",
]
