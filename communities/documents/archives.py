"""Zip files, and the documents that are zip files inside; nothing is unpacked here."""

import io
import re
import zipfile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MOST_MEMBERS = 2000
MOST_UNPACKED = 200 * 1024 * 1024
MOST_RATIO = 100  # Of what it unpacks to, to what it is.
ENCRYPTED = 0x1
LEAVES = re.compile(r"(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[A-Za-z]:|\0")


def members(content):
    """What is in a zip file. Raises ValidationError, in words, for one that is a trap."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError) as broken:
        raise ValidationError(_("The file is damaged.")) from broken
    if trap := trap_in(found, len(content)):
        raise ValidationError(trap)
    return found


def trap_in(found, size):
    """What is wrong with the members of a zip file of this size, or ''."""
    packed, unpacked = (sum(getattr(m, n) for m in found) for n in ("compress_size", "file_size"))
    # Members that lie over each other unpack to more than they say: packed is more than is there.
    if unpacked > min(MOST_UNPACKED, MOST_RATIO * size) or packed > size:
        return _("The file unpacks to far more than it is, as a trap would.")
    if len(found) > MOST_MEMBERS:
        return _("There are more than %(most)d files in the file.") % {"most": MOST_MEMBERS}
    if any(member.flag_bits & ENCRYPTED for member in found):
        return _("The file is locked with a password. Nobody could look into it.")
    if any(LEAVES.search(member.orig_filename) for member in found):
        return _("A file in the file would leave its folder when unpacked.")
    return ""


def names(content):
    return [member.filename for member in members(content)]


def text_of(content, name, most=100):
    """The beginning of one member, '' where it is not there."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        try:
            with archive.open(name) as member:
                return member.read(most).decode(errors="replace")
        except (KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError):
            return ""
