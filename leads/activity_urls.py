"""Activities, under /activities/."""

from django.urls import path

from leads.views import activities, activity_list

app_name = "activities"
urlpatterns = [
    path("", activity_list.index, name="index"),
    path("account/<int:pk>/", activities.on_account, name="account"),
    path("contact/<int:pk>/", activities.on_contact, name="contact"),
    path("lead/<int:pk>/", activities.on_lead, name="lead"),
    path("<int:pk>/edit/", activities.edit, name="edit"),
    path("<int:pk>/removal/", activities.removal, name="removal"),
    path("<int:pk>/done/", activities.done, name="done"),
    path("mentions/<int:pk>/", activities.seen, name="seen"),
]
