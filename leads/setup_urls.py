from django.urls import path

from prm.views import soon

app_name = "setup"
urlpatterns = [
    path("", soon, name="index"),
    path("users/", soon, name="users"),
    path("communities/", soon, name="communities"),
    path("outbox/", soon, name="outbox"),
    path("templates/", soon, name="templates"),
    path("picklists/", soon, name="picklists"),
    path("fields/", soon, name="fields"),
    path("levels/", soon, name="levels"),
    path("organization/", soon, name="organization"),
    path("prm/", soon, name="prm"),
]
