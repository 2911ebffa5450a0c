"""The small parts: badge, banner, search, chips, fields, buttons."""

import itertools
from datetime import date

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.errors import UserError
from app.ui import messages, style
from app.ui.widgets import parts
from app.ui.widgets.banner import Banner, Notice, Offer
from app.ui.widgets.button import Button, key_text
from app.ui.widgets.card_text import Facts
from app.ui.widgets.day_edit import DayEdit, read_day
from app.ui.widgets.empty_hint import EmptyHint
from app.ui.widgets.field import Field, Form, text_edit
from app.ui.widgets.filter_bar import Choice, FilterBar
from app.ui.widgets.level_badge import Emblem, Level, LevelBadge, badge_width, paint_badge
from app.ui.widgets.money_edit import MoneyEdit
from app.ui.widgets.search_box import SearchBox
from tests.services.shops import refusal
from tests.ui.conftest import find, press, type_in

LEVELS = [Level(rank, 5, rank, f"{rank} stars") for rank in range(1, 6)]


def picture(level: Level, *, grey: bool = False) -> QImage:
    image = QImage(badge_width(level.name), 24, QImage.Format.Format_RGB32)
    image.fill(style.theme().colour("surface"))
    painter = QPainter(image)
    paint_badge(painter, 0, 12, level)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8) if grey else image


def test_a_badge_is_told_apart_without_colour(qtbot: QtBot) -> None:
    same_colour = [Level(1, 5, rank, f"{rank} stars") for rank in range(1, 6)]
    pictures = [picture(level, grey=True) for level in same_colour]
    assert all(one != other for one, other in itertools.pairwise(pictures))


