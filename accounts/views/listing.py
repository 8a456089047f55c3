"""What the list pages have in common."""

from django.shortcuts import render

from prm.paging import counted, page_of


def listed(request, template, filters, orders, **more):
    """A page of a filtered list; to htmx only the part of it that changes.

    `orders` maps a `sort` of the address to the fields it means; the first is the default.
    The fragment of `accounts/index.html` is `accounts/_index.html`.
    """
    views = more.get("views")
    sort = request.GET.get("sort") or (views and views.active and views.active.sort)
    sort = sort if sort in orders else next(iter(orders))
    rows = narrowed(filters, views)
    context = more | {
        "filters": filters,
        "sort": sort,
        "page": page_of(rows, orders[sort], request.GET),
        "count": counted(rows),
    }
    if request.htmx and not request.htmx.history_restore_request:
        folder, _slash, name = template.rpartition("/")
        template = f"{folder}/_{name}"
    return render(request, template, context)


def narrowed(filters, views):
    """The rows. Through a view whose filter its reader may not use there are none.

    It names an owner, say, whose leads the reader does not see: without that part it
    would list what it was made to leave out.
    """
    if views and views.active and not filters.is_valid():
        return filters.qs.none()
    return filters.qs


def posted(request):
    """What a form was sent with, or None when its page is only looked at."""
    return request.POST if request.method == "POST" else None
