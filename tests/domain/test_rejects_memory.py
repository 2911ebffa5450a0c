"""A refused row is kept for the report; the batch it stood in must not be kept with it."""

import gc

from app.domain.importing_verdicts import Reject
from app.errors import UserError


class Batch:
    """Stands for ten thousand parsed rows."""


def read(batch: Batch) -> int:
    try:
        return int("12,x")
    except ValueError as error:
        raise UserError("bad_amount", f"No amount in {batch}.") from error


def refused() -> Reject:
    rejects = []
    try:
        read(Batch())
    except UserError as error:
        rejects.append(Reject(2, "amount", "12,x", error, ("12,x",)))
    return rejects[0]


def test_a_refusal_does_not_keep_the_frames_it_came_through() -> None:
    reject = refused()
    gc.collect()
    assert [one for one in gc.get_objects() if isinstance(one, Batch)] == []
    assert reject.error.__traceback__ is None
    assert reject.code == "bad_amount"
