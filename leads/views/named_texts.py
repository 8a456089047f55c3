"""Setup: further texts of the mail about leads handed to a user, each with a name."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.views.listing import posted
from leads.forms.named_text import NamedTextForm
from leads.models import NamedText
from leads.models.named_text import KIND
from prm.access import for_administrators
from prm.models import MailTemplate
from prm.once import once
from prm.outbox.kinds import KINDS
from prm.permissions import access
from prm.setup_views import tested, writing


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def create(request):
    return page(request, NamedTextForm(posted(request)))


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def edit(request, pk):
    text = access(request.user, NamedText, pk, to="change")
    return page(request, NamedTextForm(posted(request), instance=text))


def page(request, form):
    """Its name; a new one is written next, in the language of whoever made it."""
    place = form.is_bound and once(request.user, form, lambda: stored(request, form))
    context = {"form": form, "kind": KINDS[KIND], "cancel_url": reverse("setup:templates")}
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
    """Asks, then deletes it in all languages, unless an entry uses it."""
    text = access(request.user, NamedText, pk, to="change")
    if request.method == "POST" and removed(request, text):
        return redirect("setup:templates")
    return render(request, "setup/named_text_removal.html", {"text": text, "uses": list(text.uses)})


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
    return MailTemplate.of(KINDS[KIND], language, text.pk)
