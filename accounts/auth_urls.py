from django.urls import include, path

from prm.views import soon

urlpatterns = [
    path("invitation/<int:pk>/<str:secret>/", soon, name="invitation"),
    path("language/", soon, name="language"),
    path("", include("allauth.account.urls")),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
]
