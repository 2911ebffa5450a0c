"""Colour arithmetic: contrast of two colours, and a level's five colours from one of its owner's.

A level's `solid` may be any colour; tint, row, ink and on_solid are derived from it in OKLCh, so
that text on them stays readable in both themes.
"""

import math
from typing import Final, NamedTuple

Rgb = tuple[float, float, float]
Lch = tuple[float, float, float]

_TEXT_RATIO: Final = 5.5
_LINEAR_BELOW: Final = 0.04045
_SRGB_BELOW: Final = 0.0031308
_GAMUT_SLACK: Final = 1e-4


class LevelColours(NamedTuple):
    """The five colours of one level: star, text on tint, pill, row, number in the star."""

    solid: str
    ink: str
    tint: str
    row: str
    on_solid: str


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast of two colours: black on white is 21.0."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def level_colours(solid: str, surface: str, *, dark: bool) -> LevelColours:
    """Derive a level's other colours from its own: #E0A434 in light gets a cream row."""
    _, chroma, hue = _to_lch(solid)
    if dark:
        tint = _hex((0.285, min(chroma * 0.38, 0.045), hue))
        row = _hex((0.236, min(chroma * 0.11, 0.011), hue))
        start, step = (0.80, min(chroma * 0.8, 0.10), hue), 0.01
    else:
        tint = _hex((0.945, min(chroma * 0.35, 0.042), hue))
        row = _hex((0.982, min(chroma * 0.14, 0.014), hue))
        start, step = (0.44, min(chroma * 0.9, 0.11), hue), -0.01
    ink = _readable(start, step, (tint, row, surface))
    on_solid = max(("#FFFFFF", "#1C1815"), key=lambda colour: contrast(colour, solid))
    return LevelColours(solid, ink, tint, row, on_solid)


def _readable(lch: Lch, step: float, backgrounds: tuple[str, ...]) -> str:
    """Move the lightness until the colour can be read on every background."""
    lightness, chroma, hue = lch
    while True:
        colour = _hex((lightness, chroma, hue))
        is_readable = all(contrast(colour, ground) >= _TEXT_RATIO for ground in backgrounds)
        if is_readable or not 0.02 < lightness < 0.99:  # noqa: PLR2004 - nearly black or white
            return colour
        lightness += step


def _channels(colour: str) -> Rgb:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= _LINEAR_BELOW else ((value + 0.055) / 1.055) ** 2.4


def _srgb(value: float) -> float:
    value = min(1.0, max(0.0, value))
    return value * 12.92 if value <= _SRGB_BELOW else 1.055 * value ** (1 / 2.4) - 0.055


def _luminance(colour: str) -> float:
    red, green, blue = map(_linear, _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _to_lch(colour: str) -> Lch:
    red, green, blue = map(_linear, _channels(colour))
    cones = (
        math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue),
        math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue),
        math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue),
    )
    long, medium, short = cones
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a))


def _to_linear(lch: Lch) -> Rgb:
    lightness, chroma, hue = lch
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _hex(lch: Lch) -> str:
    """Return the nearest colour a screen can show: chroma gives way, hue and lightness stay."""
    lightness, chroma, hue = lch
    for _ in range(40):
        linear = _to_linear((lightness, chroma, hue))
        if all(-_GAMUT_SLACK <= value <= 1 + _GAMUT_SLACK for value in linear):
            break
        chroma *= 0.95
    return "#" + "".join(f"{round(_srgb(value) * 255):02X}" for value in linear)
