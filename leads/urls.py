from django.urls import path

from leads.views import bin, bulk, consent, hand_back, leads, owner

app_name = "leads"
urlpatterns = [
    path("", leads.index, name="index"),
    path("new/", leads.create, name="create"),
    path("owner/", bulk.owner, name="bulk_owner"),
    path("status/", bulk.status, name="bulk_status"),
    path("delete/", bulk.deletion, name="bulk_deletion"),
    path("bin/", bin.index, name="bin"),
    path("bin/<int:pk>/restore/", bin.restoring, name="restoring"),
    path("bin/<int:pk>/delete/", bin.erasing, name="erasing"),
    path("<int:pk>/", leads.detail, name="detail"),
    path("<int:pk>/edit/", leads.edit, name="edit"),
    path("<int:pk>/consent/", consent.consent, name="consent"),
    path("<int:pk>/hand-back/", hand_back.hand_back, name="hand_back"),
    path("<int:pk>/owner/", owner.owner, name="owner"),
    path("<int:pk>/owner/mail/", owner.mail, name="owner_mail"),
]
