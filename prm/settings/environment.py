"""What the environment decides first, and what it may not leave out."""

import secrets
from contextlib import suppress
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parents[2]
env = environ.Env()

DEVELOPMENT = env("PRM_ENV", default="production") == "development"
SECURE = not DEVELOPMENT
DEBUG = DEVELOPMENT and env.bool("DEBUG", default=False)
VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var"))).resolve()
VAR_DIR.mkdir(parents=True, exist_ok=True)


def development_key():
    """The key of this folder, made once: restarts keep sessions and invitation links."""
    path = VAR_DIR / "secret-key"
    if not path.exists():
        fresh = path.with_suffix(f".{secrets.token_hex(8)}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(50))
        with suppress(FileExistsError):  # Of two who start at once, one makes the key of both.
            path.hardlink_to(fresh)
        fresh.unlink()
    return path.read_text()


SECRET_KEY = env("SECRET_KEY", default="") or (development_key() if DEVELOPMENT else "")
if not SECRET_KEY:
    raise ImproperlyConfigured("Set SECRET_KEY (50 random characters) to start.")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])

# Links in mails are built from here, never from the host of a request.
SITE_URL = env("SITE_URL", default="").rstrip("/")
if DEVELOPMENT:
    SITE_URL = SITE_URL or f"http://localhost:{env('PORT', default='8000')}"
elif not SITE_URL.startswith("https://"):
    raise ImproperlyConfigured("Set SITE_URL to an address such as https://portal.example.com.")
SITE_HOST = environ.urlparse(SITE_URL).hostname

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[]) or [SITE_HOST]
if DEVELOPMENT:
    ALLOWED_HOSTS += ["localhost", "127.0.0.1", "[::1]"]
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("Name each host in ALLOWED_HOSTS; * would let anybody pose as it.")
BEHIND_TLS_PROXY = env.bool("BEHIND_TLS_PROXY", default=False)
