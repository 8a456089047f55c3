"""Django admin for administrators: through the portal's own login, on all rows."""

from functools import update_wrapper

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.db.models.base import ModelBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from prm.permissions import everything


class PortalAdminSite(AdminSite):
    site_header = _("PRM Portal administration")
    site_title = _("PRM Portal")

    def register(self, models, admin_class=None, **options):
        """The portal's own admin of a library's model stands; its apps are found first."""
        models = [models] if isinstance(models, ModelBase) else models
        unknown = [model for model in models if not self.is_registered(model)]
        super().register(unknown, admin_class, **options)

    def has_permission(self, request):
        return request.user.is_active and request.user.is_superuser

    def admin_view(self, view, cacheable=False):
        inner = super().admin_view(view, cacheable)

        def on_all_rows(request, *args, **kwargs):
            self.demand_permission(request)
            with everything():
                answer = inner(request, *args, **kwargs)
                return answer.render() if hasattr(answer, "render") else answer

        return update_wrapper(on_all_rows, inner)

    def password_change(self, request, extra_context=None):
        """A password is changed in one place, which ends the other sessions."""
        return redirect("account_change_password")

    def demand_permission(self, request):
        """Refuse whoever is logged in and no administrator at the page they asked for.

        Sent to log in first, as the admin does it, they would be denied that page in the log.
        """
        if request.user.is_authenticated and not self.has_permission(request):
            raise PermissionDenied(_("The admin is for administrators."))

    def login(self, request, extra_context=None):
        """There is one way in, with its limits and its second factor."""
        self.demand_permission(request)
        query = urlencode({"next": request.GET.get("next", reverse("admin:index"))})
        return redirect(f"{reverse('account_login')}?{query}")
