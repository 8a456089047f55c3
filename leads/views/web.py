"""Web-to-lead: what other sites post, and the forms as pages of our own. For everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Organization
from leads.frame import notices_of
from leads.models import Received, WebForm
from leads.web.page import page_of
from leads.web.posts import post_of
from prm.access import always_open, for_partners

STATUS = {Received.Reason.UNKNOWN: 404, Received.Reason.SIZE: 413}


@csrf_exempt
@login_not_required
@always_open
@for_partners
@require_POST
@never_cache
def receive(request):
    """Posted from other sites: no session, no token, nothing of it is said back."""
    post = post_of(request)
    thanks = alone(post, "web/thanks.html", {})  # First: once it is kept, nothing fails any more.
    row = post.keep()
    if row.outcome == Received.Outcome.REJECTED:
        return alone(post, "web/refused.html", {"row": row}, STATUS.get(row.reason, 400))
    return HttpResponseRedirect(post.place) if post.place else thanks


@login_not_required
@always_open
@for_partners
@require_safe
@never_cache
def page(request, key):
    """A form as a page of this portal, for who has no site to put it on."""
    form = WebForm.objects.named_by(key)
    if form is None or not form.is_active:
        raise Http404
    return alone(form, "web/page.html", {"page": page_of(form)})


def alone(of, template, values, status=200):
    """A page that knows nothing of who asks: no session is read, no cookie is set.

    It speaks the language of the form or post that it is `of`.
    """
    house = Organization.current()
    frame = {"frame": None, "house": house, "notices": notices_of(house), "messages": []}
    with translation.override(of.language):
        html = render_to_string(template, frame | values)
    return HttpResponse(html, status=status, headers={"Content-Language": of.language})
