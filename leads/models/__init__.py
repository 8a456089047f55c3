from .custom_field import CustomField
from .grants import QueueGroupGrant, QueueUserGrant
from .lead import Lead
from .owner import Owner
from .picklist import Pick
from .queue import Queue
from .transfer import Transfer

__all__ = [
    "CustomField",
    "Lead",
    "Owner",
    "Pick",
    "Queue",
    "QueueGroupGrant",
    "QueueUserGrant",
    "Transfer",
]
