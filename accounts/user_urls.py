"""Partner users, under /users/."""

from django.urls import path

from accounts.views import users

app_name = "users"
urlpatterns = [
    path("", users.index, name="index"),
    path("<int:pk>/invitation/", users.invitation, name="invitation"),
]
