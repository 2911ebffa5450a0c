"""Two kinds of trouble: what the user can mend (UserError), and everything else, our bug.

A UserError has three parts: what happened, which record, what to do now. Texts are marked in
English where they are raised (context "Errors") and translated where they are shown.
"""

from collections.abc import Mapping
from typing import Any

from app.i18n import QT_TRANSLATE_NOOP, filled, sentences, translate

CONTEXT = "Errors"


class UserError(Exception):
    """A refusal that the user can understand and mend; nothing was changed.

    Args:
        code: short stable name for tests and scripts, such as "phone_too_short".
        text: marked sentence saying what happened and which record, with {named} values.
        values: the values for both sentences; never a full phone or ID number.
        advice: marked sentence saying what to do now.
        field: the form field or scheme key to stand beside, when there is one.

    """

    def __init__(
        self,
        code: str,
        text: str,
        values: Mapping[str, Any] | None = None,
        *,
        advice: str = "",
        field: str = "",
    ) -> None:
        super().__init__(code)
        self.code = code
        self.text = text
        self.values = dict(values or {})
        self.advice = advice
        self.field = field

    def sentences(self) -> tuple[str, str]:
        """Return (what happened and which record, what to do now) in the language in use."""
        what = filled(translate(CONTEXT, self.text), **self.values)
        advice = filled(translate(CONTEXT, self.advice), **self.values) if self.advice else ""
        return what, advice

    def __str__(self) -> str:
        return sentences(*self.sentences())


class StorageError(UserError):
    """The database or the disk refused: busy, full, read-only, damaged, too new."""


class FileError(UserError):
    """A file handed to us could not be read as what it claims to be."""


class NotAllowedError(UserError):
    """The signed-in role may not do this."""


class Cancelled(Exception):  # noqa: N818 - not an error: the user asked for it
    """The user stopped a long act; the transaction rolls back and nobody is told twice."""


def not_allowed(action: str) -> NotAllowedError:
    """Return the refusal for an act that the role may not do."""
    return NotAllowedError(
        "not_allowed",
        QT_TRANSLATE_NOOP("Errors", "Your role may not do this: {action}."),
        {"action": action},
        advice=QT_TRANSLATE_NOOP("Errors", "Ask the owner, or sign in as someone who may."),
    )
