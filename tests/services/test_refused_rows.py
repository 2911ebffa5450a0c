"""Rows that imports refused: kept in the shop's file, saved for who asks, let go of in time."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.access import Permission, Role
from app.errors import NotAllowedError
from app.models import refused
from app.services import audit, batches, customers, privacy, refused_rows, reject_file
from app.services.desk import Desk
from app.services.reject_file import RefusedRow
from tests.services.shops import FixedClock, add, refusal, take_in, write_csv

HEAD = ["number", "name", "phone", "email", "note"]
ANN = ["A1", "穆青禾", "13912340987", "mu@example.org", ""]
ROWS = [
    HEAD,
    ["B1", "good", "13712345678", "", ""],
    ["C1", "other", "1381234567", "", ""],
    ["A9", "穆青禾", "138", "", "=note"],
    ["C2", "somebody", "139", "", "call +86 139-1234-0987"],
]


@pytest.fixture
def batch(desk: Desk, tmp_path: Path) -> int:
    """Return the batch of a file of which three rows were refused."""
    report = take_in(desk, write_csv(tmp_path / "list.csv", ROWS))
    assert (report.created, report.rejected) == (1, 3)
    return report.batch or 0


def kept(desk: Desk) -> list[str]:
    """Return everything that is kept of refused rows."""
    with desk.read() as work:
        return [text for _, cells in refused.every(work.connection) for text in cells]


def test_nothing_readable_is_left_and_the_rows_are_kept(desk: Desk, batch: int) -> None:
    assert list(desk.paths.rejects.iterdir()) == []
    rows = refused_rows.of_batch(desk, batch)
    assert [row.line for row in rows] == [3, 4, 5]
    assert rows[1].cells == ["A9", "穆青禾", "138", "", "=note"]
    assert "digits" in rows[0].reason
    assert batches.list_batches(desk)[0].refused == 3


def test_saving_is_guarded_noted_and_needs_full_phones(
    desk: Desk, batch: int, tmp_path: Path
) -> None:
    assert refused_rows.save(desk, batch, tmp_path / "out.csv") == 3
    lines = reject_file.read_lines(tmp_path / "out.csv")
    assert lines[0] == ["Line", "Reason", *HEAD]
    assert lines[2][2:] == ["A9", "穆青禾", "138", "", "'=note"]
    noted = audit.lines(desk, audit.AuditView())[0]
    assert (noted.act, noted.record_id) == ("save_refused", batch)
    grants = frozenset(Permission) - {Permission.SEE_PHONES}
    other = replace(desk, actor=desk.actor._replace(role=Role.OWN, own_grants=grants))
    for act in (
        lambda: refused_rows.save(other, batch, tmp_path / "no.csv"),
        lambda: refused_rows.of_batch(other, batch),
    ):
        with pytest.raises(NotAllowedError):
            act()
    assert not (tmp_path / "no.csv").exists()


def test_a_place_that_cannot_be_written_to_is_named(desk: Desk, batch: int, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with refusal("file_unwritable"):
        refused_rows.save(desk, batch, tmp_path / "file" / "out.csv")
    assert audit.lines(desk, audit.AuditView())[0].act == "import"


def test_a_batch_without_refused_rows_says_so(desk: Desk, tmp_path: Path) -> None:
    report = take_in(desk, write_csv(tmp_path / "fine.csv", ROWS[:2]))
    with refusal("no_refused_rows"):
        refused_rows.of_batch(desk, report.batch or 0)


def test_a_command_writes_beside_the_file_and_never_over_another(
    desk: Desk, batch: int, tmp_path: Path
) -> None:
    source = tmp_path / "list.csv"
    first = refused_rows.hand_out(desk, batch, source)
    second = refused_rows.hand_out(desk, batch, source)
    assert first == tmp_path / f"list.refused-{batch}.csv"
    assert second == tmp_path / f"list.refused-{batch}-2.csv"
    assert first.read_bytes() == second.read_bytes()
    assert list(desk.paths.rejects.iterdir()) == []


def test_where_it_cannot_it_writes_in_the_shops_folder_or_nowhere(
    desk: Desk, batch: int, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    nowhere = tmp_path / "file" / "list.csv"
    assert refused_rows.hand_out(desk, batch, nowhere) == (
        desk.paths.rejects / f"import-{batch}.csv"
    )
    (desk.paths.rejects / f"import-{batch}.csv").unlink()
    desk.paths.rejects.rmdir()
    desk.paths.rejects.write_text("")
    assert refused_rows.hand_out(desk, batch, nowhere) is None


def test_old_ones_are_let_go_of_kept_and_written(
    desk: Desk, clock: FixedClock, batch: int, tmp_path: Path
) -> None:
    refused_rows.hand_out(desk, batch, tmp_path / "file" / "x.csv")
    file = refused_rows.hand_out(desk, batch, desk.paths.rejects / "again.csv")
    assert file is not None
    moment = clock.now().timestamp()
    for one in desk.paths.rejects.iterdir():
        os.utime(one, (moment, moment))
    clock.move(days=refused_rows.KEPT_DAYS)
    assert refused_rows.age_out(desk).value == 0
    clock.move(seconds=1)
    assert refused_rows.age_out(desk).value == 3
    assert list(desk.paths.rejects.iterdir()) == []
    assert kept(desk) == []
    assert batches.list_batches(desk)[0].refused == 0
    assert refused_rows.age_out(desk).value == 0
    assert [line.act for line in audit.lines(desk, audit.AuditView())].count("age_refused") == 1


def test_an_erased_person_goes_from_them_too(desk: Desk, batch: int, tmp_path: Path) -> None:
    key = add(desk, ANN[1], number=ANN[0], phone=ANN[2], email=ANN[3])
    in_shop = desk.paths.rejects / "import-1.csv"
    whole = [RefusedRow(number, "why", cells) for number, cells in enumerate([*ROWS[1:], ANN])]
    reject_file.write(in_shop, HEAD, whole)
    only = desk.paths.rejects / "import-2.csv"
    reject_file.write(only, HEAD, [RefusedRow(2, "why", ANN)])
    foreign = desk.paths.rejects / "import-3.csv"
    foreign.write_bytes("行,原因,姓名\n2,x,穆青禾\n3,x,李四\n".encode("gb18030"))
    privacy.erase(desk, key, "asked")
    assert [row.line for row in refused_rows.of_batch(desk, batch)] == [3]
    assert [row[0] for row in reject_file.read_lines(in_shop)[1:]] == ["0", "1"]
    assert not only.exists()
    assert reject_file.read_lines(foreign)[1:] == [["3", "x", "李四"]]


def test_what_resists_is_named_and_stops_no_erasure(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = add(desk, ANN[1], number=ANN[0], phone=ANN[2])
    for name in ("import-1.csv", "import-2.csv"):
        reject_file.write(desk.paths.rejects / name, HEAD, [RefusedRow(2, "why", ANN)])
    unlink = Path.unlink

    def open_elsewhere(file: Path, *, missing_ok: bool = False) -> None:
        if file.name == "import-1.csv":
            raise PermissionError
        unlink(file, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", open_elsewhere)
    done = privacy.erase(desk, key, "asked").value
    assert done.left == ("import-1.csv",)
    assert done.sentences() == [
        "import-1.csv still names the person and could not be changed; delete it."
    ]
    assert not (desk.paths.rejects / "import-2.csv").exists()
    with refusal("customer_gone"):
        customers.card(desk, key)


def test_the_reason_too_may_name_somebody(desk: Desk, tmp_path: Path) -> None:
    key = add(desk, "甲", number="A1", phone="13812345678")
    add(desk, "乙", number="B1", phone="13912345678")
    rows = [HEAD, ["B1", "b", "13812345678", "", ""]]
    take_in(desk, write_csv(tmp_path / "clash.csv", [*rows, *ROWS[1:2]]))
    assert kept(desk)
    privacy.erase(desk, key, "asked")
    assert kept(desk) == []
