from django.urls import path

from communities.views import documents, entrance, team
from leads.views import portal, portal_sharing

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
    path("team/", team.index, name="team"),
    path("team/new/", team.create, name="new_colleague"),
    path("team/<int:pk>/", team.edit, name="colleague"),
    path("team/<int:pk>/invitation/", team.invitation, name="colleague_invitation"),
    path("team/<int:pk>/leaving/", team.leaving, name="colleague_leaving"),
    path("team/<int:pk>/returning/", team.returning, name="colleague_returning"),
    path("leads/<int:pk>/sharing/", portal_sharing.sharing, name="sharing"),
    path("leads/<int:pk>/sharing/end/", portal_sharing.withdrawal, name="share_withdrawal"),
    path("brand.css", entrance.brand, name="brand"),
    path("logo", entrance.logo, name="logo"),
]
