"""Change owner: who has the lead, who gets it, and what the mail says."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from leads import emails
from leads.forms.owner import Overtaken, OwnerForm, seal
from leads.lookup import TARGETS, found, kind_of
from leads.models import Lead, Transfer
from leads.queue_mail import Mailed
from prm.memo import forget
from prm.once import once
from prm.permissions import access
from prm.templatetags.prm import exactly


@require_http_methods(["GET", "HEAD", "POST"])
def owner(request, pk):
    if request.method == "POST" and "search" not in request.POST:
        return handed_over(request, pk)
    lead = access(request.user, Lead, pk, to="assign")
    return page(request, lead, fresh(request, lead))


def handed_over(request, pk):
    """Save. The second of two equal sendings gets the answer of the first."""
    form = OwnerForm(request.user, request.POST)
    try:
        place = once(request.user, form, lambda: act(request.user, form, pk))
    except Overtaken:
        return overtaken(request, form, pk)
    if not place:
        return page(request, access(request.user, Lead, pk, to="assign"), form)
    if form.is_valid():
        messages.success(request, form.done_words)
    return redirect(place)


def act(user, form, pk):
    form.hand_over(pk)
    may_see = Lead.objects.permitted(user, "view").filter(pk=pk).exists()
    return reverse("leads:detail", args=[pk]) if may_see else reverse("leads:index")


def overtaken(request, form, pk):
    """Somebody else was faster: say who and when, and begin anew from how it is now."""
    forget()  # They may have given it to somebody who owned nothing when this request began.
    lead = Lead.objects.visible_to(request.user).filter(pk=pk, can_assign=True).first()
    last = Transfer.objects.last_of(pk) if form.seen(pk) else None
    if lead is None and last is None:
        raise Http404
    messages.warning(request, overtaken_words(lead, last))
    if lead is None:
        return redirect("leads:index")
    return page(request, lead, fresh(request, lead), status=409)


def overtaken_words(lead, last):
    """Who may not see the lead any more is not told who has it."""
    if last is None:
        return _("Look at who owns the lead now, then choose again.")
    values = {"by": last.by or _("The portal"), "owner": last.to_owner, "when": exactly(last.at)}
    if lead is None:
        return _("%(by)s changed the owner on %(when)s. You see this lead no longer.") % values
    return _("%(by)s gave the lead to %(owner)s on %(when)s. Nothing was overwritten.") % values


def fresh(request, lead):
    """The form as the page shows it first, with what was searched and chosen."""
    sent = request.POST or request.GET
    initial = {name: sent[name] for name in ("kind", "q", "choice") if name in sent}
    if request.method == "POST":
        initial["notify"] = "notify" in sent
    return OwnerForm(request.user, initial=initial | {"owner_seen": seal(request.user, lead)})


def page(request, lead, form, status=200):
    template = "leads/_options.html" if request.htmx.target == "options" else "leads/owner.html"
    lookup = form.lookup
    context = {"lead": lead, "form": form, "lookup": lookup}
    context["mail"] = written(request, lead, lookup.chosen)
    return render(request, template, context, status=status)


@require_safe
def mail(request, pk):
    """What the chosen person would read, while their owner-to-be is being chosen."""
    lead = access(request.user, Lead, pk, to="assign")
    context = {"mail": written(request, lead, request.GET.get("choice", ""))}
    return render(request, "leads/_mail.html", context)


def written(request, lead, key):
    """The mail to the person chosen, or whom a queue would mail; None if neither is chosen."""
    choice = found(TARGETS, request.user, key)
    if choice is None or choice.key.startswith("robin:"):
        return None
    if not kind_of(TARGETS, choice).is_person:
        return {"queue": choice.row, "mailed": Mailed.by(choice.row)}
    subject, text = emails.preview(choice.row, lead, request.user)
    return {"to": choice.row, "subject": subject, "text": text}
