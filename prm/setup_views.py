"""Setup: the mails that were written, and the texts they are written with."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prm.access import for_administrators
from prm.models import Mail, MailTemplate
from prm.once import Once
from prm.outbox import delivery, trying
from prm.outbox.filters import MailFilters
from prm.outbox.forms import MailTemplateForm
from prm.outbox.kinds import KINDS
from prm.outbox.merge import merge
from prm.paging import counted, page_of
from prm.permissions import access

NEWEST = ("-created_at", "-id")


@require_safe
@for_administrators
def outbox(request):
    rows = Mail.objects.permitted(request.user, "view").select_related("recipient")
    filters = MailFilters(request.GET, rows)
    context = {
        "filters": filters,
        "page": page_of(filters.qs, NEWEST, request.GET),
        "count": counted(filters.qs),
    }
    part = request.htmx and not request.htmx.history_restore_request
    return render(request, f"setup/{'_' if part else ''}outbox.html", context)


@require_safe
@for_administrators
def mail(request, pk):
    row = access(request.user, Mail, pk)
    kept = {"subject": row.subject, "text": row.text}
    shown = kept if row.text else delivery.preview(row)
    context = {"mail": row, "shown": shown, "once": Once()}
    return render(request, "setup/mail.html", context)


@require_POST
@for_administrators
def resending(request, pk):
    row = access(request.user, Mail, pk, to="resend")
    if not row.can_be_resent:
        messages.warning(request, _("This mail is queued. It goes out by itself."))
        return redirect(row)
    again = row.resend(Once(request.POST).sent_token)
    messages.success(request, _("Queued once more for %(name)s.") % {"name": row.to})
    return redirect(again)


@require_safe
@for_administrators
def templates(request):
    return render(request, "setup/templates.html", {"texts": MailTemplate.overview()})


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def template(request, kind, language):
    return writing(request, template_or_404(kind, language))


def writing(request, row):
    """The form, with a preview of what is in it; a button of its own only looks at that."""
    form = MailTemplateForm(request.POST if request.method == "POST" else None, instance=row)
    if form.is_bound and form.is_valid() and "preview" not in request.POST:
        row.keep(request.user)
        messages.success(request, _("Saved. Mails are written with this text from now on."))
        return redirect(row)
    context = {"form": form, "template": row, "kind": KINDS[row.kind], "once": Once()}
    return render(request, "setup/template.html", context | shown(request, row))


def shown(request, row):
    """The text with sample values, or with those of the row that was chosen."""
    examples, key = KINDS[row.kind].examples, request.POST.get("example", "")
    with translation.override(row.language):
        real = examples.values(request.user, key) if examples and key else None
        values = real or KINDS[row.kind].sample_values()
        texts = {"subject": merge(row.subject, values), "text": merge(row.body, values)}
    offered = examples.offered(request.user) if examples else []
    return {"shown": texts | {"is_real": real is not None}, "offered": offered, "chosen": key}


@require_POST
@for_administrators
def template_test(request, kind, language):
    return tested(request, template_or_404(kind, language))


def tested(request, row):
    """Send the kept text to whoever asks."""
    trying.send_to(request.user, row, Once(request.POST).sent_token)
    words = _("A test mail is on its way to %(address)s, with the text as it was saved last.")
    messages.success(request, words % {"address": request.user.email})
    return redirect(row)


@require_POST
@for_administrators
def portals_text(request, kind, language):
    row = template_or_404(kind, language)
    row.drop()
    messages.success(request, _("The portal’s own text is back."))
    return redirect(row)


def template_or_404(kind, language):
    if kind not in KINDS or not KINDS[kind].is_text or language not in MailTemplate.languages():
        raise Http404
    return MailTemplate.of(KINDS[kind], language)
