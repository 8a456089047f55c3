"""Views of lists: keeping a list as it is filtered now, changing and deleting what was kept."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.forms import ListViewForm
from accounts.lists import listing_named
from accounts.models import ListView
from accounts.views.listing import posted
from prm.once import once
from prm.paging import page_of
from prm.permissions import access


@require_safe
def index(request):
    """Those one may choose: one's own, and those shared."""
    rows = ListView.objects.visible_to(request.user).with_sharing().select_related("owner")
    return render(request, "views/index.html", {"page": page_of(rows, ("name", "id"), request.GET)})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request, records):
    listing = listing_named(records)
    if listing is None:
        raise Http404
    view = ListView(owner=request.user, records=records)
    return edited(request, view, listing, asked(request, listing))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    view = access(request.user, ListView, pk, to="change")
    listing = listing_named(view.records)
    return edited(request, view, listing, asked(request, listing) if request.GET else {})


def asked(request, listing):
    """What the address says of the list: what to filter and to sort by."""
    sort = request.GET.get("sort") or listing.sorts[0][0]
    return {"query": listing.kept(request.GET), "sort": sort}


def edited(request, view, listing, initial):
    form = ListViewForm(request.user, listing, posted(request), instance=view, initial=initial)
    url = form.is_bound and once(request.user, form, lambda: saved(request, form))
    shares = view.shares_named() if getattr(view, "can_change", False) else []
    context = {"form": form, "view": view, "listing": listing, "shares": shares}
    context |= {"cancel_url": listing.url}
    return redirect(url) if url else render(request, "views/form.html", context)


def saved(request, form):
    view = form.save()
    messages.success(request, _("Saved the view %(view)s.") % {"view": view})
    return view.list_url


@require_POST
def removal(request, pk):
    view = access(request.user, ListView, pk, to="change")
    url = listing_named(view.records).url
    view.remove()
    messages.success(request, _("Deleted the view %(view)s.") % {"view": view})
    return redirect(url)
