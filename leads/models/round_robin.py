"""Owners that leads are spread over evenly: queues, or people."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads import distribution_rules as rules
from prm.audit import HERE, What, audit
from prm.permissions import RuledQuerySet

from .dealing import Dealing
from .hand import Lot
from .owner import Owner


class RoundRobinQuerySet(RuledQuerySet):
    rules = {
        "view": rules.view_round_robin,
        "use": rules.use_round_robin,
        "change": rules.change_round_robin,
    }

    def active(self):
        return self.filter(is_active=True)

    def with_members_counted(self):
        """Tell each how many take part: `members_count`."""
        return self.annotate(members_count=Count("members"))

    def search(self, words):
        return self.filter(name__icontains=words)


class RoundRobin(models.Model):
    """An ordered set of owners that leads are dealt to, each in turn and by its weight.

    `dealt`, `tally` and `told_at`, and what members received, are written by `deal()` alone.
    """

    name = models.CharField(_("name"), max_length=80, unique=True)
    description = models.TextField(_("description"), max_length=1000, blank=True)
    fallback = models.ForeignKey(
        Owner,
        models.PROTECT,
        related_name="fallback_of",
        verbose_name=_("fallback"),
        help_text=_("Gets the lead when no member can."),
    )
    manager = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="round_robins",
        verbose_name=_("channel manager"),
        help_text=_("Is told by mail, once an hour at most, when no member can receive."),
    )
    is_active = models.BooleanField(
        _("active"), default=True, help_text=_("Off, every lead goes to the fallback.")
    )
    dealt = models.BigIntegerField(_("leads dealt"), default=0, editable=False)
    tally = models.FloatField(default=0, editable=False)  # Leads by weight: sum of 1/all weights.
    told_at = models.DateTimeField(null=True, editable=False)

    objects = RoundRobinQuerySet.as_manager()

    class Meta:
        permissions = [("use_roundrobin", "Can deal leads by round robin")]
        ordering = ["name"]
        verbose_name = _("round robin")
        verbose_name_plural = _("round robins")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("round_robins:detail", args=[self.pk])

    def deal(self, count):
        """Deal `count` leads that nobody has yet: as `deal_out` says it."""
        return self.deal_out([Lot()] * count)

    @transaction.atomic
    def deal_out(self, lots):
        """Say who gets each of some leads, and note it: a list of (Owner, why), in turn.

        `lots` are leads as hand.Lot. One that may not leave the house goes by turns to the
        members inside only, or else to the fallback, and stays if that is outside, too: then
        it was nobody's turn. One whose turn is its owner's stays: that was their turn, but
        they have not received it. The Owner of what stays is None.

        `why` is for `Transfer.why`: `{"round_robin": its number, "name": ..., "of": how many
        could receive, "could": [the number of each as owner, of the first 50], "skipped":
        [[owner's number, reason], ...]}`, and `"fallback": True` where nobody could. The
        reasons are those of `RoundRobinMember.Out`, `"consent"` and `"off"`.

        Call it in the transaction that transfers the leads: whoever deals next waits for its
        end, and what is rolled back was never dealt. Always lock the round robin before any
        lead (or deadlock). A handful of statements, for any number of leads. A lead that a
        member is handed in another way does not count.
        """
        dealing = Dealing(self.locked())
        hands = dealing.hands(lots)
        dealing.write()
        return hands

    def foresee(self, count):
        """Who would get the next `count` leads, as `deal()` answers it. Nothing is written."""
        return self.foreseen().hands([Lot()] * count)

    def foreseen(self):
        """The Dealing that would be the next one; as long as nobody writes it, nothing is."""
        return Dealing(RoundRobin.objects.get(pk=self.pk))

    def locked(self):
        """This round robin as it is now; until the transaction ends nobody else deals."""
        return RoundRobin.objects.select_for_update(no_key=True).get(pk=self.pk)

    def kept(self, names):
        """Store these fields, made if it is new; the ledger is not touched."""
        self.save(update_fields=names if self.pk else None)
        return self

    def member(self, pk):
        """The member of this number, or None if they take part no more."""
        return self.members.filter(pk=pk).first()

    @transaction.atomic
    def arrange(self, member, **values):
        """Change how much a member gets and when; what was theirs until now stays theirs."""
        robin = self.locked()
        member.refresh_from_db()
        member.settle(robin.tally)
        for name, value in values.items():
            setattr(member, name, value)
        member.save(update_fields=["earned", "tally", *values])

    @transaction.atomic
    def dismiss(self, member):
        """Let a member take part no more; the others go on."""
        robin, now = self.locked(), timezone.now()
        skip = self.skips.filter(owner=member.owner_id, until=None)
        skip.update(until=now, dealt_after=robin.dealt)
        audit(HERE, What.ROLE, self, may_not="receive_leads", owner=member.owner_id)
        member.delete()

    @transaction.atomic
    def admit(self, owner, **values):
        """Let an owner take part, from where the others stand now; who does already stays."""
        self.locked()
        last = self.members.order_by("-position").values_list("position", flat=True).first()
        defaults = values | {"position": (last or 0) + 1}
        member, is_new = self.members.get_or_create(owner=owner, defaults=defaults)
        if is_new:
            audit(HERE, What.ROLE, self, may="receive_leads", owner=owner.pk)
        return member

    @transaction.atomic
    def replace(self, owner, new):
        """Let another owner stand where one stands: as the fallback, as a member on its terms.

        Raises ValidationError if that one is a member already, who has terms of their own.
        """
        self.locked()
        RoundRobin.objects.filter(pk=self.pk, fallback=owner).update(fallback=new)
        member = self.members.filter(owner=owner).first()
        if member and self.members.filter(owner=new).exists():
            words = _("%(name)s is a member of the round robin %(robin)s already.")
            raise ValidationError(words, params={"name": new, "robin": self})
        if member:
            self.admit(new, **member.terms)
            self.dismiss(member)
