from django.urls import path

from communities.views import documents, entrance
from leads.views import portal

app_name = "portal"
urlpatterns = [
    path("", portal.home, name="home"),
    path("login/", entrance.login, name="login"),
    path("leads/", portal.inbox, name="inbox"),
    path("leads/<int:pk>/", portal.lead, name="lead"),
    path("leads/<int:pk>/edit/", portal.edit, name="edit"),
    path("documents/", documents.portal_folders, name="documents"),
    path("documents/<int:pk>/", documents.portal_folder, name="folder"),
    path("documents/files/<int:pk>/", documents.portal_document, name="document"),
    path("brand.css", entrance.brand, name="brand"),
    path("logo", entrance.logo, name="logo"),
]
