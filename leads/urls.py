from django.urls import path

from leads.views import consent, leads, owner

app_name = "leads"
urlpatterns = [
    path("", leads.index, name="index"),
    path("new/", leads.create, name="create"),
    path("<int:pk>/", leads.detail, name="detail"),
    path("<int:pk>/edit/", leads.edit, name="edit"),
    path("<int:pk>/consent/", consent.consent, name="consent"),
    path("<int:pk>/owner/", owner.owner, name="owner"),
    path("<int:pk>/owner/mail/", owner.mail, name="owner_mail"),
]
