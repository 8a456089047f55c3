from django.urls import path

from prm.views import soon

app_name = "accounts"
urlpatterns = [
    path("", soon, name="index"),
    path("new/", soon, name="create"),
    path("<int:pk>/", soon, name="detail"),
    path("<int:pk>/edit/", soon, name="edit"),
    path("<int:pk>/partner/", soon, name="partner"),
]
