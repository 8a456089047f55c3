from django.urls import path

from leads.views import received, web

app_name = "web"
urlpatterns = [
    path("", web.receive, name="receive"),
    path("quarantine/", received.quarantine, name="quarantine"),
    path("quarantine/decisions/", received.decisions, name="decisions"),
    path("received/<int:pk>/", received.received, name="received"),
    path("form/<slug:key>/", web.page, name="page"),
]
