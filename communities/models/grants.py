"""guardian's grants on communities, as rows of their own that go with the community."""

from django.db import models
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase


class CommunityUserGrant(UserObjectPermissionBase):
    content_object = models.ForeignKey("communities.Community", models.CASCADE)


class CommunityGroupGrant(GroupObjectPermissionBase):
    content_object = models.ForeignKey("communities.Community", models.CASCADE)
