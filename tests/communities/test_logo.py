"""R28: a logo is a picture, and no browser takes it for anything else."""

import pytest
from django.urls import reverse

from communities.logos import MOST_BYTES

from .conftest import PNG

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


def upload(cast, log_in, filled, file, **values):
    url = reverse("setup:community", args=[cast.community.pk])
    answer = log_in(cast.ada).post(url, filled(slug="partners", new_logo=file, **values))
    cast.community.refresh_from_db()
    return answer


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0rest", "image/jpeg"),
        (b"GIF89arest", "image/gif"),
        (b"RIFF\x10\0\0\0WEBPrest", "image/webp"),
    ],
)
def test_a_picture_is_taken_for_what_its_content_is(cast, log_in, filled, picture, content, kind):
    upload(cast, log_in, filled, picture(content, "whatever.html"))

    assert (bytes(cast.community.logo), cast.community.logo_type) == (content, kind)


@pytest.mark.parametrize("content", [SVG, b"<html>", b"\0" * 20, b"RIFF\x10\0\0\0WAVErest"])
def test_anything_else_is_refused(cast, log_in, filled, picture, content):
    answer = upload(cast, log_in, filled, picture(content, "logo.png"))

    assert "Upload a PNG, JPEG, WebP or GIF picture." in answer.text
    assert cast.community.logo_type == ""


def test_a_picture_that_is_too_large_is_refused(cast, log_in, filled, picture):
    answer = upload(cast, log_in, filled, picture(PNG + b"\0" * MOST_BYTES))

    assert "256 KB are the most" in answer.text


def test_a_logo_can_be_taken_off(cast, log_in, filled, with_logo):
    upload(cast, log_in, filled, "", drops_logo="on")

    assert (bytes(cast.community.logo), cast.community.logo_type) == (b"", "")


def test_a_page_inside_a_picture_stays_a_picture(client, cast, with_logo):
    with_logo.logo = PNG + b"<script>alert(1)</script>"
    with_logo.save()

    answer = client.get("/c/partners/logo")

    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_kind_that_is_not_allowed_is_not_served(client, cast, with_logo):
    with_logo.logo_type = "text/html"
    with_logo.save()

    assert client.get("/c/partners/logo").status_code == 404


@pytest.mark.parametrize("status", ["preview", "offline"])
def test_only_a_published_communitys_look_is_public(client, cast, with_logo, status):
    open_before = client.get("/c/partners/logo").status_code
    with_logo.status = status
    with_logo.save()

    assert open_before == 200
    assert client.get("/c/partners/logo").status_code == 404
    assert client.get("/c/partners/brand.css").status_code == 404
