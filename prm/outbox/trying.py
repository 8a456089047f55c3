"""A text of the organization's, sent to whoever writes it, with sample values."""

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from prm.models import Mail, MailTemplate
from prm.outbox.kinds import KINDS, Kind, register
from prm.outbox.merge import merge


def send_to(user, template, token):
    """Mail the kept text to its writer; the same token is the same mail."""
    key = f"test:{template.kind}:{template.language}:{template.named or ''}:{token}"
    Mail.objects.write([Mail(key=key, kind="template_test", recipient=user)])


def fill_test(mail):
    """What the text says with sample values, in its own language."""
    _test, name, language, named, _token = mail.key.removeprefix("again:").split(":", 4)
    kind = KINDS[name]
    with translation.override(language):
        template = MailTemplate.of(kind, language, int(named) if named else None)
        values = kind.sample_values()
    return {"text": merge(template.body, values), "subject": merge(template.subject, values)}


register(
    Kind(
        key="template_test",
        label=_("A text, tried"),
        fields={"text": _("The text"), "subject": _("The subject")},
        subject=_("[Test] {subject}"),
        body="{text}",
        fill=fill_test,
        wanted=lambda mail: mail.key.startswith("test:"),
        is_text=False,
    )
)
