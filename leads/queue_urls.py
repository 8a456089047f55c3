from django.urls import path

from leads.views import queues

app_name = "queues"
urlpatterns = [
    path("", queues.index, name="index"),
    path("new/", queues.create, name="create"),
    path("<int:pk>/", queues.detail, name="detail"),
    path("<int:pk>/edit/", queues.edit, name="edit"),
    path("<int:pk>/members/", queues.members, name="members"),
    path("<int:pk>/members/dismissal/", queues.dismissal, name="dismissal"),
]
