"""How far apart two colours look to normal eyes and to eyes that lack a receptor.

Distances are CIEDE2000; missing receptors are imitated by the matrices of Machado, Oliveira and
Fernandes (2009) at full strength. Below 10, two levels side by side are taken for one another.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

TOO_CLOSE: Final = 10.0
SIGHTS: Final[dict[str, Matrix]] = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}
_TO_XYZ: Final[Matrix] = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE: Final = (0.95047, 1.0, 1.08883)
_LINEAR_BELOW: Final = 0.04045
_CUBE_ABOVE: Final = 0.008856
_FAR: Final = 25.0**7


@dataclass(frozen=True)
class Likeness:
    """Two places of a list of colours that look alike, to which sight, and how far apart."""

    first: int
    second: int
    sight: str
    distance: float


def too_close(colours: Sequence[str], least: float = TOO_CLOSE) -> tuple[Likeness, ...]:
    """Return each pair of colours that some sight can hardly tell apart, with its worst sight."""
    found = []
    for (first, one), (second, other) in combinations(enumerate(colours), 2):
        worst = min(
            (Likeness(first, second, sight, distance(one, other, sight)) for sight in SIGHTS),
            key=lambda likeness: likeness.distance,
        )
        if worst.distance < least:
            found.append(worst)
    return tuple(found)


def distance(one: str, other: str, sight: str = "normal") -> float:
    """Return how far apart two colours look: #FF0000 and #FF0000 are 0, black and white are 100."""
    return _ciede2000(_lab(one, sight), _lab(other, sight))


def _times(matrix: Matrix, colour: Triple) -> Triple:
    red, green, blue = (sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)
    return red, green, blue


def _lab(colour: str, sight: str) -> Triple:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        share / 12.92 if share <= _LINEAR_BELOW else ((share + 0.055) / 1.055) ** 2.4
        for share in shares
    )
    seen = _times(SIGHTS[sight], (red, green, blue))
    bounded = (_bounded(seen[0]), _bounded(seen[1]), _bounded(seen[2]))
    x, y, z = (
        math.cbrt(value / white) if value / white > _CUBE_ABOVE else 7.787 * value / white + 4 / 29
        for value, white in zip(_times(_TO_XYZ, bounded), _WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _bounded(value: float) -> float:
    return min(1.0, max(0.0, value))


def _ciede2000(one: Triple, other: Triple) -> float:
    mean_chroma = (math.hypot(one[1], one[2]) + math.hypot(other[1], other[2])) / 2
    stretch = 1.5 - 0.5 * math.sqrt(mean_chroma**7 / (mean_chroma**7 + _FAR))
    chroma_1, hue_1 = _polar(one[1] * stretch, one[2])
    chroma_2, hue_2 = _polar(other[1] * stretch, other[2])
    turn = (hue_2 - hue_1 + 180) % 360 - 180
    lightness = (one[0] + other[0]) / 2
    chroma = (chroma_1 + chroma_2) / 2
    hue = (hue_1 + turn / 2) % 360
    weight = (
        1
        - 0.17 * _cos(hue - 30)
        + 0.24 * _cos(2 * hue)
        + 0.32 * _cos(3 * hue + 6)
        - 0.20 * _cos(4 * hue - 63)
    )
    by_light = 1 + 0.015 * (lightness - 50) ** 2 / math.sqrt(20 + (lightness - 50) ** 2)
    light = (other[0] - one[0]) / by_light
    colour = (chroma_2 - chroma_1) / (1 + 0.045 * chroma)
    tone = 2 * math.sqrt(chroma_1 * chroma_2) * math.sin(math.radians(turn / 2))
    tone /= 1 + 0.015 * chroma * weight
    bend = 60 * math.exp(-(((hue - 275) / 25) ** 2))
    rotation = -2 * math.sqrt(chroma**7 / (chroma**7 + _FAR)) * math.sin(math.radians(bend))
    return math.sqrt(light**2 + colour**2 + tone**2 + rotation * colour * tone)


def _polar(a: float, b: float) -> tuple[float, float]:
    return math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def _cos(degrees: float) -> float:
    return math.cos(math.radians(degrees))
