"""Asks how many customers a level may hold at most, and proposes bounds; ties are explained."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain import money
from app.domain.scoring import shown
from app.domain.thresholds import Budget, Limit, Proposed
from app.errors import UserError
from app.i18n import filled, sentences
from app.services import what_if
from app.services.what_if import Session, Trial
from app.ui import formats
from app.ui.dialogs.frame import FormDialog
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.scheme_draft import written
from app.ui.widgets.scheme_fields import Wrong
from app.ui.widgets.scheme_level_row import Star, level_at

_QUIET_MS = 150
Take = Callable[[Mapping[int, Decimal]], None]


class WishesDialog(FormDialog):
    """One line for each level above the lowest; what is typed is tried at once."""

    def __init__(
        self, parent: QWidget | None, jobs: Jobs, session: Session, trial: Trial, take: Take
    ) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("Grading", "At most so many on a level"),
            QCoreApplication.translate("Grading", "Use these bounds"),
            name="scheme_wishes",
        )
        self.setMinimumWidth(640)
        self._jobs, self._session, self._trial, self._take = jobs, session, trial, take
        self._edits: dict[int, QLineEdit] = {}
        self._results: dict[int, parts.Elided] = {}
        self._proposed: tuple[Proposed, ...] = ()
        about = self.tr(
            "Write a number of customers such as 50, or a share such as 10 %. "
            "Levels left empty keep their bound."
        )
        self.body.addWidget(parts.label(about, "table", "quiet", wrap=True))
        for rank in range(len(trial.scheme.levels), 1, -1):
            self.body.addLayout(self._line(rank))
        self.budget = QLineEdit()
        if any(session.cost_minor):
            self.body.addLayout(self._budget_line())
        self.wrong = Wrong("wishes_wrong")
        self.notes = parts.label("", "table", name="wishes_notes", wrap=True)
        self.body.addWidget(self.wrong)
        self.body.addWidget(self.notes)
        self.act.setEnabled(False)
        self._edits[len(trial.scheme.levels)].setFocus()
        self._soon = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._soon.timeout.connect(self._ask)

    def _line(self, rank: int) -> parts.Layout:
        level = level_at(rank, self._trial.scheme.levels)
        star = Star()
        star.show_level(level)
        name = parts.Elided("section")
        name.setText(level.name)
        edit = QLineEdit()
        edit.setObjectName(f"wish_{rank}")
        edit.setFixedWidth(96)
        edit.setMaxLength(12)
        edit.setAccessibleName(filled(self.tr("At most on {name}"), name=level.name))
        edit.textEdited.connect(lambda _text: self._soon_ask())
        result = parts.Elided("table", "quiet", name=f"wish_{rank}_result")
        held = self._trial.after[rank] if rank < len(self._trial.after) else 0
        result.setText(self._words(self._trial.scheme.levels[rank - 1].lower, held))
        self._edits[rank], self._results[rank] = edit, result
        line = parts.row(star, gap=8)
        line.addWidget(name, 2)
        line.addWidget(edit)
        line.addWidget(result, 3)
        return line

    def _budget_line(self) -> parts.Layout:
        self.budget.setObjectName("wish_budget")
        self.budget.setFixedWidth(96)
        self.budget.setMaxLength(20)
        word = parts.Elided("section")
        word.setText(self.tr("Benefits of a year"))
        self.budget.setAccessibleName(word.text())
        self.budget.textEdited.connect(lambda _text: self._soon_ask())
        costs, desk = self._trial.costs, self._session.desk
        self.cost = parts.Elided("table", "quiet", name="wish_cost")
        self.cost.setText(formats.money(costs.after_minor, desk.decimals, desk.currency))
        line = parts.row(parts.Icon("benefits", "text2", 24), gap=8)
        line.addWidget(word, 2)
        line.addWidget(self.budget)
        line.addWidget(self.cost, 3)
        return line

    def _words(self, lower: Decimal, customers: int) -> str:
        text = self.tr("from {bound}, {customers}")
        return text.format(bound=written(lower), customers=formats.customers(customers))

    def _soon_ask(self) -> None:
        self.act.setEnabled(False)
        self._soon.start()

    def _ask(self) -> None:
        try:
            limits = {
                rank: Limit.read(edit.text())
                for rank, edit in self._edits.items()
                if edit.text().strip()
            }
            typed = self.budget.text().strip()
            desk = self._session.desk
            budget = money.parse_money(typed, desk.decimals, desk.currency) if typed else None
        except UserError as error:
            self._refuse(error)
            return
        if not limits and budget is None:
            self.wrong.say("")
            self.notes.setText("")
            return
        session, scheme = self._session, self._trial.scheme
        self._jobs.ask(
            lambda _progress: what_if.propose(session, scheme, limits, budget),
            self._show,
            initiator=self,
            failed=self._refuse,
            replaces="wishes",
        )

    def _refuse(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.wrong.say(sentences(*error.sentences()))
            self.notes.setText("")
            self.fit()

    def _show(self, proposed: tuple[Proposed, ...]) -> None:
        self._proposed = proposed
        if any(self._session.cost_minor):
            desk = self._session.desk
            cost = Budget(0, self._session.cost_minor).cost(proposed)
            self.cost.setText(formats.money(cost, desk.decimals, desk.currency))
        self.wrong.say("")
        notes = []
        for one in reversed(proposed[1:]):
            self._results[one.rank].setText(self._words(one.lower, one.customers))
            notes += self._notes(one)
        self.notes.setText("\n".join(notes))
        self.act.setEnabled(True)
        self.fit()

    def _notes(self, one: Proposed) -> list[str]:
        name = self._trial.scheme.levels[one.rank - 1].name
        found = []
        if one.tie is not None:
            text = self.tr(
                "{name}: {customers} with the same score {score}; with them it would be {all}."
            )
            found.append(
                filled(
                    text,
                    name=name,
                    customers=formats.customers(one.tie.customers),
                    score=shown(one.tie.score),
                    all=formats.number(one.tie.with_them),
                )
            )
        if one.gap is not None:
            text = self.tr(
                "{name}: nobody stands between {low} and {high}; a bound there leaves {count}."
            )
            found.append(
                text.format(
                    name=name,
                    low=shown(one.gap.low),
                    high=shown(one.gap.high),
                    count=formats.number(one.gap.customers),
                )
            )
        return found

    def save(self) -> None:
        """Put the proposed bounds on the workbench."""
        self.accept()
        self._take({one.rank: one.lower for one in self._proposed})
