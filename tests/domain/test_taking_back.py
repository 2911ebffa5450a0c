"""What somebody holds once a batch that changed the level is taken back."""

import pytest

from app.domain.grading import Cause, Held, without_batch


@pytest.mark.parametrize(
    ("before", "live", "since", "held"),
    [
        (Held(2, 1), 1, [], Held(2, 1)),
        (Held(2, 1), 3, [], Held(2, 1)),
        (Held(0, 0), 3, [], Held(3, 3)),
        (Held(2, 1), 3, [Cause.PROMOTION], Held(3, 1)),
        (Held(2, 1), 1, [Cause.PROMOTION, Cause.RETURN], Held(2, 1)),
        (Held(2, 1), 3, [Cause.RETURN, Cause.UNDO], Held(3, 1)),
        (Held(2, 1), 3, [Cause.REVIEW], None),
        (Held(2, 1), 3, [Cause.PROMOTION, Cause.OVERRIDE], None),
    ],
)
def test_what_was_held_comes_back_unless_a_decision_came_since(
    before: Held, live: int, since: list[Cause], held: Held | None
) -> None:
    assert without_batch(before, live, since) == held