def test_a_long_name_is_shortened_to_its_room(qtbot: QtBot) -> None:
    level = Level(3, 5, 3, "A very long name of a level")
    image = QImage(200, 24, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    assert paint_badge(painter, 0, 12, level, room=80) <= 82
    painter.end()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_badges_draw_in_both_themes(qtbot: QtBot, theme: str) -> None:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - only here

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    style.apply(app, theme)
    try:
        badge, emblem = LevelBadge(LEVELS[3]), Emblem(64)
        qtbot.addWidget(badge)
        qtbot.addWidget(emblem)
        emblem.show_level(LEVELS[3])
        solid = LEVELS[3].colours().solid.lower()
        for widget in (badge, emblem):
            image = widget.grab().toImage()
            names = {
                image.pixelColor(x, y).name()
                for x in range(image.width())
                for y in range(image.height())
            }
            assert solid in names
        assert badge.accessibleName() == "4 stars"
        assert emblem.accessibleName() == "4 stars, 4/5"
        badge.show_level(None)
        assert badge.width() == 0
    finally:
        style.apply(app, "light")


def test_a_banner_says_three_things_and_offers_two(qtbot: QtBot) -> None:
    banner, told = Banner(), list[str]()
    qtbot.addWidget(banner)
    offers = (Offer("Undo", lambda: told.append("undo"), "Ctrl+Z"), Offer("Show", lambda: None))
    banner.show_notice(Notice("ok", "Recorded ¥268.00.", "李四", offers))
    assert banner.isVisible()
    assert find(banner, QLabel, "banner_what").text() == "Recorded ¥268.00."
    assert find(banner, QLabel, "banner_more").text() == "李四"
    find(banner, QPushButton, "offer_0").click()
    assert told == ["undo"]
    assert not banner.isVisible()


def test_a_refusal_stays_until_it_is_closed(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_notice(messages.refusal(UserError("no", "No {x}.", {"x": 1}, advice="Try.")))
    assert banner.notice == Notice("danger", "No 1.", "Try.", stays=True)
    assert not banner._timer.isActive()
    find(banner, QPushButton, "banner_close").click()
    assert not banner.isVisible()
    banner.show_notice(messages.done("Done."))
    assert banner._timer.isActive()
    banner.dismiss()


def test_a_search_is_told_once_typing_pauses(qtbot: QtBot) -> None:
    box, asked = SearchBox("Find"), list[str]()
    qtbot.addWidget(box)
    box.asked.connect(asked.append)
    with qtbot.waitSignal(box.asked):
        type_in(box, "zsy ")
    assert asked == ["zsy"]
    press(box, Qt.Key.Key_Escape)
    assert (box.text(), asked) == ("", ["zsy", ""])
    with qtbot.waitSignal(box.left):
        press(box, Qt.Key.Key_Down)
    assert asked == ["zsy", ""]


def test_the_key_of_a_search_is_no_first_letter(qtbot: QtBot) -> None:
    box = SearchBox("Find")
    qtbot.addWidget(box)
    type_in(box, "/")
    assert box.text() == ""
    type_in(box, "a/b")
    assert box.text() == "a/b"


def test_a_search_without_a_key_of_its_own_shows_none_and_lets_down_lead_on(qtbot: QtBot) -> None:
    box, plain = SearchBox("", key=""), QLineEdit()
    for field in (box, plain):
        qtbot.addWidget(field)
        field.resize(300, 32)
    right = QRect(150, 0, 150, 32)
    assert box.grab(right).toImage() == plain.grab(right).toImage()
    with qtbot.waitSignal(box.left):
        press(box, Qt.Key.Key_Down)


def test_chips_choose_one_and_arrow_keys_move(qtbot: QtBot) -> None:
    bar, chosen = FilterBar(), list[object]()
    qtbot.addWidget(bar)
    bar.chosen.connect(chosen.append)
    choices = [Choice(None, "All", 12)]
    choices += [Choice(level.rank, level.name, 3, level) for level in LEVELS]
    bar.show_choices(choices)
    bar.show()
    bar.chips[4].click()
    assert [chip.isChecked() for chip in bar.chips].index(True) == 4
    bar.chips[4].click()
    assert (bar.value, chosen) == (None, [4, None])
    bar.choose(2)
    bar.show_choices(choices[:2])
    assert bar.value is None
    with qtbot.waitActive(bar):
        bar.activateWindow()
    bar.chips[0].setFocus()
    press(bar.chips[0], Qt.Key.Key_Right)
    assert bar.chips[1].hasFocus()


def test_a_refusal_stands_beside_its_field(qtbot: QtBot) -> None:
    edit = text_edit("typed")
    field = Field("Phone", edit, name="phone", hint="11 digits")
    qtbot.addWidget(field)
    form = Form({"phone": field})
    assert not form.show_error(UserError("no", "No.", field="name"))
    assert form.show_error(UserError("short", "Too short.", advice="Add one.", field="phone"))
    assert field.error == "Too short. Add one."
    assert edit.text() == "typed"
    type_in(edit, "1")
    assert field.error == ""
    field.set_error("again")
    form.clear_errors()
    assert field.error == ""


def test_an_amount_is_read_by_the_rule(qtbot: QtBot) -> None:
    edit = MoneyEdit("CNY", 2)
    qtbot.addWidget(edit)
    edit.setText("¥1，268.5")
    assert edit.minor() == 126850
    edit.setText("much")
    with pytest.raises(UserError):
        edit.minor()
    edit.setText("$5")
    with pytest.raises(UserError) as caught:
        edit.minor()
    assert caught.value.code == "other_currency"


@pytest.mark.parametrize("text", ["2026-03-01", "2026/3/1", "2026年3月1日", "20260301"])
def test_a_day_is_read_in_many_forms(text: str) -> None:
    assert read_day(text, "day") == date(2026, 3, 1)


@pytest.mark.parametrize("text", ["yesterday", "2026-13-01", "1-2-3"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with refusal("not_a_day", "day"):
        read_day(text, "day")


def test_keys_move_a_day_but_not_beyond_the_latest(qtbot: QtBot) -> None:
    edit = DayEdit(date(2026, 3, 1), "day", latest=date(2026, 3, 1))
    qtbot.addWidget(edit)
    press(edit, Qt.Key.Key_Down)
    assert edit.day() == date(2026, 2, 28)
    press(edit, Qt.Key.Key_Up)
    press(edit, Qt.Key.Key_Up)
    assert edit.day() == date(2026, 3, 1)
    edit.setText("nonsense")
    press(edit, Qt.Key.Key_Up)
    assert edit.text() == "nonsense"
    edit.clear()
    press(edit, Qt.Key.Key_Up)
    assert edit.day() == date(2026, 3, 1)


def test_keys_begin_an_empty_day_with_today(qtbot: QtBot) -> None:
    edit, today = DayEdit(None, "due", begins=date(2026, 3, 1)), date(2026, 3, 1)
    qtbot.addWidget(edit)
    press(edit, Qt.Key.Key_Down)
    assert edit.day() == today
    press(edit, Qt.Key.Key_Up)
    assert edit.day() == date(2026, 3, 2)
    unknown = DayEdit(None, "until")
    qtbot.addWidget(unknown)
    press(unknown, Qt.Key.Key_Up)
    assert unknown.text() == ""
    edit.clear()
    type_in(edit, "2")
    assert edit.text() == "2"


def test_a_button_shows_its_key_and_fits_its_word(qtbot: QtBot) -> None:
    button = Button("Record sale", "primary", icon="receipt", key="F2", name="sale")
    bare = Button("Record sale")
    for one in (button, bare):
        qtbot.addWidget(one)
    assert button.toolTip() == "Record sale (F2)"
    assert button.sizeHint().width() > bare.sizeHint().width()
    assert button.minimumSizeHint() == button.sizeHint()
    assert not button.grab().isNull()
    assert key_text("Ctrl+E") == "Ctrl E"
    assert key_text("Ctrl+Return") == "Ctrl Enter"


def test_an_empty_page_says_what_to_do(qtbot: QtBot) -> None:
    hint = EmptyHint("customers")
    qtbot.addWidget(hint)
    hint.show_hint("No customers yet.", "Add one.", Button("Add", name="add"))
    hint.show_hint("Nobody found.", "Search again.", Button("Clear", name="clear"))
    assert find(hint, QLabel, "empty_what").text() == "Nobody found."
    assert hint.findChild(QPushButton, "add") is None
    find(hint, QPushButton, "clear")


def test_a_line_that_gives_way_keeps_the_whole_in_its_tooltip(qtbot: QtBot) -> None:
    line = parts.Elided("table", "quiet")
    qtbot.addWidget(line)
    line.setText("2,000 customers, by spend, highest first")
    line.resize(60, 20)
    line.grab()
    assert line.toolTip() == line.text()
    line.resize(600, 20)
    line.grab()
    assert line.toolTip() == ""


def test_labels_never_read_marks_out_of_names(qtbot: QtBot) -> None:
    text = parts.label("<b>Li</b>")
    qtbot.addWidget(text)
    assert text.textFormat() == Qt.TextFormat.PlainText


def test_secrets_are_not_shown(qtbot: QtBot) -> None:
    edit = text_edit(secret=True)
    qtbot.addWidget(edit)
    assert edit.echoMode() == QLineEdit.EchoMode.Password


def test_a_button_marked_dangerous_is_written_in_its_colour(qtbot: QtBot) -> None:
    button = Button("Erase", "primary")
    qtbot.addWidget(button)
    assert button._tone() == "on_accent"
    style.mark(button, kind="danger")
    assert (button.kind, button._tone()) == ("danger", "danger")


def test_facts_go_whole_and_the_last_first(qtbot: QtBot) -> None:
    facts = Facts("body")
    qtbot.addWidget(facts)
    facts.show_facts(["T01224", "last visit today", "with us 3 years"], ", ")
    wide = facts.fontMetrics().horizontalAdvance(facts.text())
    facts.resize(wide, 20)
    assert facts.shown() == "T01224, last visit today, with us 3 years"
    facts.resize(wide - 1, 20)
    assert facts.shown() == "T01224, last visit today"
    facts.resize(30, 20)
    assert facts.shown().endswith("…")
