from django.contrib.admin import apps


class PortalAdminConfig(apps.AdminConfig):
    default = False
    default_site = "prm.admin_site.PortalAdminSite"
