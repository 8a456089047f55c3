"""What a document is called: what somebody typed, without what would fool a person or a system."""

import re
import unicodedata

MOST_CHARACTERS = 120
LONGEST_ENDING = 20
SEPARATORS = re.compile(r"[/\\]")
FORBIDDEN = '<>:"|?*'  # In names of files on Windows.


def safe_name(name):
    """The last part of a path, on one line, 120 characters at most, its extension kept.

    Control characters go, and with them the ones that turn the direction of writing:
    "invoice\\u202efdp.exe" reads as "invoiceexe.pdf" and is none.
    """
    last = SEPARATORS.split(unicodedata.normalize("NFC", name))[-1]
    shown = "".join(character for character in last if is_shown(character))
    words = " ".join(shown.split()).rstrip(" .")
    stem, dot, extension = words.rpartition(".") if "." in words else (words, "", "")
    stem, ending = stem.strip(" ."), f"{dot}{extension.strip()}"[:LONGEST_ENDING]
    return f"{stem[: MOST_CHARACTERS - len(ending)].rstrip(' .') or 'document'}{ending}"


def is_shown(character):
    return unicodedata.category(character)[0] != "C" and character not in FORBIDDEN


def extension_of(name):
    return name.rpartition(".")[2].lower() if "." in name else ""
