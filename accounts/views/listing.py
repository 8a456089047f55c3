"""What the list pages have in common."""

from django.shortcuts import render

from prm.paging import counted, page_of


def listed(request, template, filters, orders, **more):
    """A page of a filtered list; to htmx only the part of it that changes.

    `orders` maps a `sort` of the address to the fields it means; the first is the default.
    The fragment of `accounts/index.html` is `accounts/_index.html`.
    """
    sort = request.GET.get("sort")
    sort = sort if sort in orders else next(iter(orders))
    context = more | {
        "filters": filters,
        "sort": sort,
        "page": page_of(filters.qs, orders[sort], request.GET),
        "count": counted(filters.qs),
    }
    if request.htmx and not request.htmx.history_restore_request:
        folder, _slash, name = template.rpartition("/")
        template = f"{folder}/_{name}"
    return render(request, template, context)


def posted(request):
    """What a form was sent with, or None when its page is only looked at."""
    return request.POST if request.method == "POST" else None
