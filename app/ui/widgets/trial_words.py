"""What a trial of a scheme would do, in words: who rises, falls, stays, gets a first level."""

from PySide6.QtCore import QCoreApplication

from app.services.what_if import Trial
from app.ui.widgets.review_words import joined


def rise(count: int) -> str:
    """Say how many rise: "38 rise", "1 rises"."""
    return QCoreApplication.translate("Grading", "%Ln rise", "", count)


def fall(count: int) -> str:
    """Say how many fall."""
    return QCoreApplication.translate("Grading", "%Ln fall", "", count)


def rest(trial: Trial) -> str:
    """Say how many stay, and how many get a level for the first time."""
    stayed, first = trial.stayed, trial.first
    words = [QCoreApplication.translate("Grading", "%Ln stay", "", stayed)]
    if first:
        words.append(QCoreApplication.translate("Grading", "%Ln get their first level", "", first))
    return joined(words)
