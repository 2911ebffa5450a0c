"""A shop's life at random: whatever happens in whatever order, the promises hold."""

import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)

from app import bootstrap
from app.domain.schemes import Dimension, Scheme
from app.errors import UserError
from app.models import grades
from app.services import batches, grader, grading, points, reporting
from app.services.desk import Desk
from app.services.points import PointsEntry
from app.services.schemes import rules_of
from tests.services.shops import (
    FixedClock,
    add,
    digest,
    edit,
    open_copy,
    refusal,
    scheme,
    sell,
    take_back,
    take_in,
    troubles,
    write_csv,
)

SCHEMES: tuple[Scheme, ...] = (
    scheme(),
    scheme(bounds=(0, 50), window_days=0),
    scheme(
        Dimension("amount", 40, "percentile"),
        Dimension("frequency", 30, full=Decimal(3)),
        Dimension("referrals", 30, full=Decimal(2)),
        bounds=tuple(range(0, 100, 10)),
        window_days=30,
    ),
    scheme(
        Dimension("recency", 50, floor=Decimal(180), full=Decimal(0)),
        Dimension("diversity", 50, full=Decimal(2)),
        promote="at_review",
        frequency_counts="days",
    ),
)
AMOUNTS = st.sampled_from(["0.01", "99.99", "200.00", "450.00", "800.00"])
HEAD = ["customer", "document", "date", "amount", "category", "original_order"]
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["", "N1", "N2", "X1"]),
        st.sampled_from(["", "F1", "F2"]),
        st.sampled_from(["2024-03-20", "2024-04-05", "2024-09-01"]),
        st.sampled_from(["10", "350", "-20"]),
        st.sampled_from(["", "tea", "cups"]),
        st.sampled_from(["", "F1"]),
    ),
    min_size=1,
    max_size=5,
)


