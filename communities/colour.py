"""A brand colour, from what somebody picks to what reads well on every page.

The style sheet draws a community in one hue and one chroma at fixed lightnesses
(`static/css/tokens.css`). Any picked colour becomes such a pair: its hue, and as much
of its chroma as a screen can show and as keeps words readable, by daylight and in the dark.

The conversion is Björn Ottosson's OKLab (https://bottosson.github.io/posts/oklab/),
contrast is that of WCAG 2.
"""

import re
from decimal import Decimal
from functools import cache
from math import atan2, cos, degrees, hypot, radians, sin

HEX = re.compile(r"#[0-9a-fA-F]{6}\Z")
LIGHTNESS = 0.50  # Of a button, by daylight: what a picker shows.
MOST_CHROMA = 0.25
GREY = 0.01  # Below this chroma a colour has no hue of its own.
GREY_HUE = 265
READABLE = 4.5


def brand_of(colour):
    """The (hue, chroma) that a community keeps for a colour picked as `#rrggbb`."""
    _lightness, chroma, hue = oklch_of(colour)
    if chroma < GREY:
        return GREY_HUE, Decimal(0)
    hue = round(hue) % 360
    return hue, Decimal(f"{min(chroma, most_chroma(hue)):.3f}")


def hex_of(hue, chroma, lightness=LIGHTNESS):
    """The colour as `#rrggbb`; what a screen cannot show is cut off, as browsers do."""
    channels = (round(255 * gamma(clipped(c))) for c in linear_of(lightness, chroma, hue))
    return "#" + "".join(f"{channel:02x}" for channel in channels)


def contrast(one, other):
    """The contrast ratio of two colours written `#rrggbb`."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def shades(hue, chroma):
    """What the style sheet makes of a brand, by daylight and in the dark."""
    return [
        {
            "brand": hex_of(hue, chroma, LIGHTNESS),
            "on_brand": hex_of(0, 0, 0.99),
            "ink": hex_of(hue, chroma, 0.45),
            "wash": hex_of(hue, 0.02, 0.96),
            "surface": "#ffffff",
        },
        {
            "brand": hex_of(hue, chroma, 0.66),
            "on_brand": hex_of(hue, 0.03, 0.16),
            "ink": hex_of(hue, 0.11, 0.80),
            "wash": hex_of(hue, 0.05, 0.29),
            "surface": hex_of(265, 0.014, 0.21),
        },
    ]


@cache
def most_chroma(hue):
    """The most chroma, to 0.001, of a hue that a screen can show and people can read."""
    steps = range(round(MOST_CHROMA * 1000), 0, -1)
    return next(step / 1000 for step in steps if is_fit(hue, step / 1000))


def is_fit(hue, chroma):
    shown = all(0 <= channel <= 1 for channel in linear_of(LIGHTNESS, chroma, hue))
    return shown and all(is_readable(scheme) for scheme in shades(hue, chroma))


def is_readable(scheme):
    pairs = [("on_brand", "brand"), ("ink", "surface"), ("ink", "wash")]
    return all(contrast(scheme[text], scheme[ground]) >= READABLE for text, ground in pairs)


# ---------------------------------------------------------------- OKLab


def oklch_of(colour):
    """Lightness, chroma, hue in degrees of `#rrggbb`."""
    r, g, b = (linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    x = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    y = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return lightness, hypot(x, y), degrees(atan2(y, x)) % 360


def linear_of(lightness, chroma, hue):
    """The red, green and blue light of a colour; outside 0 to 1 no screen can show it."""
    x, y = float(chroma) * cos(radians(hue)), float(chroma) * sin(radians(hue))
    long = (lightness + 0.3963377774 * x + 0.2158037573 * y) ** 3
    middle = (lightness - 0.1055613458 * x - 0.0638541728 * y) ** 3
    short = (lightness - 0.0894841775 * x - 1.2914855480 * y) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def linear(channel):
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def gamma(channel):
    return 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def clipped(channel):
    return min(max(channel, 0), 1)


def luminance(colour):
    r, g, b = (linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
