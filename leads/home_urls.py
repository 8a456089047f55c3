from django.urls import path

from leads.views import home

urlpatterns = [
    path("", home.home, name="home"),
    path("arrive/", home.arrive, name="arrive"),
    path("search/", home.search, name="search"),
]
