"""The groups that each partner account has of its own."""

from django.contrib.auth.models import Group
from django.db import models

from .partner_role import PartnerRole


class AccountGroup(models.Model):
    """All partner users of an account (no role), or those of one role.

    Grants are given to these groups; the verbs that enable, move and disable
    users keep who is in them.
    """

    account = models.ForeignKey("accounts.Account", models.CASCADE, related_name="groups")
    role = models.PositiveSmallIntegerField(choices=PartnerRole, null=True)
    group = models.OneToOneField(Group, models.CASCADE, related_name="account_group")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "role"], name="one_group_per_role"),
            models.UniqueConstraint(
                fields=["account"], condition=models.Q(role=None), name="one_group_for_all_roles"
            ),
        ]

    def __str__(self):
        return self.group.name

    @classmethod
    def found(cls, account):
        """Make the account's groups; one that is there already is kept."""
        for role in (None, *PartnerRole):
            name = f"account:{account.pk}:{role.name.lower() if role else 'all'}"
            group, _ = Group.objects.get_or_create(name=name)
            cls.objects.get_or_create(account=account, role=role, defaults={"group": group})

    @classmethod
    def place(cls, user):
        """Put a partner user into the groups of their account and role, and out of others."""
        mine = cls.objects.filter(account_id=user.contact.account_id)
        keep = mine.filter(models.Q(role=None) | models.Q(role=user.partner_role))
        user.groups.remove(*Group.objects.filter(account_group__isnull=False, user=user))
        user.groups.add(*Group.objects.filter(account_group__in=keep))
