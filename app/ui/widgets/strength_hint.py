"""Tells beside a new password how hard it is to guess, while somebody types."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QLineEdit

from app.domain.passwords import Strength, is_easy, strength
from app.ui import style
from app.ui.widgets import parts


def strength_hint(edit: QLineEdit) -> QLabel:
    """Return a label that follows a password field; empty says nothing."""
    hint = parts.label("", "caption", name="password_strength")

    def tell(typed: str) -> None:
        text, tone = _words(strength(typed), is_short=is_easy(typed))
        hint.setText(text)
        style.mark(hint, tone=tone)

    edit.textChanged.connect(tell)
    return hint


def _words(found: Strength, *, is_short: bool) -> tuple[str, str]:
    """Return what is said of a strength, and in which tone."""
    translate = QCoreApplication.translate
    if is_short:
        return translate(
            "StrengthHint", "Easy to guess: take a longer one, such as a short sentence"
        ), "warn"
    words = {
        Strength.FAIR: (translate("StrengthHint", "Fair"), ""),
        Strength.STRONG: (translate("StrengthHint", "Hard to guess"), "ok"),
    }
    return words.get(found, ("", ""))
