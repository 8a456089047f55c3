"""Partner users, under /users/."""

from django.urls import path

from accounts.views import leaving, users

app_name = "users"
urlpatterns = [
    path("", users.index, name="index"),
    path("<int:pk>/invitation/", users.invitation, name="invitation"),
    path("<int:pk>/edit/", users.edit, name="edit"),
    path("<int:pk>/approval/", users.approval, name="approval"),
    path("<int:pk>/leaving/", leaving.leaving, name="leaving"),
    path("<int:pk>/returning/", leaving.returning, name="returning"),
    path("<int:pk>/freezing/", leaving.freezing, name="freezing"),
]
