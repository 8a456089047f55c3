"""The page on which something is shared with a group of users, in two steps: look, then share."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from leads.forms import AudienceForm
from prm.once import once
from prm.paging import counted

FEW = 5


@dataclass(frozen=True)
class Shared:
    """What is being shared: it has `share_with(audience, by)`; `rows` are in it for the sharer.

    Whether others would see these, too, `template` says.
    """

    thing: object
    url: str
    rows: object
    template: str = "sharing/_sample.html"
    for_partners: bool = True  # Whether partner users in the group get it, too.

    @property
    def count(self):
        return counted(self.rows)

    @property
    def sample(self):
        return self.rows[:FEW]


def share_page(request, shared):
    """Search and choose; then see whom that reaches; then share."""
    if request.method == "POST" and "search" not in request.POST:
        form = AudienceForm(request.user, request.POST, for_partners=shared.for_partners)
        url = once(request.user, form, lambda: opened(request, shared, form))
        if url:
            return redirect(url)
    else:
        form = AudienceForm(request.user, initial=(request.POST or request.GET).dict())
    template = "leads/_options.html" if request.htmx.target == "options" else "sharing/share.html"
    return render(request, template, {"shared": shared, "form": form, "lookup": form.lookup})


def opened(request, shared, form):
    shared.thing.share_with(form.audience, request.user)
    values = {"thing": shared.thing, "group": form.audience}
    messages.success(request, _("%(thing)s is open to %(group)s.") % values)
    return shared.url
