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
    path("<int:pk>/dismissal/", members.dismissal, name="dismissal"),
    path("<int:pk>/ledger/", round_robins.ledger, name="ledger"),
    path("<int:pk>/skips/", round_robins.skips, name="skips"),
    path("members/<int:pk>/", members.member, name="member"),
]
