from django.urls import path

from leads.views import queue_removal, queues

app_name = "queues"
urlpatterns = [
    path("", queues.index, name="index"),
    path("new/", queues.create, name="create"),
    path("<int:pk>/", queues.detail, name="detail"),
    path("<int:pk>/edit/", queues.edit, name="edit"),
    path("<int:pk>/take/", queues.take, name="take"),
    path("<int:pk>/removal/", queue_removal.removal, name="removal"),
    path("<int:pk>/members/", queues.members, name="members"),
    path("<int:pk>/members/dismissal/", queues.dismissal, name="dismissal"),
]
