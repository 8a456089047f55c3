from django.urls import path

from prm.views import soon

app_name = "users"
urlpatterns = [
    path("<int:pk>/invitation/", soon, name="invitation"),
]
