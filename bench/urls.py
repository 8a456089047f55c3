from django.urls import path

from bench import views
from prm.urls import urlpatterns as portal

urlpatterns = [
    path("bench/inbox/<slug:slug>/", views.inbox),
    path("bench/leads/", views.leads),
    *portal,
]
