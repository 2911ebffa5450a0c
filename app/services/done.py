"""What an act returns: its value, what it changed, and the batch that undo would take back."""

from typing import Generic, NamedTuple, TypeVar

Value = TypeVar("Value")


class Changes(NamedTuple):
    """Which customers and which lists an act touched; windows refresh just these."""

    customers: frozenset[int] = frozenset()
    all_customers: bool = False
    sales: bool = False
    scheme: bool = False
    batches: bool = False
    settings: bool = False
    views: bool = False
    cases: bool = False
    benefits: bool = False


class Done(NamedTuple, Generic[Value]):
    """The value of an act, what it changed, and its batch when it can be undone."""

    value: Value
    changes: Changes
    batch: int | None = None
