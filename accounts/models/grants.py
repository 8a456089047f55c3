"""guardian's grants on accounts, as rows of their own that go with the account."""

from django.db import models

from .share import GroupShare, UserShare


class AccountUserShare(UserShare):
    content_object = models.ForeignKey("accounts.Account", models.CASCADE)


class AccountGroupShare(GroupShare):
    content_object = models.ForeignKey("accounts.Account", models.CASCADE)
