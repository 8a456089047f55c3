from .community import Community
from .document import Document
from .folder import Folder
from .folder_share import FolderShare
from .grants import CommunityGroupGrant, CommunityUserGrant

__all__ = [
    "Community",
    "CommunityGroupGrant",
    "CommunityUserGrant",
    "Document",
    "Folder",
    "FolderShare",
]
