from .community import Community
from .grants import CommunityGroupGrant, CommunityUserGrant

__all__ = ["Community", "CommunityGroupGrant", "CommunityUserGrant"]
