from django.urls import path

from leads.views import rule_entries, rule_versions, rules, trials

app_name = "rules"
urlpatterns = [
    path("", rules.index, name="index"),
    path("new/", rules.create, name="create"),
    path("<int:pk>/", rules.detail, name="detail"),
    path("<int:pk>/edit/", rules.edit, name="edit"),
    path("<int:pk>/activation/", rules.activation, name="activation"),
    path("<int:pk>/order/", rule_entries.order, name="order"),
    path("<int:pk>/entries/new/", rule_entries.create, name="new_entry"),
    path("<int:pk>/entries/<int:number>/", rule_entries.entry, name="entry"),
    path("<int:pk>/entries/<int:number>/removal/", rule_entries.removal, name="removal"),
    path("<int:pk>/versions/", rule_versions.index, name="versions"),
    path("<int:pk>/versions/<int:number>/", rule_versions.compare, name="compare"),
    path("<int:pk>/versions/<int:number>/return/", rule_versions.going_back, name="going_back"),
    path("<int:pk>/trial/", trials.trial, name="trial"),
]
