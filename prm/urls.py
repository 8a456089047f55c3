"""Where everything is. Each app's addresses are in a module of its own."""

from django.contrib import admin
from django.urls import include, path

from prm.views import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("admin/", admin.site.urls),
    path("auth/", include("accounts.auth_urls")),
    path("", include("leads.home_urls")),
    path("accounts/", include("accounts.urls")),
    path("contacts/", include("accounts.contact_urls")),
    path("users/", include("accounts.user_urls")),
    path("leads/import/", include("leads.import_urls")),
    path("leads/", include("leads.urls")),
    path("activities/", include("leads.activity_urls")),
    path("runs/", include("leads.run_urls")),
    path("queues/", include("leads.queue_urls")),
    path("web-to-lead/", include("leads.web_urls")),
    path("folders/", include("leads.folder_urls")),
    path("sharing/", include("leads.sharing_urls")),
    path("rules/", include("leads.rule_urls")),
    path("views/", include("leads.view_urls")),
    path("round-robins/", include("leads.round_robin_urls")),
    path("setup/", include("leads.setup_urls")),
    path("c/<slug:slug>/", include("leads.portal_urls")),
]
