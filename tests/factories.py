"""What the cast does not have, with the least: `PartnerUserFactory(contact__account=cast.bolt)`."""

from django.utils import timezone
from factory import LazyAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from accounts.models import Account, Contact, PartnerRole, User
from communities.models import Community
from leads.models import Lead, Owner, Queue
from leads.models.lead_queryset import Act


def owner_of(who):
    """What a lead of this user or queue belongs to."""
    return who.lead_owner if isinstance(who, Queue) else Owner.objects.of(who)


class InternalUserFactory(DjangoModelFactory):
    """A channel manager who has come; `is_superuser=True` is an administrator."""

    first_name = "Otto"
    last_name = Sequence("Internal {}".format)
    email = Sequence("otto{}@prm.example".format)
    first_login_at = LazyAttribute(lambda user: timezone.now())

    class Meta:
        model = User


class AccountFactory(DjangoModelFactory):
    """A company that is no partner."""

    name = Sequence("Company {}".format)
    website = Sequence("company{}.example".format)
    owner = SubFactory(InternalUserFactory)

    class Meta:
        model = Account


class PartnerFactory(AccountFactory):
    """A company that is enabled as partner. Needs the cast: PRM must be enabled."""

    @classmethod
    def _create(cls, model, **values):
        account = super()._create(model, **values)
        account.enable_as_partner(account.owner)
        return account


class ContactFactory(DjangoModelFactory):
    """A person at a company, who does not log in."""

    account = SubFactory(AccountFactory)
    first_name = "Kim"
    last_name = Sequence("Contact {}".format)
    email = Sequence("kim{}@company.example".format)

    class Meta:
        model = Contact


class PartnerUserFactory(DjangoModelFactory):
    """A partner user of the role User who has come; of no profile, unless `profiles` says."""

    contact = SubFactory(ContactFactory, account=SubFactory(PartnerFactory))
    first_name = LazyAttribute(lambda user: user.contact.first_name)
    last_name = LazyAttribute(lambda user: user.contact.last_name)
    email = LazyAttribute(lambda user: user.contact.email)
    partner_role = PartnerRole.USER
    first_login_at = LazyAttribute(lambda user: timezone.now())
    profiles = ()

    class Meta:
        model = User

    @classmethod
    def _create(cls, model, contact, profiles, **values):
        by = contact.account.owner
        return contact.enable_user(model(**values), list(profiles), by, notify=False)


class CommunityFactory(DjangoModelFactory):
    """A community in Preview, of nobody."""

    name = Sequence("Community {}".format)
    slug = Sequence("community-{}".format)

    class Meta:
        model = Community


class QueueFactory(DjangoModelFactory):
    """A queue that nobody takes from yet."""

    name = Sequence("Queue {}".format)

    class Meta:
        model = Queue

    @classmethod
    def _create(cls, model, **values):
        return model.found(**values)


class LeadFactory(DjangoModelFactory):
    """A new lead of `of`, a user or a queue, even one who has left."""

    last_name = "Laurent"
    company = Sequence("Lyon Digital {}".format)
    status = "Open - Not Contacted"

    class Meta:
        model = Lead

    @classmethod
    def _create(cls, model, of, **values):
        lead = model(owner=owner_of(of), **values)
        Lead.objects.enter([lead], Act(by=None, reason="created"))
        if lead.owner != owner_of(of):
            lead.owner = owner_of(of)
            Lead.objects.unscoped().filter(pk=lead.pk).update(owner=lead.owner)
        return lead
