"""The action bar of the Grading page: the verdict in words, discard and apply."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from app.services.what_if import Trial
from app.ui.widgets import parts, trial_words
from app.ui.widgets.button import Button
from app.ui.widgets.pill import Pill

DISCARD_KEY = "Ctrl+Backspace"
APPLY_KEY = "Ctrl+Return"


class SchemeBar(QFrame):
    """Says what applying would do, and offers it."""

    discard_asked = Signal()
    apply_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("scheme_bar")
        self.setProperty("part", "card")
        self.setFixedHeight(56)
        self.against = parts.label("", "table", "quiet", name="verdict_against")
        self.risen, self.fallen = Pill("verdict_risen"), Pill("verdict_fallen")
        self.stayed = parts.Elided("table", "quiet", name="verdict_stayed")
        self.discard = Button(self.tr("Discard"), "quiet", key=DISCARD_KEY, name="discard_scheme")
        self.apply = Button("", "primary", icon="check", key=APPLY_KEY, name="apply_scheme")
        self.discard.clicked.connect(self.discard_asked)
        self.apply.clicked.connect(self.apply_asked)
        box = parts.row(gap=12, margins=(19, 0, 15, 0), parent=self)
        box.addWidget(self.against)
        for pill in (self.risen, self.fallen):
            box.addWidget(pill)
        box.addWidget(self.stayed, 1)
        box.addWidget(self.discard)
        box.addWidget(self.apply)
        self.name_version(1)
        for pill in (self.risen, self.fallen):
            pill.hide()

    def name_version(self, version: int) -> None:
        """Name the version in force and the one that applying makes."""
        self.against.setText(self.tr("Against version {version}").format(version=version))
        self.apply.setText(self.tr("Apply as version {version}…").format(version=version + 1))
        self.apply.updateGeometry()

    def show_trial(self, trial: Trial) -> None:
        """Say the verdict of a trial."""
        self.risen.show_state("arrow-up", trial_words.rise(trial.risen), "accent")
        self.fallen.show_state("arrow-down", trial_words.fall(trial.fallen), "warn")
        for pill in (self.risen, self.fallen):
            pill.show()
        self.stayed.setText(trial_words.rest(trial))

    def show_broken(self, told: str) -> None:
        """Say that nothing can be tried, and why."""
        for pill in (self.risen, self.fallen):
            pill.hide()
        self.stayed.setText(told)

    def allow(self, *, discard: bool, why_not: str) -> None:
        """Offer to discard; offer to apply, or say in the tooltip why not."""
        self.discard.setEnabled(discard)
        self.apply.setEnabled(not why_not)
        self.apply.setToolTip(why_not)
