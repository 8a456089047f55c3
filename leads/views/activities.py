"""Activities of a record: logging one, changing it, ticking a task off, taking it away."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from accounts.models import Account, Activity, Contact, Mention
from accounts.views.addresses import next_address
from accounts.views.changes import changed
from accounts.views.listing import posted
from communities.membership import for_members
from leads.forms.activity import ActivityForm
from leads.models import Lead
from leads.people import Circle
from leads.place import Console, Portal
from prm.once import once
from prm.permissions import access

FORM = ["GET", "HEAD", "POST"]
LONGEST = 200


@require_http_methods(FORM)
def on_account(request, pk):
    return logging(request, access(request.user, Account, pk), Console())


@require_http_methods(FORM)
def on_contact(request, pk):
    return logging(request, access(request.user, Contact, pk), Console())


@require_http_methods(FORM)
def on_lead(request, pk):
    return logging(request, access(request.user, Lead, pk), Console())


@require_http_methods(FORM)
@for_members
def on_lead_in_portal(request, community, pk):
    return logging(request, access(request.user, Lead, pk, to="change"), Portal(community))


@require_http_methods(FORM)
@for_members
def on_own_account(request, community):
    if not request.user.is_partner:
        return redirect("activities:index")
    account = access(request.user, Account, request.user.contact.account_id)
    return logging(request, account, Portal(community))


@require_http_methods(FORM)
def edit(request, pk):
    return changing(request, pk, Console())


@require_http_methods(FORM)
@for_members
def edit_in_portal(request, community, pk):
    return changing(request, pk, Portal(community))


@require_http_methods(FORM)
def removal(request, pk):
    return removing(request, pk, Console())


@require_http_methods(FORM)
@for_members
def removal_in_portal(request, community, pk):
    return removing(request, pk, Portal(community))


@require_POST
def done(request, pk):
    return completing(request, pk, Console())


@require_POST
@for_members
def done_in_portal(request, community, pk):
    return completing(request, pk, Portal(community))


@require_POST
def seen(request, pk):
    access(request.user, Mention, pk, to="change").saw()
    return redirect("home")


@require_POST
@for_members
def seen_in_portal(request, community, pk):
    access(request.user, Mention, pk, to="change").saw()
    return redirect(community)


def logging(request, about, place):
    """A new activity of the kind that the address names; or, while one types, who matches."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in Activity.Kind else Activity.Kind.NOTE
    form = ActivityForm(request.user, about, posted(request), kind=kind)
    return form_page(request, form, place)


def changing(request, pk, place):
    activity = access(request.user, Activity, pk, to="change")
    form = ActivityForm(request.user, activity.about, posted(request), instance=activity)
    return form_page(request, form, place)


def form_page(request, form, place):
    if "people" in request.GET:
        return people(request, form)
    url = form.is_bound and once(request.user, form, lambda: kept(request, form, place))
    if url:
        return HttpResponseClientRedirect(url) if request.htmx else redirect(url)
    template = "activities/_form.html" if request.htmx else "activities/form.html"
    context = {"form": form, "back": place.record_url(form.about), "activity": form.instance}
    return render(request, template, context | {"about": form.about})


def people(request, form):
    """Those who may be mentioned or given a task, as suggestions."""
    words = request.GET["people"].replace("\0", "").strip()[:LONGEST]
    circle = Circle(request.user, form.about, "internal" in request.GET)
    found = circle.search(words) if words else []
    return render(request, "activities/_people.html", {"people": found})


def kept(request, form, place):
    activity = form.keep()
    messages.success(request, _("Saved “%(subject)s”.") % {"subject": activity.subject})
    return place.record_url(form.about)


def removing(request, pk, place):
    activity = access(request.user, Activity, pk, to="delete")
    back = place.record_url(activity.about)
    if request.method != "POST":
        return render(request, "activities/removal.html", {"activity": activity, "back": back})
    activity.remove()
    messages.success(request, _("Deleted “%(subject)s”.") % {"subject": activity.subject})
    return redirect(back)


def completing(request, pk, place):
    """Tick a task off; `open` opens it again."""
    activity = access(request.user, Activity, pk, to="complete")
    is_done = "open" not in request.POST
    words = _("Done: “%(subject)s”.") if is_done else _("Open again: “%(subject)s”.")
    words %= {"subject": activity.subject}
    url = next_address(request, place.record_url(activity.about))
    return changed(request, lambda: activity.complete(is_done), words, url)
