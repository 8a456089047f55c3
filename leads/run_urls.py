from django.urls import path

from leads.views import runs

app_name = "runs"
urlpatterns = [
    path("", runs.index, name="index"),
    path("<int:pk>/", runs.detail, name="detail"),
    path("<int:pk>/start/", runs.start, name="start"),
    path("<int:pk>/cancel/", runs.cancel, name="cancel"),
    path("<int:pk>/undo/", runs.undoing, name="undo"),
    path("<int:pk>/results.csv", runs.results_file, name="results"),
]
