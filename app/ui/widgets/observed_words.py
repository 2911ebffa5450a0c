"""The observation period in words: until when, and how many purchases are still lacking."""

from PySide6.QtCore import QCoreApplication

from app.domain.observation import Observation
from app.ui import formats


def observed_words(seen: Observation) -> str:
    """Return why a level is under observation: "Under observation until 2026-12-30"."""
    translate = QCoreApplication.translate
    day, count = formats.day(seen.until), seen.orders
    if not count:
        return translate("Observed", "Under observation until {day}").format(day=day)
    if seen.until is None:
        return translate("Observed", "Under observation: %n more purchase(s)", "", count)
    both = translate("Observed", "Under observation until {day} and %n more purchase(s)", "", count)
    return both.format(day=day)
