"""Acts about points given and taken by hand."""

from app.domain.access import Permission
from app.services import points
from app.services.desk import Desk
from app.services.points import PointsEntry
from tests.services.acts.shape import KEY, Act, P

ACTS: dict[str, tuple[Permission, Act]] = {
    "points.account": (P.SEE_CUSTOMERS, lambda desk: points.account(desk, KEY)),
    "points.adjust": (
        P.ADJUST_POINTS,
        lambda desk: points.adjust(desk, PointsEntry(KEY, 50, "reason")),
    ),
    "points.reverse": (P.ADJUST_POINTS, lambda desk: points.reverse(desk, 1)),
}


def fill(desk: Desk) -> None:
    """Give points that can be taken back."""
    points.adjust(desk, PointsEntry(KEY, 100, "a welcome"))
