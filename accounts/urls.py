"""Accounts, under /accounts/."""

from django.urls import path

from accounts.views import accounts, leaving, partner

app_name = "accounts"
urlpatterns = [
    path("", accounts.index, name="index"),
    path("new/", accounts.create, name="create"),
    path("names/", accounts.names, name="names"),
    path("options/", accounts.options, name="options"),
    path("<int:pk>/", accounts.detail, name="detail"),
    path("<int:pk>/edit/", accounts.edit, name="edit"),
    path("<int:pk>/partner/", partner.partner, name="partner"),
    path("<int:pk>/disabling/", leaving.disabling, name="disabling"),
    path("<int:pk>/enabling-again/", leaving.enabling_again, name="enabling_again"),
]
