"""guardian's grants on territories, as rows of their own that go with the territory."""

from django.db import models
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase


class TerritoryUserGrant(UserObjectPermissionBase):
    content_object = models.ForeignKey("accounts.Territory", models.CASCADE)


class TerritoryGroupGrant(GroupObjectPermissionBase):
    content_object = models.ForeignKey("accounts.Territory", models.CASCADE)
