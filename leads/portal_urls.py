from django.urls import path

from communities.views import entrance
from leads.views import portal

app_name = "portal"
urlpatterns = [
    path("", portal.home, name="home"),
    path("login/", entrance.login, name="login"),
    path("leads/", portal.inbox, name="inbox"),
    path("leads/<int:pk>/", portal.lead, name="lead"),
    path("leads/<int:pk>/edit/", portal.edit, name="edit"),
    path("brand.css", entrance.brand, name="brand"),
    path("logo", entrance.logo, name="logo"),
]
