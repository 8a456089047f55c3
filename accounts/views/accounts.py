"""Companies: the list, the record, making and changing one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts import facts
from accounts.above import communities_of, lead_numbers, obstacles, timeline_of
from accounts.filters import AccountFilters
from accounts.forms import AccountForm, NewAccountForm
from accounts.forms.fields import spelled
from accounts.lists import Views
from accounts.lists.accounts import ORDERS, SORTS
from accounts.models import Account, Contact, LevelChange, Organization, User
from accounts.views.listing import listed, posted
from prm.once import once
from prm.paging import counted
from prm.permissions import access

FEW, LAST = 5, 20


@require_safe
def index(request):
    views = Views(request, "accounts")
    if views.address:
        return redirect(views.address)
    rows = Account.objects.permitted(request.user, "view").select_related("owner", "level")
    filters = AccountFilters(request.user, request.GET, rows)
    return listed(request, "accounts/index.html", filters, ORDERS, views=views, sorts=SORTS)


@require_safe
def detail(request, pk):
    account = access(request.user, Account, pk)
    timeline = timeline_of(account, request.user, request.GET)
    if fragment := timeline.fragment(request):
        return render(request, fragment, {"timeline": timeline})
    contacts = Contact.objects.permitted(request.user, "view").filter(account=account)
    context = {
        "account": account,
        "timeline": timeline,
        "groups": facts.of_account(account),
        "organization": Organization.current(),
        "contacts": contacts.select_related("user").order_by("last_name", "first_name")[:FEW],
        "contact_count": counted(contacts),
        **partnership_of(account, request.user),
        **people_of(account, request.user),
    }
    return render(request, "accounts/detail.html", context)


def partnership_of(account, user):
    """How the partnership stands: leads by status, communities, the levels it had."""
    changes = LevelChange.objects.permitted(user, "view").filter(account=account)
    changes = changes.select_related("from_level", "to_level", "by")
    return {
        "lead_numbers": lead_numbers(account, user),
        "communities": communities_of(account),
        "level_changes": changes.newest_first()[:LAST],
    }


def people_of(account, user):
    """The partner users of an account, each with what keeps them from being given a lead."""
    rows = User.objects.visible_to(user).filter(contact__account=account)
    people = list(
        rows.with_state()
        .select_related("contact__account")
        .order_by("-is_active", "last_name", "pk")[:FEW]
    )
    failing = obstacles(rows.filter(pk__in=[person.pk for person in people]), user)
    for person in people:
        person.obstacle = failing.get(person.pk)
    return {"people": people, "people_count": counted(rows)}


@require_http_methods(["GET", "HEAD", "POST"])
def create(request):
    form = NewAccountForm(request.user, posted(request))
    place = form.is_bound and once(request.user, form, lambda: founded(request, form))
    return redirect(place) if place else render(request, "accounts/create.html", {"form": form})


def founded(request, form):
    """Who makes an account is its owner."""
    account = form.found(request.user)
    messages.success(request, _("Saved %(account)s. You are its owner.") % {"account": account})
    return account.get_absolute_url()


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    account = access(request.user, Account, pk, to="change")
    form = AccountForm(request.user, posted(request), instance=account)
    if not (form.is_valid() and kept(form, request.user)):
        return render(request, "accounts/edit.html", {"form": form, "account": account})
    messages.success(request, saved_words(account, form))
    may_see = Account.objects.permitted(request.user, "view").filter(pk=pk).exists()
    return redirect(account if may_see else "accounts:index")


def kept(form, by):
    """Whether it could be stored: the new owner may have left a moment ago."""
    try:
        form.save_changes(by)
    except ValidationError as refusal:
        form.add_error(None, refusal)
    return not form.errors


def saved_words(account, form):
    values = {"account": account, "owner": account.owner}
    if "owner" in form.changed_data:
        return _("Saved. The owner of %(account)s is %(owner)s now.") % values
    return _("Saved %(account)s.") % values


@require_safe
def names(request):
    """While the name of an account is typed: the ones that have it already, as a hint."""
    name = request.GET.get("name", "").replace("\0", "")
    alike = Account.objects.permitted(request.user, "view").named(name) if name.strip() else []
    others = [each for each in alike[:FEW] if str(each.pk) != request.GET.get("but")]
    return render(request, "accounts/_names.html", {"others": others})


@require_safe
def options(request):
    """While an account is searched: those this user may change, as suggestions."""
    words = request.GET.get("account", "").replace("\0", "")
    rows = Account.objects.permitted(request.user, "change")
    found = rows.search(words).order_by("name", "id")[:10]
    names = [spelled(account, rows) for account in found]
    return render(request, "accounts/_options.html", {"names": names})
