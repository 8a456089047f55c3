"""How allauth fits in: nobody signs up, and its mails go through the outbox."""

import uuid

from allauth.account.adapter import DefaultAccountAdapter
from django.db import transaction

from accounts.models import User
from prm.models import Mail

RESET_ASKED = ("password_reset_key", "unknown_account")


def display(user):
    return user.full_name


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def post_login(self, request, user, **kwargs):
        user.note_login()
        return super().post_login(request, user, **kwargs)

    def send_mail(self, template_prefix, email, context):
        """Queue what allauth wants to say; the link is made when the mail is sent.

        An address nobody has costs as much as one that somebody has.
        """
        if not template_prefix.endswith(RESET_ASKED):
            return
        user = User.objects.active().filter(email__iexact=email).first()
        with transaction.atomic():
            stranger = user is None
            user = user or User.objects.order_by("pk").first()
            mail = Mail(key=f"reset:{uuid.uuid4()}", kind="password_reset", recipient=user)
            Mail.objects.write([mail])
            transaction.set_rollback(stranger)
