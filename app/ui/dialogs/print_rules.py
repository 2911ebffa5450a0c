"""Prints the papers about the rules: the sheet for customers, and one level explained."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QWidget

from app.reports.letters import Letter
from app.reports.rule_letters import explanation_letter, rules_letter
from app.reports.wording import Words
from app.services import rule_papers
from app.services.desk import Desk
from app.services.papers import PaperMade
from app.ui.dialogs.print_paper import Collect, PaperDialog
from app.ui.jobs import Jobs


class RulesDialog(PaperDialog):
    """The rule sheet for customers, on one page; weights and bounds may be left out."""

    def __init__(self, parent: QWidget | None, desk: Desk, jobs: Jobs) -> None:
        title = QCoreApplication.translate("RulesDialog", "Rule sheet for customers")
        super().__init__(parent, desk, jobs, title)
        self.setObjectName("rules")
        self.figures = QCheckBox(self.tr("Weights and scores of the levels"))
        self.figures.setObjectName("rules_figures")
        self._shows_figures = False
        self.figures.toggled.connect(self._on_figures)
        self.below.addWidget(self.figures)
        self.refresh()

    def collect_shown(self) -> Collect:
        """Collect the rules in force."""
        return lambda _progress: (rule_papers.rule_sheet(self.desk),)

    def _on_figures(self, is_on: bool) -> None:  # noqa: FBT001 - Qt's own signal
        self._shows_figures = is_on
        self.draw()

    def letter(self, view: Any, words: Words) -> Letter:  # noqa: ANN401 - a RuleSheet
        """Return the rules as a letter."""
        return rules_letter(view, words, figures=self._shows_figures)

    def made(self, how: str) -> PaperMade:
        """Return what goes into the audit log."""
        return PaperMade("rules", how)


class ExplanationDialog(PaperDialog):
    """Why one customer has its level, or had it, from what was stored when it got it."""

    def __init__(
        self,
        parent: QWidget | None,
        desk: Desk,
        jobs: Jobs,
        customer_id: int,
        decision_id: int | None = None,
    ) -> None:
        title = QCoreApplication.translate("ExplanationDialog", "Why this level")
        super().__init__(parent, desk, jobs, title)
        self.setObjectName("explanation")
        self._customer_id, self._decision_id = customer_id, decision_id
        self.refresh()

    def collect_shown(self) -> Collect:
        """Collect what was stored."""
        whose, decision = self._customer_id, self._decision_id
        return lambda _progress: (rule_papers.level_report(self.desk, whose, decision),)

    def letter(self, view: Any, words: Words) -> Letter:  # noqa: ANN401 - a LevelReport
        """Return the explanation as a letter."""
        return explanation_letter(view, words)

    def made(self, how: str) -> PaperMade:
        """Return what goes into the audit log."""
        return PaperMade("explanation", how, (self._customer_id,))
