"""The customer whom an act is about: a live one, or the refusal that they are gone."""

from typing import Any

from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import customers as customer_rows
from app.services.desk import Work


def customer(work: Work, customer_id: int) -> Any:  # noqa: ANN401 - a database row
    """Return a live customer.

    Raises:
        UserError: the customer was removed meanwhile, by an undo or an erasure.

    """
    row = customer_rows.get(work.connection, customer_id)
    if row is None:
        raise gone()
    return row


def gone() -> UserError:
    """Return the refusal for a customer who is no longer there."""
    return UserError(
        "customer_gone",
        QT_TRANSLATE_NOOP("Errors", "This customer is no longer there."),
        advice=QT_TRANSLATE_NOOP("Errors", "The list is refreshed; choose again."),
        field="customer",
    )
