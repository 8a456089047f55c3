from .assignment_rule import AssignmentRule, RuleVersion
from .conversion import Conversion
from .custom_field import CustomField
from .digest import Digest, Notice
from .distribution import Distribution
from .grants import LeadGroupShare, LeadUserShare, QueueGroupGrant, QueueUserGrant
from .import_row import ImportRow
from .imports import Import
from .lead import Lead
from .lead_activity import LeadActivity
from .named_text import NamedText
from .owner import Owner
from .picklist import Pick
from .queue import Queue
from .received import Received
from .round_robin import RoundRobin
from .round_robin_member import Dealt, RoundRobinMember, Skip
from .rule_entry import RuleEntry
from .run import Run
from .run_row import RunRow
from .status_change import StatusChange
from .transfer import Transfer
from .web_form import ConsentText, WebForm

__all__ = [
    "AssignmentRule",
    "ConsentText",
    "Conversion",
    "CustomField",
    "Dealt",
    "Digest",
    "Distribution",
    "Import",
    "ImportRow",
    "Lead",
    "LeadActivity",
    "LeadGroupShare",
    "LeadUserShare",
    "NamedText",
    "Notice",
    "Owner",
    "Pick",
    "Queue",
    "QueueGroupGrant",
    "QueueUserGrant",
    "Received",
    "RoundRobin",
    "RoundRobinMember",
    "RuleEntry",
    "RuleVersion",
    "Run",
    "RunRow",
    "Skip",
    "StatusChange",
    "Transfer",
    "WebForm",
]
