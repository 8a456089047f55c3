from django.urls import path

from communities.views import documents, entrance, team
from leads.views import (
    activities,
    activity_list,
    colleague,
    portal,
    portal_queues,
    portal_sharing,
)

app_name = "portal"
urlpatterns = [
    path("", portal.home, name="home"),
    path("login/", entrance.login, name="login"),
    path("leads/", portal.inbox, name="inbox"),
    path("leads/<int:pk>/", portal.lead, name="lead"),
    path("leads/owner/", colleague.many, name="owners"),
    path("leads/<int:pk>/owner/", colleague.one, name="owner"),
    path("leads/<int:pk>/edit/", portal.edit, name="edit"),
    path("leads/<int:pk>/activities/", activities.on_lead_in_portal, name="activity_lead"),
    path("activities/", activity_list.of_own_account, name="activities"),
    path("activities/new/", activities.on_own_account, name="activity_account"),
    path("activities/<int:pk>/edit/", activities.edit_in_portal, name="activity_edit"),
    path("activities/<int:pk>/removal/", activities.removal_in_portal, name="activity_removal"),
    path("activities/<int:pk>/done/", activities.done_in_portal, name="activity_done"),
    path("mentions/<int:pk>/", activities.seen_in_portal, name="activity_seen"),
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
    path("leads/<int:pk>/hand-back/", portal_queues.hand_back, name="hand_back"),
    path("queues/", portal_queues.index, name="queues"),
    path("queues/<int:pk>/", portal_queues.queue, name="queue"),
    path("queues/<int:pk>/take/", portal_queues.take, name="take"),
    path("brand.css", entrance.brand, name="brand"),
    path("logo", entrance.logo, name="logo"),
]
