from django.urls import path

from accounts.views import list_views
from leads.views import list_view_shares

app_name = "views"
urlpatterns = [
    path("", list_views.index, name="index"),
    path("<slug:records>/new/", list_views.new, name="new"),
    path("<int:pk>/", list_views.edit, name="edit"),
    path("<int:pk>/removal/", list_views.removal, name="removal"),
    path("<int:pk>/sharing/", list_view_shares.sharing, name="sharing"),
    path("<int:pk>/withdrawal/", list_view_shares.withdrawal, name="withdrawal"),
]
