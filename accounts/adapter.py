"""How allauth fits in: nobody signs up, and its mails go through the outbox."""

import uuid

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from django.db import transaction
from django.shortcuts import render

from accounts.brand import brand_for
from accounts.models import Organization, User
from prm.audit import What, audit
from prm.models import Mail

RESET_ASKED = ("password_reset_key", "unknown_account")


def display(user):
    return user.full_name


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def pre_login(self, request, user, **kwargs):
        """Partners wait outside until there is a partner programme.

        Who is frozen, or whose account was disabled, gets the answer of who is inactive.
        """
        if user.is_shut_out:
            clear_login(request)
            return self.respond_user_inactive(request, user)
        answer = super().pre_login(request, user, **kwargs)
        if answer or not user.is_partner or Organization.has_prm():
            return answer
        clear_login(request)
        context = {"community": brand_for(None), "contact_person": user.account.owner}
        return render(request, "account/not_open_yet.html", context, status=403)

    def post_login(self, request, user, **kwargs):
        user.note_login()
        audit(user, What.LOGIN)
        return super().post_login(request, user, **kwargs)

    def authentication_failed(self, request, **credentials):
        """Whose login it was meant for, if there is one; never what was typed."""
        email = str(credentials.get("email") or "").replace("\0", "")
        audit(None, What.LOGIN_FAILED, User.objects.filter(email__iexact=email).first())
        return super().authentication_failed(request, **credentials)

    def send_mail(self, template_prefix, email, context):
        """Queue what allauth wants to say; the link is made when the mail is sent.

        An address nobody has costs as much as one that somebody has.
        """
        if not template_prefix.endswith(RESET_ASKED):
            return
        user = User.objects.who_get_in().filter(email__iexact=email).first()
        with transaction.atomic():
            stranger = user is None
            user = user or User.objects.order_by("pk").first()
            mail = Mail(key=f"reset:{uuid.uuid4()}", kind="password_reset", recipient=user)
            Mail.objects.write([mail])
            transaction.set_rollback(stranger)
