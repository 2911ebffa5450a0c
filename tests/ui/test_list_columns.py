"""The columns of lists follow the text size; what is a date or a number stays whole."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services import grading, level_history, overrides, star_table
from app.services.desk import Desk
from app.services.overrides import OverrideEntry
from app.ui import growing, style
from app.ui.dialogs.level_history import HistoryDialog
from app.ui.dialogs.sale_edit import Buyer
from app.ui.jobs import Jobs
from app.ui.language import Translators
from app.ui.tables.customer_table import all_columns
from app.ui.widgets.column_room import Claim, shared
from app.ui.widgets.level_badge import Level
from app.ui.widgets.override_list import HandPanel
from app.ui.widgets.plain_view import PAD
from app.ui.widgets.review_rows import RowView
from tests.services.shops import add, scheme

WHO = 1
LONG = "Ordered for a wedding of four hundred guests and comes back in spring"
CLAIMS = st.lists(
    st.builds(Claim, st.integers(48, 300), st.integers(24, 500), st.booleans()), min_size=1
)


@pytest.fixture(params=[100, 150])
def percent(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[int]:
    """Dress the program in a text size."""
    growing.dress(qapp, "light", request.param, less_motion=False)
    yield request.param
    growing.dress(qapp, "light", 100, less_motion=False)


@given(CLAIMS, st.integers(0, 3000), st.data())
def test_columns_fill_the_room_and_what_must_not_be_cut_is_whole(
    claims: list[Claim], room: int, data: st.DataObject
) -> None:
    stretch = data.draw(st.integers(0, len(claims) - 1))
    widths = shared(claims, room, stretch)
    assert sum(widths) == room
    assert min(widths) >= 0
    wished = [claim.wished for claim in claims]
    if sum(wished) <= room:
        assert all(width >= wish for width, wish in zip(widths, wished, strict=True))
    least = [min(one.wished, one.needed) if one.whole else min(48, one.needed) for one in claims]
    if sum(least) + sum(48 - one for one in least if one < 48) <= room:
        for claim, width in zip(claims, widths, strict=True):
            assert not claim.whole or width >= min(claim.wished, claim.needed)


@pytest.mark.parametrize(
    ("room", "expected"),
    [
        (500, [120, 96, 284]),  # all as wished, the last takes the rest
        (316, [120, 96, 100]),
        (300, [114, 93, 93]),  # what the texts do not need goes first
        (200, [60, 80, 60]),  # then the widest texts are cut, never the date
        (90, [30, 30, 30]),  # nothing else is left
    ],
)
def test_room_that_is_short_is_shared(room: int, expected: list[int]) -> None:
    claims = [Claim(120, 90), Claim(96, 80, whole=True), Claim(100, 60)]
    assert shared(claims, room, 2) == expected


def needed(view: RowView, place: int) -> int:
    """Return how wide the texts of a column are with their padding."""
    metrics, model = QFontMetrics(style.font(13)), view.rows
    texts = [str(model.index(row, place).data()) for row in range(model.rowCount())]
    return max(map(metrics.horizontalAdvance, texts)) + 2 * PAD


def check(view: RowView, whole: set[str]) -> None:
    heads = view.horizontalHeader()
    keys = [column.key for column in view.rows.columns]
    assert heads.length() == view.viewport().width()
    for key in whole:
        assert heads.sectionSize(keys.index(key)) >= needed(view, keys.index(key)), key


def test_the_history_grows_with_the_text(
    qtbot: QtBot, desk: Desk, jobs: Jobs, percent: int
) -> None:
    grading.set_scheme(desk, scheme())
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    steps = level_history.timeline(desk, WHO)
    assert steps
    dialog = HistoryDialog(window, desk, jobs, Buyer(WHO, "王五", None), steps)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert dialog.width() == min(1280 - 64, style.px(860))
    assert (dialog.width() > 860) == (percent > 100)
    check(dialog.list, {"day", "score", "version", "actor"})


def test_levels_by_hand_keep_their_dates_whole(qtbot: QtBot, desk: Desk, percent: int) -> None:
    grading.set_scheme(desk, scheme())
    today = desk.clock.today()
    entry = OverrideEntry(WHO, 4, LONG, until=today + timedelta(days=90))
    overrides.set_level(desk, entry)
    panel = HandPanel(today, may_set=True)
    qtbot.addWidget(panel)
    panel.resize(1100, 400)
    panel.show()
    qtbot.waitExposed(panel)
    levels = {rank: Level(rank, 5, rank, f"Level {rank}", "") for rank in range(1, 6)}
    panel.show_rows(overrides.standing(desk), levels)
    check(panel.list, {"day", "until"})
    keys = [column.key for column in panel.list.rows.columns]
    reason = panel.list.horizontalHeader().sectionSize(keys.index("reason"))
    assert reason < needed(panel.list, keys.index("reason"))
    assert reason >= style.px(72), percent


@pytest.mark.parametrize(("speech", "expected"), [("en", "tea, vip"), ("zh_CN", "tea、vip")])
def test_tags_stand_in_a_row_as_the_language_writes_it(
    desk: Desk, speech: str, expected: str
) -> None:
    key = add(desk, "李四", tags=("tea", "vip"))
    translators = Translators()
    translators.use(speech)
    try:
        text = all_columns(desk)["tags"].text(star_table.rows(desk, [key])[0])
    finally:
        translators.use("en")
        translators.remove()
    assert text == expected
