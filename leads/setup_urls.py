from django.urls import path

from accounts.views import setup, setup_levels, setup_roles, setup_users
from communities.views import setup as communities
from leads.views import custom_fields, distribution, picklists, sharing_rules, web_forms
from prm import setup_views as mails

app_name = "setup"
urlpatterns = [
    path("", setup.index, name="index"),
    path("users/", setup_users.users, name="users"),
    path("users/new/", setup_users.new_user, name="new_user"),
    path("users/<int:pk>/", setup_users.user, name="user"),
    path("users/<int:pk>/access/", setup_users.user_access, name="user_access"),
    path("communities/", communities.index, name="communities"),
    path("communities/new/", communities.create, name="community_create"),
    path("communities/colour/", communities.colour, name="community_colour"),
    path("communities/<int:pk>/", communities.edit, name="community"),
    path("outbox/", mails.outbox, name="outbox"),
    path("outbox/<int:pk>/", mails.mail, name="mail"),
    path("outbox/<int:pk>/resending/", mails.resending, name="resending"),
    path("templates/", mails.templates, name="templates"),
    path("templates/<slug:kind>/<slug:language>/", mails.template, name="template"),
    path("templates/<slug:kind>/<slug:language>/portal/", mails.portals_text, name="portals_text"),
    path("picklists/", picklists.index, name="picklists"),
    path("picklists/<slug:field>/", picklists.picklist, name="picklist"),
    path("picklists/values/<int:pk>/", picklists.pick, name="pick"),
    path("picklists/values/<int:pk>/place/", picklists.place, name="pick_place"),
    path("fields/", custom_fields.index, name="fields"),
    path("fields/new/", custom_fields.create, name="new_field"),
    path("fields/<int:pk>/", custom_fields.edit, name="field"),
    path("web-to-lead/", web_forms.index, name="web_forms"),
    path("web-to-lead/new/", web_forms.create, name="new_web_form"),
    path("web-to-lead/<int:pk>/", web_forms.detail, name="web_form"),
    path("web-to-lead/<int:pk>/edit/", web_forms.edit, name="web_form_edit"),
    path("distribution/", distribution.distribution, name="distribution"),
    path("levels/", setup_levels.levels, name="levels"),
    path("levels/new/", setup_levels.level, name="new_level"),
    path("levels/<int:pk>/", setup_levels.level, name="level"),
    path("levels/<int:pk>/removal/", setup_levels.removal, name="level_removal"),
    path("roles/", setup_roles.roles, name="roles"),
    path("roles/super-users/", setup_roles.super_users, name="super_users"),
    path("sharing/", sharing_rules.index, name="sharing"),
    path("sharing/defaults/", sharing_rules.defaults, name="sharing_defaults"),
    path("sharing/new/", sharing_rules.create, name="new_sharing_rule"),
    path("sharing/<int:pk>/", sharing_rules.edit, name="sharing_rule"),
    path("sharing/<int:pk>/removal/", sharing_rules.removal, name="sharing_rule_removal"),
    path("organization/", setup.organization, name="organization"),
    path("prm/", setup.prm, name="prm"),
    path("prm/edit/", setup.prm_edit, name="prm_edit"),
]
