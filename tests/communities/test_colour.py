"""A community's brand colour: whatever is picked, pages stay readable."""

from decimal import Decimal
from pathlib import Path

import pytest

from communities.colour import (
    GREY_HUE,
    READABLE,
    brand_of,
    contrast,
    hex_of,
    most_chroma,
    oklch_of,
    shades,
)

TOKENS = Path(__file__).parents[2] / "static" / "css" / "tokens.css"
HUES = range(361)


@pytest.mark.parametrize(
    ("colour", "lightness", "chroma", "hue"),
    [
        ("#ff0000", 0.628, 0.258, 29.2),
        ("#00ff00", 0.866, 0.295, 142.5),
        ("#0000ff", 0.452, 0.313, 264.1),
    ],
)
def test_the_conversion_agrees_with_published_values(colour, lightness, chroma, hue):
    found = oklch_of(colour)

    assert found == pytest.approx((lightness, chroma, hue), abs=0.06)


@pytest.mark.parametrize("hue", range(0, 360, 15))
def test_a_kept_brand_comes_back_from_the_picker_as_it_was(hue):
    chroma = most_chroma(hue)

    again = brand_of(hex_of(hue, chroma))

    assert abs(again[0] - hue) % 358 <= 2
    assert float(again[1]) == pytest.approx(chroma, abs=0.006)


@pytest.mark.parametrize("grey", ["#000000", "#ffffff", "#808080"])
def test_a_grey_has_no_chroma_and_the_portals_hue(grey):
    assert brand_of(grey) == (GREY_HUE, Decimal(0))


@pytest.mark.parametrize("colour", ["#ffff00", "#00ffff", "#ff00ff", "#0000ff", "#ffeeee"])
def test_what_is_kept_fits_the_columns(colour):
    hue, chroma = brand_of(colour)

    assert 0 <= hue <= 360
    assert 0 <= chroma <= Decimal("0.25")


def test_every_brand_is_readable_by_daylight_and_in_the_dark():
    for hue in HUES:
        for scheme in [*shades(hue, 0), *shades(hue, most_chroma(hue))]:
            assert contrast(scheme["on_brand"], scheme["brand"]) >= READABLE, hue
            assert contrast(scheme["ink"], scheme["surface"]) >= READABLE, hue
            assert contrast(scheme["ink"], scheme["wash"]) >= READABLE, hue


def test_the_shades_are_those_of_the_style_sheet():
    tokens = " ".join(TOKENS.read_text().split())

    for shade in (
        "oklch(50% var(--brand-chroma) var(--brand-hue))",
        "oklch(66% var(--brand-chroma) var(--brand-hue))",
        "light-dark(oklch(99% 0 0), oklch(16% 0.03 var(--brand-hue)))",
        "oklch(45% var(--brand-chroma) var(--brand-hue))",
        "oklch(80% 0.11 var(--brand-hue))",
        "light-dark(oklch(96% 0.02 var(--brand-hue)), oklch(29% 0.05 var(--brand-hue)))",
    ):
        assert shade in tokens
