"""ID numbers of a file: stored where the customer agreed and none is known, else left out."""

from app.models import id_numbers as number_rows
from app.services import id_numbers
from app.services.desk import Work


class Numbers:
    """Takes the numbers of one import; undoing the batch deletes them."""

    def __init__(self, work: Work, batch_id: int) -> None:
        self.stored = 0
        self.left_out = 0
        self._work = work
        self._batch_id = batch_id

    def take(self, customer_id: int, number: str) -> bool:
        """Store a customer's checked number; say whether that changed anything.

        A file never replaces a known number, and nobody's is kept without consent.
        """
        if not number:
            return False
        connection = self._work.connection
        known = number_rows.of_customer(connection, customer_id)
        if known == number:
            return False
        agrees = number_rows.has_consent(connection, customer_id)
        if known or not agrees or number_rows.holder(connection, number) is not None:
            self.left_out += 1
            return False
        id_numbers.store(self._work, customer_id, number, self._batch_id)
        self.stored += 1
        return True
