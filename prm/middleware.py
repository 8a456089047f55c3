"""What holds for every request: sessions that end, answers that stay private, one's language."""

import time
from urllib.parse import urlencode, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.contrib.auth import logout
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django_htmx.http import HttpResponseClientRedirect

NOTED_EVERY = 5 * 60  # Seconds. A write per request would cost more than it tells.


def idle_sessions_end(get_response):
    """A session ends when unused for SESSION_IDLE_SECONDS, and SESSION_COOKIE_AGE after the login.

    Use is noted every few minutes only, so a session may end that much early, never late.
    """

    def middleware(request):
        if request.user.is_authenticated and has_ended(request.session):
            logout(request)
        response = get_response(request)
        if request.user.is_authenticated:
            note_use(request.session)
        return response

    return middleware


def has_ended(session):
    now = time.time()
    idle = now - session.get("seen_at", now)
    age = now - session.get("began_at", now)
    return idle > settings.SESSION_IDLE_SECONDS or age > settings.SESSION_COOKIE_AGE


def note_use(session):
    now = int(time.time())
    if "began_at" not in session:
        session["began_at"] = now
    if now - session.get("seen_at", 0) >= NOTED_EVERY:
        session["seen_at"] = now


def private_answers(get_response):
    """What a logged-in person gets is kept by no cache, neither a proxy's nor the browser's."""

    def middleware(request):
        known = request.user.is_authenticated
        response = get_response(request)
        if "public" in response.get("Cache-Control", ""):  # A community's look is everybody's.
            return response
        if known or request.user.is_authenticated:
            response["Cache-Control"] = "no-store, private"
            patch_vary_headers(response, ["Cookie", "HX-Request"])
        return response

    return middleware


def whole_page_to_log_in(get_response):
    """A part of a page asked for after the session ended: the whole page goes to log in."""

    def middleware(request):
        response = get_response(request)
        page = response.get("Location", "").partition("?")[0]
        if not request.htmx or request.user.is_authenticated or not page.endswith("/login/"):
            return response
        here = urlsplit(request.htmx.current_url or "").path or "/"
        return HttpResponseClientRedirect(f"{page}?{urlencode({'next': here})}")

    return middleware


def own_language(get_response):
    """Pages in the person's own language and time zone; a visitor's browser says its language."""

    def middleware(request):
        language, zone = language_of(request), zone_of(request.user)
        with translation.override(language), timezone.override(zone):
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        if not request.user.is_authenticated:
            patch_vary_headers(response, ["Accept-Language"])
        return response

    return middleware


def language_of(request):
    if request.user.is_authenticated and request.user.language in dict(settings.LANGUAGES):
        return request.user.language
    return translation.get_language_from_request(request)


def zone_of(user):
    """The person's time zone, or None (the portal's own) where it is not known."""
    try:
        return ZoneInfo(user.time_zone) if user.is_authenticated else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
