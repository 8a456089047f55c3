"""Setup: further texts of some kinds of mail, each with a name."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.views.listing import posted
from leads.forms.named_text import NamedTextForm
from leads.models import NamedText, Queue, WebForm
from leads.queue_uses import Use
from prm.access import for_administrators
from prm.models import MailTemplate
from prm.once import once
from prm.outbox.kinds import KINDS
from prm.permissions import access
from prm.setup_views import tested, writing


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def create(request, kind):
    if kind not in NamedText.Kind:
        raise Http404
    return page(request, NamedTextForm(posted(request), instance=NamedText(kind=kind)))


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def edit(request, pk):
    text = access(request.user, NamedText, pk, to="change")
    return page(request, NamedTextForm(posted(request), instance=text))


def page(request, form):
    """Its name; a new one is written next, in the language of whoever made it."""
    place = form.is_bound and once(request.user, form, lambda: stored(request, form))
    context = {
        "form": form,
        "kind": KINDS[form.instance.kind],
        "cancel_url": reverse("setup:templates"),
    }
    return redirect(place) if place else render(request, "setup/named_text.html", context)


def stored(request, form):
    is_new = form.instance.pk is None
    text = form.save()
    messages.success(request, _("Saved %(text)s.") % {"text": text})
    if is_new:
        return reverse("setup:named_template", args=[text.pk, request.user.language])
    return reverse("setup:templates")


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def template(request, pk, language):
    return writing(request, template_or_404(request.user, pk, language))


@require_POST
@for_administrators
def template_test(request, pk, language):
    return tested(request, template_or_404(request.user, pk, language))


@require_POST
@for_administrators
def usual_text(request, pk, language):
    row = template_or_404(request.user, pk, language)
    row.drop()
    messages.success(request, _("The usual text is written in this language again."))
    return redirect(row)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def removal(request, pk):
    """Asks, then deletes it in all languages, unless something uses it."""
    text = access(request.user, NamedText, pk, to="change")
    if request.method == "POST" and removed(request, text):
        return redirect("setup:templates")
    context = {"text": text, "uses": [in_words(row) for row in text.uses]}
    return render(request, "setup/named_text_removal.html", context)


def in_words(row):
    """A row that uses a text, as a Use."""
    if isinstance(row, Queue):
        return Use(_("The queue %(name)s") % {"name": row}, row.get_absolute_url())
    if isinstance(row, WebForm):
        return Use(_("The web form %(name)s") % {"name": row}, row.get_absolute_url())
    rule, words = row.version.rule, _("%(rule)s, version %(version)s, entry %(entry)s")
    values = {"rule": rule, "version": row.version.number, "entry": row.position}
    return Use(words % values, rule.get_absolute_url())


def removed(request, text):
    try:
        text.remove()
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return False
    messages.success(request, _("Deleted %(text)s.") % {"text": text})
    return True


def template_or_404(user, pk, language):
    text = access(user, NamedText, pk, to="change")
    if language not in MailTemplate.languages():
        raise Http404
    return MailTemplate.of(KINDS[text.kind], language, text.pk)
