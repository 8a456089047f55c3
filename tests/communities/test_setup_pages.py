"""Administrators make communities and say who gets in."""

import pytest
from django.urls import reverse

from communities.models import Community

NEW = "/setup/communities/new/"


def edit_url(community):
    return reverse("setup:community", args=[community.pk])


def test_a_new_community_is_made_with_its_members_and_colour(cast, log_in, filled):
    answer = log_in(cast.ada).post(NEW, filled())

    made = Community.objects.get(slug="west")
    assert answer.status_code == 302
    assert list(made.member_profiles) == [cast.partners]
    assert (made.status, made.sends_welcome, made.brand_hue) == ("preview", True, 29)


@pytest.mark.parametrize("who", ["carla", "paul"])
def test_nobody_else_makes_one(cast, log_in, filled, who):
    answer = log_in(getattr(cast, who)).post(NEW, filled())

    assert answer.status_code == {"carla": 403, "paul": 404}[who]
    assert not Community.objects.filter(slug="west").exists()


def test_a_form_sent_twice_makes_one(cast, log_in, filled):
    """R13"""
    form = filled(token="7c0e1f9e-8d1f-4c58-9e6e-0f6f3f1f1f1f")

    first = log_in(cast.ada).post(NEW, form)
    second = log_in(cast.ada).post(NEW, form)

    assert first.url == second.url
    assert Community.objects.filter(slug="west").count() == 1


@pytest.mark.parametrize(
    ("slug", "words"),
    [("setup", "kept for the portal"), ("partners", "already exists"), ("a b", "Enter a valid")],
)
def test_an_address_that_cannot_be_is_refused(cast, log_in, filled, slug, words):
    answer = log_in(cast.ada).post(NEW, filled(slug=slug))

    assert answer.status_code == 200
    assert words in answer.text


def test_an_address_is_kept_in_small_letters(cast, log_in, filled):
    log_in(cast.ada).post(NEW, filled(slug="West"))

    assert Community.objects.filter(slug="west").exists()


def test_publishing_says_who_gets_in(cast, log_in, filled):
    form = filled(name="Nordwind Nordics", slug="nordics", status="published")

    answer = log_in(cast.ada).post(edit_url(cast.preview), form, follow=True)

    assert "Nordwind Nordics is published: 4 members can get in." in answer.text


def test_a_profile_that_is_not_ticked_any_more_is_out(cast, log_in, filled):
    form = filled(slug="partners", status="published", profiles=[cast.managers.pk])

    log_in(cast.ada).post(edit_url(cast.community), form)

    assert list(cast.community.member_profiles) == [cast.managers]


def test_the_colour_stays_as_it_is_when_it_is_not_touched(cast, log_in, filled):
    page = log_in(cast.ada).get(edit_url(cast.community))
    colour = page.context["form"].initial["colour"]

    log_in(cast.ada).post(edit_url(cast.community), filled(slug="partners", colour=colour))

    cast.community.refresh_from_db()
    assert (cast.community.brand_hue, str(cast.community.brand_chroma)) == (165, "0.110")


@pytest.mark.parametrize("colour", ["red", "#12", "#1234567", "url(x)", "#12345\n"])
def test_a_colour_that_is_none_is_refused(cast, log_in, filled, colour):
    answer = log_in(cast.ada).post(NEW, filled(colour=colour))

    assert "Write a colour as #rrggbb." in answer.text or "colour" in answer.context["form"].errors
    assert not Community.objects.filter(slug="west").exists()


def test_the_preview_of_a_colour_survives_nonsense(cast, log_in):
    answer = log_in(cast.ada).get(reverse("setup:community_colour"), {"colour": "'><script>"})

    assert answer.status_code == 200
    assert "<script>" not in answer.text


def test_the_list_counts_the_members_who_get_in(cast, log_in):
    cast.nora.is_active = False
    cast.nora.save()

    page = log_in(cast.ada).get(reverse("setup:communities"))

    counts = {row.slug: row.members_count for row in page.context["communities"]}
    assert counts == {"partners": 3, "nordics": 3}
