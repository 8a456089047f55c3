"""A form that is sent twice acts once."""

from django.conf import settings
from django.db import IntegrityError, models, transaction

from prm.sql import retried


class Submission(models.Model):
    """What came of a form: where the person was sent after it.

    The page puts a random token into the form; the row's primary key is that token,
    so of two equal submissions the second waits for the first and gets its answer.
    """

    token = models.UUIDField(primary_key=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    location = models.CharField(max_length=300)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return str(self.token)

    @classmethod
    def once(cls, user, token, act):
        """Run `act`, which answers the next page's address, unless this token did already.

        Once more, all of it, if it was the victim of a deadlock.
        """

        @transaction.atomic
        def acted():
            row = cls.objects.create(token=token, user=user)
            row.location = act()
            row.save(update_fields=["location"])
            return row.location

        try:
            return retried(acted)
        except IntegrityError:
            earlier = cls.answer_to(user, token)
            if earlier is None:
                raise
            return earlier

    @classmethod
    def answer_to(cls, user, token):
        """Where this form sent the person before, or None."""
        rows = cls.objects.filter(token=token, user=user)
        return rows.values_list("location", flat=True).first()
