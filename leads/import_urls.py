from django.urls import path

from leads.views import imports

app_name = "imports"
urlpatterns = [
    path("", imports.index, name="index"),
    path("<int:pk>/", imports.detail, name="detail"),
    path("<int:pk>/columns/", imports.columns, name="columns"),
    path("<int:pk>/dialect/", imports.dialect, name="dialect"),
    path("<int:pk>/check/", imports.check, name="check"),
    path("<int:pk>/start/", imports.start, name="start"),
    path("<int:pk>/undo/", imports.undoing, name="undo"),
    path("<int:pk>/rejected.csv", imports.rejected, name="rejected"),
]
