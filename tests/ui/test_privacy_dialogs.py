"""Consent by keyboard, all data handed out, a person erased: from the customer's card."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.access import Role
from app.domain.cases import CaseEntry
from app.domain.consents import ConsentEntry
from app.models import erasure
from app.reports import person_letter
from app.services import (
    audit,
    backup_rounds,
    cases,
    customers,
    front_desk,
    id_numbers,
    privacy,
    settings,
)
from app.services.counter_alerts import AlertKind
from app.services.desk import Desk
from app.ui import files, messages
from app.ui.customer_acts import CustomerActs
from app.ui.dialogs.customer_edit import CustomerDialog
from app.ui.dialogs.person_erase import EraseDialog
from app.ui.dialogs.privacy_edit import PrivacyDialog
from app.ui.dialogs.reveal_phone import RevealDialog
from app.ui.jobs import Jobs
from app.ui.widgets.banner import PRIVATE_MS, SHOWN_MS, Banner, Notice
from app.ui.widgets.button import Button
from app.ui.widgets.level_badge import Level
from tests.services.shops import add, as_role
from tests.ui.conftest import find, press, settle, top, type_in
from tests.ui.test_case_forms import Host

LEVELS = {rank: Level(rank, 5, rank, f"{rank} stars") for rank in range(1, 6)}


@pytest.fixture
def host(qtbot: QtBot, desk: Desk, jobs: Jobs) -> Host:
    """Return a page about somebody who buys often."""
    host = Host(desk, jobs)
    qtbot.addWidget(host)
    return host


def opened(qtbot: QtBot, host: Host) -> PrivacyDialog:
    acts = {command.name: command for command in CustomerActs(host, LEVELS).commands()}
    assert acts["privacy"].key == "Ctrl+D"
    acts["privacy"].act()
    settle(qtbot, host.jobs)
    return top(PrivacyDialog)


def test_consent_is_given_and_withdrawn_by_keyboard(qtbot: QtBot, host: Host, desk: Desk) -> None:
    key = host.current()
    settings.change(desk, "privacy.wording", "v1: we write to you")
    privacy.give(desk, ConsentEntry(key, "marketing", "phone", how="paper"))
    dialog = opened(qtbot, host)
    assert "v1: we write to you" in find(dialog, QLabel, "below_how").text()
    assert find(dialog, QLabel, "said_marketing_phone").text().startswith("since 2024-04-01")
    first = find(dialog, QCheckBox, "consent_service")
    assert dialog.focusWidget() is first
    press(first, Qt.Key.Key_Space, Qt.Key.Key_Down)
    press(find(dialog, QCheckBox, "consent_marketing_sms"), Qt.Key.Key_Down)
    press(find(dialog, QCheckBox, "consent_marketing_phone"), Qt.Key.Key_Space, Qt.Key.Key_Return)
    settle(qtbot, host.jobs)
    assert privacy.agreed(desk, "service") == [key]
    assert privacy.agreed(desk, "marketing", "phone") == []
    assert host.notices[-1].tone == "ok"
    assert [line.act for line in audit.lines(desk, audit.AuditView())[:2]] == [
        "withdraw_consent",
        "give_consent",
    ]


def test_a_guardian_signs_on_paper_unless_somebody_says_otherwise(
    qtbot: QtBot, host: Host, desk: Desk
) -> None:
    key = host.current()
    assert find(opened(qtbot, host), QComboBox, "how").currentData() == "spoken"
    top(PrivacyDialog).done(0)
    entry = customers.card(desk, key).entry
    customers.edit_customer(desk, key, replace(entry, birthday="2014-01-01"))
    assert find(opened(qtbot, host), QComboBox, "how").currentData() == "paper"


def test_nothing_said_anew_writes_nothing(qtbot: QtBot, host: Host, desk: Desk) -> None:
    before = len(audit.lines(desk, audit.AuditView()))
    press(opened(qtbot, host), Qt.Key.Key_Return)
    settle(qtbot, host.jobs)
    assert len(audit.lines(desk, audit.AuditView())) == before


def test_a_role_without_the_right_only_reads(qtbot: QtBot, desk: Desk, jobs: Jobs) -> None:
    host = Host(as_role(desk, Role.ACCOUNTANT), jobs)
    qtbot.addWidget(host)
    dialog = opened(qtbot, host)
    assert not find(dialog, QCheckBox, "consent_service").isEnabled()
    assert not dialog.act.isVisible()
    assert dialog.findChild(Button, "erase") is None
    dialog.done(0)


def test_a_child_is_flagged(qtbot: QtBot, desk: Desk) -> None:
    key = add(desk, "小花", birthday="2015-05-01")
    assert AlertKind.CHILD in {alert.kind for alert in front_desk.card(desk, key).alerts}
    grown = add(desk, "大花", birthday="1990-05-01")
    assert AlertKind.CHILD not in {alert.kind for alert in front_desk.card(desk, grown).alerts}


def test_all_data_goes_out_as_pdf_and_json(
    qtbot: QtBot, host: Host, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = host.current()
    cases.log(desk, CaseEntry(key, "complaint", "phone", "box was open"))
    privacy.give(desk, ConsentEntry(key, "service"))
    suggested: list[str] = []

    def choose(_parent: object, _title: str, name: str, _kinds: str) -> Path:
        suggested.append(name)
        return tmp_path / "out.pdf"

    monkeypatch.setattr(files, "save_file", choose)
    QTest.mouseClick(find(opened(qtbot, host), Button, "hand_out"), Qt.MouseButton.LeftButton)
    settle(qtbot, host.jobs)
    settle(qtbot, host.jobs)
    assert "客人" not in suggested[0]
    said = "".join(page.extract_text() for page in PdfReader(tmp_path / "out.pdf").pages)
    for word in ("客人11", "13812340011", "box"):
        assert word in said
    for code in ("spoken", "log_case", "first_grading", "shares_phone", ".000000"):
        assert code not in said
    plain = " ".join(said.split())
    for word in ("Said at the counter", "Complaint", "first grading"):
        assert word in plain
    held = json.loads((tmp_path / "out.json").read_text("utf-8"))["data"]
    assert held["consent"][0]["given"] == "2024-04-01"
    assert held["customer"][0]["name"] == "客人11"


NUMBER = "11010519491231002X"


def keep_numbers(desk: Desk, key: int) -> None:
    """Let a shop keep ID numbers, and a customer agree to it."""
    settings.change(desk, id_numbers.KEEP, True)
    privacy.give(desk, ConsentEntry(key, "sensitive", how="paper"))


def form_of(qtbot: QtBot, host: Host) -> CustomerDialog:
    acts = {command.name: command for command in CustomerActs(host, LEVELS).commands()}
    acts["edit"].act()
    settle(qtbot, host.jobs)
    return top(CustomerDialog)


def test_the_form_has_no_field_while_id_numbers_are_off(
    qtbot: QtBot, host: Host, desk: Desk
) -> None:
    dialog = form_of(qtbot, host)
    assert dialog.findChild(QLineEdit, "id_number") is None
    dialog.done(0)
    keep_numbers(desk, host.current())
    dialog = form_of(qtbot, host)
    assert "agree" in find(dialog, QLabel, "below_id_number").text()
    dialog.done(0)


def test_an_id_number_is_typed_wrong_then_right_then_shown(
    qtbot: QtBot, host: Host, desk: Desk
) -> None:
    key = host.current()
    keep_numbers(desk, key)
    dialog = form_of(qtbot, host)
    edit = find(dialog, QLineEdit, "id_number")
    type_in(edit, "110105194912310021")
    press(dialog, Qt.Key.Key_Return)
    settle(qtbot, host.jobs)
    assert "check digit" in dialog.form.fields["id_number"].error
    assert edit.text() == "110105194912310021"
    edit.clear()
    type_in(edit, "110105 19491231 002x")
    press(dialog, Qt.Key.Key_Return)
    settle(qtbot, host.jobs)
    dialog = form_of(qtbot, host)
    assert find(dialog, QLineEdit, "id_number").text() == ""
    assert "1****************X" in find(dialog, QLabel, "below_id_number").text()
    dialog.done(0)
    seen = opened(qtbot, host)
    assert find(seen, QLabel, "id_number").text() == "1****************X"
    find(seen, Button, "show_id_number").click()
    settle(qtbot, host.jobs)
    reveal = top(RevealDialog)
    press(reveal, Qt.Key.Key_Return)
    settle(qtbot, host.jobs)
    assert reveal.form.fields["reason"].error
    type_in(find(reveal, QLineEdit, "reason"), "registration")
    press(reveal, Qt.Key.Key_Return)
    settle(qtbot, host.jobs)
    notice = host.notices[-1]
    assert (notice.what, notice.is_private) == ("110105 19491231 002X", True)
    assert audit.lines(desk, audit.AuditView())[0].act == "reveal_id_number"


def test_withdrawing_offers_to_delete_at_once(
    qtbot: QtBot, host: Host, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = host.current()
    keep_numbers(desk, key)
    id_numbers.change(desk, key, NUMBER)
    dialog = opened(qtbot, host)
    find(dialog, QCheckBox, "consent_sensitive").click()
    press(dialog, Qt.Key.Key_Return)
    settle(qtbot, host.jobs)
    settle(qtbot, host.jobs)
    (offer,) = host.notices[-1].offers
    dialog = opened(qtbot, host)
    assert dialog.findChild(Button, "show_id_number") is None
    assert "withdrawn" in find(dialog, QLabel, "id_number").text()
    dialog.done(0)
    monkeypatch.setattr(messages, "question", lambda *_: False)
    offer.act()
    settle(qtbot, host.jobs)
    assert id_numbers.count(desk) == 1
    monkeypatch.setattr(messages, "question", lambda *_: True)
    offer.act()
    settle(qtbot, host.jobs)
    assert id_numbers.count(desk) == 0


def test_a_role_without_the_right_is_offered_no_showing(
    qtbot: QtBot, desk: Desk, host: Host, jobs: Jobs
) -> None:
    keep_numbers(desk, host.current())
    id_numbers.change(desk, host.current(), NUMBER)
    at_desk = Host(as_role(desk, Role.FRONT_DESK), jobs)
    qtbot.addWidget(at_desk)
    dialog = opened(qtbot, at_desk)
    assert find(dialog, QLabel, "id_number").text() == "1****************X"
    assert dialog.findChild(Button, "show_id_number") is None
    dialog.done(0)


def test_a_private_notice_hides_by_itself_and_with_its_customer(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_notice(Notice("accent", "told"))
    banner.forget_private()
    assert not banner.isHidden()
    banner.show_notice(Notice("accent", "110105", is_private=True))
    assert banner._timer.isActive()
    assert banner._timer.interval() == PRIVATE_MS
    banner.forget_private()
    assert banner.notice is None
    assert "110105" not in {label.text() for label in banner.findChildren(QLabel)}
    banner.show_notice(Notice("ok", "done"))
    assert banner._timer.interval() == SHOWN_MS


def test_every_table_of_a_person_has_its_place_in_the_letter() -> None:
    assert set(erasure.HELD) == set(person_letter.TABLES)


@pytest.mark.usefixtures("english")
def test_a_person_is_erased_with_a_reason_and_a_second_question(
    qtbot: QtBot, host: Host, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = host.current()
    backup_rounds.run(desk)
    asked: list[str] = []

    def answer(_parent: object, what: str, *_more: str) -> bool:
        asked.append(what)
        return len(asked) > 1

    monkeypatch.setattr(messages, "question", answer)
    QTest.mouseClick(find(opened(qtbot, host), Button, "erase"), Qt.MouseButton.LeftButton)
    settle(qtbot, host.jobs)
    dialog = top(EraseDialog)
    told = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "11 sale lines" in told
    assert "Backups that still hold the data: 1; the last is gone by 2024-" in told
    press(find(dialog, QLineEdit, "reason"), Qt.Key.Key_Return)
    settle(qtbot, host.jobs)
    assert [dialog.form.fields["reason"].error] == [""], "Enter never erases"
    press(dialog.act, Qt.Key.Key_Return)
    settle(qtbot, host.jobs)
    assert dialog.form.fields["reason"].error
    assert not asked
    type_in(find(dialog, QLineEdit, "reason"), "asked in writing")
    press(dialog.act, Qt.Key.Key_Return)
    settle(qtbot, host.jobs)
    assert customers.card(desk, key).entry.name == "客人11"
    press(dialog.act, Qt.Key.Key_Return)
    settle(qtbot, host.jobs)
    assert asked == ["Erase 客人11 for good?"] * 2
    assert customers.find(desk, "客人11") == []
    assert host.notices[-1].tone == "ok"
    assert "the last is gone by" in host.notices[-1].more
