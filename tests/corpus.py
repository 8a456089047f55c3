"""Addresses that try to lead away from this site (R22), and how to see whether one did."""

from urllib.parse import urlsplit

EVIL = "evil.example"
AWAY = [
    f"http://{EVIL}",
    f"https://{EVIL}/",
    f"HTTPS://{EVIL}",
    f"https:{EVIL}",
    f"https:/{EVIL}",
    f"https:///{EVIL}",
    f"//{EVIL}",
    f"///{EVIL}",
    f"////{EVIL}",
    f"//{EVIL}/%2e%2e",
    f"\\\\{EVIL}",
    f"/\\{EVIL}",
    f"\\/{EVIL}",
    f"/\\/{EVIL}",
    f"\\{EVIL}",
    f" //{EVIL}",
    f"\t//{EVIL}",
    f"/\t/{EVIL}",
    f"/\n/{EVIL}",
    f"\r\n//{EVIL}",
    f"\x00//{EVIL}",
    f"\x01https://{EVIL}",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    f"ftp://{EVIL}/",
    f"mailto:a@{EVIL}",
    f"http://testserver@{EVIL}/",
    f"https://testserver:80@{EVIL}/",
    f"//testserver@{EVIL}/",
    f"https://testserver.{EVIL}/",
    f"http://{EVIL}#testserver",
    f"http://{EVIL}?testserver",
    f"//{EVIL}\\@testserver",
    "http://evil。example",  # An ideographic full stop, which browsers read as a dot.
    "//evil．example",  # A full-width one.
    f"/%0d%0aLocation:%20https://{EVIL}",
    f"/%09/{EVIL}",
    f"/.//{EVIL}",
    f"http:\\\\{EVIL}",
]


def leads_away(location, host="testserver"):
    """Whether a browser that is sent to `location` leaves the site.

    Browsers drop tabs and line breaks and read a backslash as a slash.
    """
    seen = "".join(c for c in location.strip() if c not in "\t\r\n\x00").replace("\\", "/")
    parts = urlsplit(seen)
    if parts.scheme and parts.scheme not in ("http", "https"):
        return True
    if parts.scheme and not parts.netloc:
        return True
    return parts.netloc not in ("", host) or seen.startswith("//")