class ShopLife(RuleBasedStateMachine):
    """Sales, returns, imports, undo, regrading, schemes, days and reopening, in any order."""

    people = Bundle("people")
    documents = Bundle("documents")
    files = Bundle("files")
    applied = Bundle("applied")
    original: Path

    def __init__(self) -> None:
        super().__init__()
        self._parent = tempfile.TemporaryDirectory()
        self.clock = FixedClock()
        self.desk: Desk = open_copy(self.original, Path(self._parent.name) / "shop", self.clock)
        self.count = 0
        self.is_stale = False

    def teardown(self) -> None:
        self.desk.database.close()
        self._parent.cleanup()

    @initialize(target=people)
    def opens(self) -> Any:  # noqa: ANN401 - what hypothesis hands on
        first = add(self.desk, "a", number="N1")
        return multiple(first, add(self.desk, "b", number="N2", referrer_id=first))

    @rule(target=people, referrer=people)
    def somebody_new(self, referrer: int) -> int:
        self.count += 1
        return add(self.desk, f"c{self.count}", referrer_id=referrer)

    @rule(who=people, influence=st.integers(0, 5))
    def an_edit(self, who: int, influence: int) -> None:
        before = self.levels()
        edit(self.desk, who, influence=influence, name=f"e{influence}")
        assert self.levels() == before

    @rule(target=documents, who=people | st.none(), amount=AMOUNTS)
    def a_sale(self, who: int | None, amount: str) -> str:
        return sell(self.desk, who, amount, category="tea").document

    @rule(who=people, amount=AMOUNTS)
    def a_sale_that_comes_back_at_once(self, who: int, amount: str) -> None:
        if self.is_stale:
            self.regrades()
        before = self.levels(), self.scores()
        document = sell(self.desk, who, amount, category="cups").document
        take_back(self.desk, document)
        assert (self.levels(), self.scores()) == before

    @rule(who=people, many=st.sampled_from([1, 250, -40]))
    def points_by_hand(self, who: int, many: int) -> None:
        before = self.levels(), self.scores()
        held = points.account(self.desk, who).balance
        if held + many < 0:
            with refusal("points_too_few", "points"):
                points.adjust(self.desk, PointsEntry(who, many, "why not"))
        else:
            points.adjust(self.desk, PointsEntry(who, many, "why not"))
            assert points.account(self.desk, who).balance == held + many
        assert (self.levels(), self.scores()) == before

    @rule(document=consumes(documents))
    def a_return(self, document: str) -> None:
        take_back(self.desk, document)

    @rule(target=documents, document=consumes(documents))
    def a_partial_return(self, document: str) -> Any:  # noqa: ANN401 - what hypothesis hands on
        receipt = take_back(self.desk, document, "0.01")
        with self.desk.read() as work:
            left = work.connection.exec_driver_sql(
                "SELECT total_minor FROM sale WHERE document = ?", (receipt.document,)
            ).scalar_one()
        return document if left else multiple()

    @rule(target=files, rows=ROWS)
    def an_import(self, rows: list[tuple[str, ...]]) -> int:
        self.count += 1
        path = write_csv(self.desk.paths.shop / f"{self.count}.csv", [HEAD, *rows])
        batch = take_in(self.desk, path).batch
        before = digest(self.desk)
        assert take_in(self.desk, path).created == 0
        assert digest(self.desk) == before
        return batch or 0

    @rule(rows=ROWS)
    def an_import_taken_back_at_once(self, rows: list[tuple[str, ...]]) -> None:
        if self.is_stale:
            self.regrades()
        before = digest(self.desk)
        path = write_csv(self.desk.paths.shop / "now.csv", [HEAD, *rows])
        batches.undo(self.desk, take_in(self.desk, path).batch or 0)
        assert digest(self.desk) == before

    @rule(batch=consumes(files))
    def an_import_taken_back(self, batch: int) -> None:
        self.tried(batch)

    @rule(target=applied, which=st.sampled_from(SCHEMES))
    def a_scheme(self, which: Scheme) -> int:
        seen = grading.preview(self.desk, which)
        done = grading.set_scheme(self.desk, which)
        assert seen.moved == done.value.changed
        self.is_stale = False
        return done.batch or 0

    @rule(which=st.sampled_from(SCHEMES))
    def a_scheme_taken_back_at_once(self, which: Scheme) -> None:
        if self.is_stale:
            self.regrades()
        before = digest(self.desk)
        batches.undo(self.desk, grading.set_scheme(self.desk, which).batch or 0)
        assert digest(self.desk) == before

    @rule(batch=consumes(applied))
    def a_scheme_taken_back(self, batch: int) -> None:
        if self.tried(batch):
            self.is_stale = False

    def tried(self, batch: int) -> bool:
        """Take a batch back unless something stands on it; a refusal changes nothing."""
        before = digest(self.desk)
        try:
            batches.undo(self.desk, batch)
        except UserError as error:
            if error.code not in {"batch_built_on", "scheme_followed"}:
                raise
            assert digest(self.desk) == before
            return False
        return True

    @rule()
    def regrades(self) -> None:
        grading.regrade(self.desk)
        before = digest(self.desk)
        assert grading.regrade(self.desk).value.changed == 0
        assert digest(self.desk) == before
        self.is_stale = False

    @rule(days=st.sampled_from([1, 20, 200]))
    def days_pass(self, days: int) -> None:
        self.clock.move(days=days)
        self.is_stale = True

    @rule()
    def reopens(self) -> None:
        before = digest(self.desk)
        self.desk.database.close()
        self.desk = bootstrap.open_desk(self.desk.paths.shop, clock=self.clock)
        assert digest(self.desk) == before

    @precondition(lambda self: not self.is_stale)
    @invariant()
    def incremental_equals_full(self) -> None:
        """Hold what is stored to a full run of the same day under the same break-points."""
        before = self.table()
        with self.desk.work() as work:
            grader.run(work, rules_of(work), grader.Why(), refit=False)
            again = grades.table(work.connection, None).tolist()
            work.connection.rollback()
        level, base = grades.COLUMNS.index("level"), grades.COLUMNS.index("base_level")
        kept = [place for place in range(len(grades.COLUMNS)) if place not in {level, base}]
        # An edit may leave a level to the next sale or run; nothing else may.
        assert [[row[place] for place in kept] for row in again] == [
            [row[place] for place in kept] for row in before
        ]

    @invariant()
    def everything_adds_up(self) -> None:
        assert troubles(self.desk) == []
        book = reporting.accountant_book(self.desk, end=self.clock.day)
        for sheet in book.sheets[2:]:
            place = [column.key for column in sheet.columns].index("net")
            cells: list[Any] = [row[place] for row in sheet.rows]
            assert sum(cells) == book.totals["net_amount"]

    def table(self) -> list[list[float]]:
        with self.desk.read() as work:
            return [list(row) for row in grades.table(work.connection, None).tolist()]

    def levels(self) -> list[tuple[float, float]]:
        place = grades.COLUMNS.index("level")
        return [(row[0], row[place]) for row in self.table()]

    def scores(self) -> list[float]:
        place = grades.COLUMNS.index("score")
        return [row[place] for row in self.table()]


def test_a_shops_life(new_shop: Path) -> None:
    ShopLife.original = new_shop
    run_state_machine_as_test(ShopLife, settings=settings(max_examples=10, stateful_step_count=14))
