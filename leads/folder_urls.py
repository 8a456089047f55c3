from django.urls import path

from communities.views import documents, folders
from leads.views import folder_shares

app_name = "folders"
urlpatterns = [
    path("", folders.index, name="index"),
    path("new/", folders.create, name="create"),
    path("<int:pk>/", folders.detail, name="detail"),
    path("<int:pk>/edit/", folders.edit, name="edit"),
    path("<int:pk>/removal/", folders.removal, name="removal"),
    path("<int:pk>/documents/", folders.upload, name="upload"),
    path("<int:pk>/sharing/", folder_shares.sharing, name="sharing"),
    path("<int:pk>/withdrawal/", folder_shares.withdrawal, name="withdrawal"),
    path("documents/<int:pk>/", documents.document, name="document"),
    path("documents/<int:pk>/removal/", documents.removal, name="document_removal"),
]
