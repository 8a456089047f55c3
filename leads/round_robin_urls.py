from django.urls import path

from leads.views import round_robin_members as members
from leads.views import round_robins

app_name = "round_robins"
urlpatterns = [
    path("", round_robins.index, name="index"),
    path("new/", round_robins.create, name="create"),
    path("<int:pk>/", round_robins.detail, name="detail"),
    path("<int:pk>/edit/", round_robins.edit, name="edit"),
    path("<int:pk>/removal/", round_robins.removal, name="removal"),
    path("<int:pk>/members/", members.members, name="members"),
    path("members/<int:pk>/", members.member, name="member"),
    path("members/<int:pk>/dismissal/", members.dismissal, name="dismissal"),
]
