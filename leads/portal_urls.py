from django.urls import path

from prm.views import soon

app_name = "portal"
urlpatterns = [
    path("", soon, name="home"),
    path("login/", soon, name="login"),
    path("leads/", soon, name="inbox"),
    path("leads/<int:pk>/", soon, name="lead"),
    path("leads/<int:pk>/edit/", soon, name="edit"),
    path("brand.css", soon, name="brand"),
    path("logo", soon, name="logo"),
]
