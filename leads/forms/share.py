"""Sharing one lead or account: with whom, how, and until when."""

from datetime import datetime, time

from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Account, Audience, SharingRule, User
from accounts.models.audience import partner_users_of
from leads.forms.audience import FEW, People, ReachFields
from leads.lookup import MEMBERS
from leads.models import Lead, LeadUserShare
from leads.models.consent import NO_CONSENT
from leads.sharing.held import kept_from
from leads.sharing.shares import share
from prm.forms import DateInput, Segments
from prm.once import Once


class HowFields(forms.Form):
    """Mix in: for reading or editing, and until when."""

    access = forms.ChoiceField(
        label=gettext_lazy("Access"),
        choices=SharingRule.Access.choices,
        initial=SharingRule.Access.READ,
        widget=Segments,
    )
    until = forms.DateField(
        label=gettext_lazy("Until"),
        required=False,
        widget=DateInput,
        help_text=gettext_lazy("The last day. Without one it holds until it is withdrawn."),
    )

    def clean_until(self):
        day = self.cleaned_data["until"]
        if day is None:
            return None
        if day < timezone.localdate():
            raise ValidationError(_("This day is over. Choose today or a later one."))
        return timezone.make_aware(datetime.combine(day, time.max))

    @property
    def how(self):
        is_edit = self.cleaned_data["access"] == SharingRule.Access.EDIT
        return {"edits": is_edit, "until": self.cleaned_data["until"]}


class ShareForm(Once, HowFields, ReachFields):
    """With a user or a group. To partner users only once its page has said how many and who.

    Until then, if it is open to partner users, the form is not valid and shows `reach`.
    """

    kinds = MEMBERS

    def __init__(self, row, *args, **options):
        super().__init__(*args, **options)
        self.row = row

    def clean_choice(self):
        choice = super().clean_choice()
        if choice is None:
            raise ValidationError(_("Choose with whom to share."))
        member = self.kind_of(choice).member(choice.row)
        self.reach, self.chosen = self.reach_of(member), choice.key
        if not self.reach.partner_count + self.reach.internal_count:
            raise ValidationError(self.nobody(member))
        if not users_of(member).exclude(pk=self.owner_pk).exists():
            words = _("This goes in a circle: it is theirs already: %(group)s.")
            raise ValidationError(words % {"group": member})
        if isinstance(self.row, Lead) and kept_from(self.row, users_of(member)).exists():
            raise ValidationError(NO_CONSENT)
        return choice

    @property
    def owner_pk(self):
        """The user whose row it is, or None."""
        return self.row.owner.user_id if isinstance(self.row, Lead) else self.row.owner_id

    def reach_of(self, member):
        users, is_open = users_of(member), Audience.like(member).is_open_to_partners
        partners = partner_users_of(users).select_related("contact__account")
        if isinstance(self.row, Account):  # Partner users see their own and no other.
            is_open, partners = False, partners.none()
        few = list(partners.order_by("last_name", "first_name", "pk")[:FEW])
        return People(is_open, partners.count(), few, users.internal().active().count())

    def nobody(self, member):
        if users_of(member).active().exists():
            return _("Partner users see no account but their own. Choose an internal user.")
        return _("Nobody who is active is in it: %(group)s.") % {"group": member}

    def is_valid(self):
        return super().is_valid() and (self.is_shown or not self.asks)

    @property
    def asks(self):
        """Whether the choice reaches partner users, which its page says."""
        return self.reach is not None and self.reach.is_open_to_partners

    def store(self):
        choice = self.cleaned_data["choice"]
        member = self.kind_of(choice).member(choice.row)
        share(self.row, member, self.chooser, **self.how)
        return choice.name


def users_of(member):
    in_it = {"groups": member} if isinstance(member, Group) else {"pk": member.pk}
    return User.objects.filter(**in_it)


class ColleagueForm(Once, HowFields):
    """What a partner user may do: share with an active colleague of their own account."""

    colleague = forms.ModelChoiceField(
        label=gettext_lazy("Colleague"),
        queryset=User.objects.none(),
        empty_label=gettext_lazy("Choose a colleague"),
    )
    field_order = ["colleague", "access", "until"]

    def __init__(self, lead, by, *args, **options):
        super().__init__(*args, **options)
        self.lead, self.by = lead, by
        self.fields["colleague"].queryset = colleagues_of(by).exclude(pk=lead.owner.user_id)

    def clean_colleague(self):
        """There is one share with somebody: the organization's is not a partner's to change."""
        colleague = self.cleaned_data["colleague"]
        shares = LeadUserShare.objects.of(self.lead).standing().filter(user=colleague)
        if shares.filter(shared_by__contact=None).exists():
            words = _("%(name)s sees it already: your channel manager shared it, and that stays.")
            raise ValidationError(words % {"name": colleague})
        return colleague

    def store(self):
        colleague = self.cleaned_data["colleague"]
        share(self.lead, colleague, self.by, **self.how)
        return colleague


def colleagues_of(user):
    """The active partner users of a partner user's account, but for themself."""
    rows = User.objects.active().filter(contact__account=user.account_id).exclude(pk=user.pk)
    return rows.order_by("last_name", "first_name", "pk") if user.is_partner else rows.none()
