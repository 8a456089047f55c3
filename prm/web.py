"""Web addresses as people write them: kept as written, made a link only when safe."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

ADDRESS = re.compile(
    r"(https?://)?[^\s:/@<>\"']+\.[^\s:/@<>\"']+(:\d+)?([/?#][^\s<>\"']*)?\Z", re.IGNORECASE
)


def validate_web_address(text):
    if not ADDRESS.match(text):
        raise ValidationError(_("Write a web address such as example.com or https://example.com."))


def link_of(text):
    """The address as a link, or '' when it is none."""
    if not ADDRESS.match(text):
        return ""
    return text if text.lower().startswith("http") else f"https://{text}"
