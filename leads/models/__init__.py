from .custom_field import CustomField
from .grants import LeadGroupShare, LeadUserShare, QueueGroupGrant, QueueUserGrant
from .import_row import ImportRow
from .imports import Import
from .lead import Lead
from .owner import Owner
from .picklist import Pick
from .queue import Queue
from .run import Run
from .run_row import RunRow
from .transfer import Transfer

__all__ = [
    "CustomField",
    "Import",
    "ImportRow",
    "Lead",
    "LeadGroupShare",
    "LeadUserShare",
    "Owner",
    "Pick",
    "Queue",
    "QueueGroupGrant",
    "QueueUserGrant",
    "Run",
    "RunRow",
    "Transfer",
]
