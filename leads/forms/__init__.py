from .audience import AudienceForm
from .custom_field import CustomFieldForm
from .lead import LeadForm, NewLeadForm
from .owner import OwnerForm
from .pick import NewPickForm, PickForm
from .queue import MemberForm, QueueForm
from .rule import EntryForm, RuleForm

__all__ = [
    "AudienceForm",
    "CustomFieldForm",
    "EntryForm",
    "LeadForm",
    "MemberForm",
    "NewLeadForm",
    "NewPickForm",
    "OwnerForm",
    "PickForm",
    "QueueForm",
    "RuleForm",
]
