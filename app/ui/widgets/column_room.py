"""How the columns of a list share its room: as wished where there is enough, else as texts need."""

from collections.abc import Sequence
from typing import Final, NamedTuple

_LEAST: Final = 48


class Claim(NamedTuple):
    """What a column asks for; a date or a number says nothing when it is cut: it stays whole."""

    wished: int
    needed: int
    whole: bool = False


def shared(claims: Sequence[Claim], room: int, stretch: int) -> list[int]:
    """Return widths that fill the room; `stretch` is the place of the column that takes the rest.

    Where the wished widths are too many, columns give up what their texts do not need; where even
    that is not enough, the widest texts are cut first.
    """
    widths = [claim.wished for claim in claims]
    lack = sum(widths) - room
    if lack > 0:
        spare = [max(0, claim.wished - claim.needed) for claim in claims]
        given = min(lack, sum(spare))
        widths = [
            width - -(-given * one // max(1, sum(spare)))  # rounded up
            for width, one in zip(widths, spare, strict=True)
        ]
    if sum(widths) > room:
        widths = _cut(claims, widths, room)
    if widths:
        widths[stretch] += max(0, room - sum(widths))
    return widths


def _cut(claims: Sequence[Claim], widths: Sequence[int], room: int) -> list[int]:
    """Return widths of which the widest are cut; whole ones only where nothing else is left."""
    soft = [width for claim, width in zip(claims, widths, strict=True) if not claim.whole]
    left = room - (sum(widths) - sum(soft))
    if left < _LEAST * len(soft) or not soft:
        most = _cap(widths, room)
        return [min(width, most) for width in widths]
    most = _cap(soft, left)
    return [
        width if claim.whole else min(width, most)
        for claim, width in zip(claims, widths, strict=True)
    ]


def _cap(widths: Sequence[int], room: int) -> int:
    """Return the most that a column may be wide so that all of them fit."""
    left = room
    for place, width in enumerate(sorted(widths)):
        others = len(widths) - place
        if width * others > left:
            return max(0, left // others)
        left -= width
    return max(widths, default=0)
