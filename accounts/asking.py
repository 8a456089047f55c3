"""Who asks a question that is kept: what rules read of a user, as slots to be filled."""

from types import SimpleNamespace
from typing import ClassVar

from django.db.models import CharField

from prm.question import Slot
from prm.reasons import Anybody

TEXT = CharField()


class Asker(Anybody):
    """Stands in a rule for any user of a sort who may ask: their facts come with the question."""

    pk: ClassVar = Slot("user")
    account_id: ClassVar = Slot("account")
    partner_role: ClassVar = Slot("role")
    account: ClassVar = SimpleNamespace(
        pk=account_id,
        level_id=Slot("level"),
        owner_id=Slot("manager"),
        country=Slot("country", TEXT),
        state=Slot("state", TEXT),
    )


def asker_like(user):
    """Who stands for users of this one's sort."""
    return Asker(user.is_partner, is_super_user=user.is_partner and user.is_super_user)


def facts_of(user):
    """What the slots of an Asker stand for."""
    if not user.is_partner:
        return {"user": user.pk}
    account = user.account
    return {
        "user": user.pk,
        "account": account.pk,
        "role": user.partner_role,
        "level": account.level_id,
        "manager": account.owner_id,
        "country": account.country,
        "state": account.state,
    }
