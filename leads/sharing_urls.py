from django.urls import path

from accounts.models import Account
from leads.models import Lead
from leads.views import record_sharing as sharing

LEAD, ACCOUNT = {"model": Lead}, {"model": Account}
app_name = "sharing"
urlpatterns = [
    path("leads/<int:pk>/", sharing.sharing, LEAD, name="lead"),
    path("leads/<int:pk>/new/", sharing.share, LEAD, name="lead_share"),
    path("leads/<int:pk>/withdrawal/", sharing.withdrawal, LEAD, name="lead_withdrawal"),
    path("accounts/<int:pk>/", sharing.sharing, ACCOUNT, name="account"),
    path("accounts/<int:pk>/new/", sharing.share, ACCOUNT, name="account_share"),
    path("accounts/<int:pk>/withdrawal/", sharing.withdrawal, ACCOUNT, name="account_withdrawal"),
]
