"""Contacts, under /contacts/."""

from django.urls import path

from accounts.views import contacts, new_user

app_name = "contacts"
urlpatterns = [
    path("", contacts.index, name="index"),
    path("new/", contacts.create, name="create"),
    path("<int:pk>/", contacts.detail, name="detail"),
    path("<int:pk>/edit/", contacts.edit, name="edit"),
    path("<int:pk>/user/", new_user.new_user, name="user"),
]
