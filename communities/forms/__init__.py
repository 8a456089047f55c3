from .community import ColourForm, CommunityForm
from .folder import DocumentsForm, FolderForm

__all__ = ["ColourForm", "CommunityForm", "DocumentsForm", "FolderForm"]
