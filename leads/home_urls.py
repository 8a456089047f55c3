from django.urls import path

from prm.views import soon

urlpatterns = [
    path("", soon, name="home"),
    path("arrive/", soon, name="arrive"),
    path("search/", soon, name="search"),
]
