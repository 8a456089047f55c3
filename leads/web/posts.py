"""Read a post as browsers of all ages send it: pairs of name and value, and where from."""

import codecs
import logging
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from allauth.account.adapter import get_adapter
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.http import QueryDict, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils import translation

from leads.models import Received, WebForm

from . import intake
from .limits import hashed
from .names import KEY, RETURN

logger = logging.getLogger(__name__)
Reason = Received.Reason
LARGEST = 512 * 1024  # Bytes. The longest description takes 288 KB when it is sent.
LONGEST_LENGTH = 9  # Digits of a number of bytes.
MOST_FIELDS = 300
LONGEST_NAME = 100
UNREADABLE = (SuspiciousOperation, BadRequest, MultiPartParserError, UnreadablePostError)
ENCODINGS = (
    *("utf-8", "cp1252", "iso8859-2", "iso8859-15", "cp1250", "cp1251", "koi8-r"),
    *("shift_jis", "euc_jp", "iso2022_jp", "gb2312", "gbk", "gb18030", "big5", "euc_kr", "cp949"),
)


@dataclass(frozen=True)
class Post:
    """What was sent: to a form, or, where there is no form, with the reason to keep it out."""

    fields: list
    address: str
    form: WebForm | None = None
    reason: str = Reason.UNKNOWN

    @property
    def language(self):
        """That of its form, or as the sender's browser asks."""
        return self.form.language if self.form else translation.get_language()

    @property
    def place(self):
        """The registered address to send the browser to, or ''."""
        return self.form.return_to(dict(self.fields).get(RETURN, "")) if self.form else ""

    def keep(self):
        """Keep it, whatever becomes of it. Answers its row; of nothing at all there is none."""
        if self.form:
            return intake.keep(self.form, self.fields, self.address)
        if self.reason == Reason.UNKNOWN and not self.fields:
            return Received(outcome=Received.Outcome.REJECTED, reason=self.reason)
        return intake.keep_out(self.reason, self.fields, self.address)


def post_of(request):
    try:
        fields = fields_of(request)
    except UNREADABLE as error:
        logger.warning("A web form's post could not be read: %s", error)
        return Post([], address_of(request), reason=Reason.SIZE)
    return Post(fields, address_of(request), WebForm.objects.named_by(dict(fields).get(KEY, "")))


def fields_of(request):
    """(name, value) of all that was typed, in the order of the form; files are left out."""
    length = request.headers.get("content-length") or "0"
    if not length.isdecimal() or len(length) > LONGEST_LENGTH or int(length) > LARGEST:
        raise SuspiciousOperation("too large")
    pairs = [(name, value) for name, values in sent_by(request).lists() for value in values]
    if len(pairs) > MOST_FIELDS:
        raise SuspiciousOperation("too many fields")
    return [[written(name)[:LONGEST_NAME], written(value)] for name, value in pairs]


def sent_by(request):
    """What Django reads as UTF-8 only, in the encoding of the site it comes from."""
    encoding = encoding_of(request)
    if request.content_type == "application/x-www-form-urlencoded":
        return QueryDict(request.body, encoding=encoding)
    request.encoding = encoding
    return request.POST


def written(text):
    """Without what no database keeps."""
    return text.replace("\0", "").encode(errors="replace").decode()


def encoding_of(request):
    """As the address or the post says; else UTF-8, unless it cannot be that."""
    named = request.GET.get("encoding") or request.content_params.get("charset") or ""
    if known := encoding_called(named):
        return known
    body = unquote_to_bytes(request.body)
    if said := encoding_called(charset_field(body)):
        return said
    try:
        body.decode()
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def charset_field(body):
    """What a form says in its field `_charset_` or `encoding`, which browsers fill in."""
    for part in body.split(b"&"):
        name, _equals, value = part.partition(b"=")
        if name in (b"_charset_", b"encoding"):
            return value[:40].decode(errors="replace")
    return ""


def encoding_called(name):
    """The encoding's own name, if it is one in which forms are sent; else ''."""
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    found = "cp1252" if found == "iso8859-1" else found  # As browsers read it.
    return found if found in ENCODINGS else ""


def address_of(request):
    try:
        return hashed(get_adapter().get_client_ip(request))
    except PermissionDenied:  # It says of itself what cannot be.
        return ""
