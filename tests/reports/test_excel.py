import zipfile
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from app.domain.cover import ControlTotal, Cover
from app.domain.importing_guard import keeps_quote, unguard
from app.domain.sheet import Cell, Column, Kind, Sheet
from app.errors import Cancelled, UserError
from app.reports.excel import write_workbook
from tests.spreadsheet import recalculate


def wall(text: str) -> datetime:
    """Return a moment as a clock on the wall shows it: a spreadsheet knows no other."""
    return datetime.fromisoformat(text)


COLUMNS = (
    Column("number", "编号"),
    Column("name", "Name", width=20),
    Column("phone", "Phone"),
    Column("amount", "Amount", Kind.MONEY, total=True),
    Column("visits", "Visits", Kind.INTEGER, total=True),
    Column("score", "Score", Kind.NUMBER),
    Column("share", "Share", Kind.PERCENT),
    Column("joined", "Joined", Kind.DATE),
    Column("seen", "Seen", Kind.MOMENT),
)
ROW: tuple[Cell, ...] = (
    "00123",
    "张三",
    "13812345678",
    Decimal("1234.50"),
    7,
    Decimal("67.00"),
    0.25,
    date(2024, 3, 1),
    wall("2024-03-01T09:30:15"),
)


def sheet(*rows: tuple[Cell, ...], title: str = "Sales") -> Sheet:
    return Sheet(title, COLUMNS, rows)


def texts(title: str, values: list[str]) -> Sheet:
    return Sheet(title, (Column("text", "Text"),), [(value,) for value in values])


def load(path: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(path)


def test_each_kind_is_written_as_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write_workbook(path, [sheet(ROW)])
    cells = load(path)["Sales"][2]
    assert [cell.data_type for cell in cells] == ["s", "s", "s", "n", "n", "n", "n", "d", "d"]
    assert [cell.value for cell in cells[:7]] == [
        "00123",
        "张三",
        "13812345678",
        1234.5,
        7,
        67,
        0.25,
    ]
    assert cells[7].value == wall("2024-03-01")
    assert cells[8].value == wall("2024-03-01T09:30:15")
    assert [cell.number_format for cell in cells] == [
        "@",
        "@",
        "@",
        "#,##0.00;[Red]-#,##0.00",
        "#,##0",
        "#,##0.00##",
        "0.0%",
        "yyyy-mm-dd",
        "yyyy-mm-dd hh:mm:ss",
    ]


def test_a_currency_without_cents_is_shown_without_them(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write_workbook(path, [sheet(ROW)], decimals=0)
    assert load(path)["Sales"]["D2"].number_format == "#,##0;[Red]-#,##0"


def test_an_amount_is_written_to_the_last_digit(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    rows = [(*ROW[:3], Decimal("0.10"), *ROW[4:]), (*ROW[:3], Decimal("-99999999999.99"), *ROW[4:])]
    write_workbook(path, [sheet(*rows)])
    with zipfile.ZipFile(path) as archive:
        text = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<v>0.10</v>" in text
    assert "<v>-99999999999.99</v>" in text


def test_a_moment_is_shown_by_the_shop_clock(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    moment = datetime(2024, 3, 1, 9, 30, tzinfo=UTC)
    write_workbook(path, [sheet((*ROW[:8], moment))])
    assert load(path)["Sales"]["I2"].value == moment.astimezone().replace(tzinfo=None)


def test_what_has_no_number_stays_readable(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    odd: tuple[Cell, ...] = (
        None,
        "",
        "x",
        "•••",
        True,
        float("nan"),
        time(12, 0),
        date(1890, 1, 2),
        None,
    )
    write_workbook(path, [sheet(odd)])
    cells = load(path)["Sales"][2]
    shown = [cell.value for cell in cells]
    assert shown == [None, None, "x", "•••", True, "nan", 0.5, "1890-01-02", None]


def test_the_header_stays_in_sight_and_on_every_page(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write_workbook(path, [sheet(ROW, ROW)])
    worksheet = load(path)["Sales"]
    assert worksheet.freeze_panes == "A2"
    assert worksheet.auto_filter.ref == "A1:I3"
    assert worksheet.print_title_rows == "$1:$1"
    assert worksheet.page_setup.orientation == "landscape"
    assert worksheet.sheet_properties.pageSetUpPr.fitToPage
    assert worksheet["A1"].font.bold
    assert worksheet.column_dimensions["B"].width == 20
    assert worksheet.column_dimensions["A"].width == 12


def test_the_total_line_adds_up_its_columns_by_formula(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write_workbook(path, [sheet(ROW, ROW, ROW)])
    line = [cell.value for cell in load(path)["Sales"][6]]
    assert line[:5] == ["Total", None, None, "=SUM(D2:D4)", "=SUM(E2:E4)"]


def test_an_empty_sheet_has_its_header_and_balances(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    cover = made_cover(ControlTotal("Rows", 0, "Sales", "number", count=True))
    write_workbook(path, [sheet()], cover)
    book = load(path)
    assert [cell.value for cell in book["Sales"][1]][:2] == ["编号", "Name"]
    assert book["Accounts"]["C10"].value == "=COUNTA('Sales'!$A$2:$A$2)"


def test_titles_are_made_fit_and_unlike(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    wanted = ["a/b:c", "A b c", "'", "x" * 40, "x" * 35 + "y"]
    write_workbook(path, [sheet(ROW, title=title) for title in wanted])
    assert load(path).sheetnames == ["a b c", "A b c 2", "-", "x" * 31, "x" * 29 + " 2"]


def test_notes_stand_apart_from_the_rows(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    noted = Sheet("Stars", COLUMNS, [ROW], notes=["=1+1 is a note"])
    write_workbook(path, [noted])
    book = load(path)
    assert book.sheetnames == ["Stars", "Notes"]
    assert [cell.value for cell in book["Notes"][1]] == ["Stars", "=1+1 is a note"]
    assert book["Notes"]["B1"].data_type == "s"


class Steps:
    def __init__(self, stop_at: int = 0) -> None:
        self.seen: list[tuple[int, int, str]] = []
        self.stop_at = stop_at

    def step(self, done: int, total: int, text: str = "") -> None:
        self.seen.append((done, total, text))

    def check(self) -> None:
        if self.stop_at and len(self.seen) >= self.stop_at:
            raise Cancelled


def test_progress_is_told_about_fifty_times_over_all_sheets(tmp_path: Path) -> None:
    steps = Steps()
    sheets = [sheet(*[ROW] * 300), sheet(*[ROW] * 200, title="Returns")]
    write_workbook(tmp_path / "out.xlsx", sheets, None, steps)
    assert len(steps.seen) == 50
    assert steps.seen[-1] == (500, 500, "Writing Returns")


def test_a_stopped_export_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        write_workbook(tmp_path / "out.xlsx", [sheet(*[ROW] * 500)], None, Steps(stop_at=3))
    assert list(tmp_path.iterdir()) == []


# --- the cover ---------------------------------------------------------------------------------


def made_cover(*totals: ControlTotal) -> Cover:
    return Cover(
        title="Accounts",
        shop="=茶铺",
        period="2024-01-01 – 2024-12-31",
        made_at=wall("2024-12-31T18:00"),
        made_by="owner",
        totals=totals,
        notes=("Returns are negative.",),
    )


def sales_book(path: Path, amount_in_database: str) -> None:
    columns = (
        Column("document", "Document"),
        Column("channel", "Channel"),
        Column("amount", "Amount", Kind.MONEY, total=True),
    )
    rows = [
        ("A1", "shop", Decimal("0.10")),
        ("A2", "*", Decimal("0.20")),
        ("A3", 'q"t', Decimal("-5.00")),
        ("A4", "shop", Decimal("1234.56")),
    ]
    cover = made_cover(
        ControlTotal("Net sales", Decimal(amount_in_database), "Sales/2024", "amount"),
        ControlTotal("Lines", 4, "Sales/2024", "document", count=True),
        ControlTotal("shop", Decimal("1234.66"), "Sales/2024", "amount", where=("channel", "shop")),
        ControlTotal("star", Decimal("0.20"), "Sales/2024", "amount", where=("channel", "*")),
        ControlTotal("quote", 1, "Sales/2024", "document", count=True, where=("channel", 'q"t')),
    )
    write_workbook(path, [Sheet("Sales/2024", columns, rows)], cover)


def test_the_cover_names_who_when_and_the_formulas(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    sales_book(path, "1229.86")
    cover = load(path)["Accounts"]
    assert [cover[f"B{row}"].value for row in range(3, 7)] == [
        "=茶铺",
        "2024-01-01 – 2024-12-31",
        wall("2024-12-31T18:00"),
        "owner",
    ]
    assert cover["B3"].data_type == "s"
    assert cover["B10"].value == 1229.86
    assert cover["C10"].value == "=SUM('Sales 2024'!$C$2:$C$5)"
    assert cover["D10"].value == "=ROUND(B10-C10,2)"
    assert cover["C11"].value == "=COUNTA('Sales 2024'!$A$2:$A$5)"


@pytest.mark.parametrize(
    ("amount", "difference", "verdict"),
    [("1229.86", "0", "balances"), ("1229.85", "-0.01", "does not balance")],
)
def test_a_spreadsheet_program_finds_that_it_balances(
    tmp_path: Path, amount: str, difference: str, verdict: str
) -> None:
    path = tmp_path / "out.xlsx"
    sales_book(path, amount)
    lines = recalculate(path, 1, tmp_path)
    assert lines[6][1] == verdict
    assert [line[3] for line in lines[9:14]] == [difference, "0", "0", "0", "0"]
    assert [line[2] for line in lines[9:14]] == ["1229.86", "4", "1234.66", "0.2", "1"]


# --- text is text ------------------------------------------------------------------------------

FORMULAS = [
    "=1+1",
    '=HYPERLINK("http://example.org","x")',
    "=",
    "==",
    "+1",
    "+8613812345678",
    "-1",
    "-",
    "@SUM(A1)",
    "\t=1+1",
    "\n=1+1",
    " =1+1",
    "\u3000=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "'=1+1",
    "{=1+1}",
    "#N/A",
    "#REF!",
    "TRUE",
    "1e5",
    "00123",
    "2024-03-01",
    "cmd|' /C calc'!A0",
    "%",
    "_",
    '"',
    "'; DROP TABLE customer; --",
    "\U00020bb7野家 👍🏽",
    "\u202eright to left",
    "e\u0301",
    "line one\nline two",
    "  spaces  ",
]


def test_no_text_becomes_a_formula_or_anything_else(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write_workbook(path, [texts("Text", FORMULAS)])
    cells = [row[0] for row in load(path)["Text"].iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    # A quote before a sign is doubled, so that our own import, which takes one away, keeps it.
    assert [cell.value for cell in cells] == [keeps_quote(text) for text in FORMULAS]
    assert [unguard(cell.value) for cell in cells if cell.value[:1] == "'"] == [
        text for text in FORMULAS if text[:1] == "'"
    ]
    assert {cell.number_format for cell in cells} == {"@"}


def test_libreoffice_shows_every_text_as_text(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write_workbook(path, [texts("Text", FORMULAS)])
    shown = [line[0] for line in recalculate(path, 1, tmp_path)[1:]]
    assert shown == [keeps_quote(text) for text in FORMULAS]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a\x00b", "a␀b"),
        ("\x00=1", "␀=1"),
        ("\x1b[31m", "␛[31m"),
        ("half \ud83d", "half �"),
        ("\uffff", "�"),
    ],
)
def test_what_a_spreadsheet_cannot_hold_is_shown_by_its_picture(
    tmp_path: Path, text: str, written: str
) -> None:
    path = tmp_path / "out.xlsx"
    write_workbook(path, [texts("Text", [text])])
    assert load(path)["Text"]["A2"].value == written


def test_an_escape_like_text_is_shown_as_written(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write_workbook(path, [texts("Text", ["_x0041_", "_x005F_", "_xyz"])])
    lines = recalculate(path, 1, tmp_path)
    assert [line[0] for line in lines[1:]] == ["_x0041_", "_x005F_", "_xyz"]


def test_a_long_name_is_kept_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write_workbook(path, [texts("Text", ["名" * 10_000])])
    assert load(path)["Text"]["A2"].value == "名" * 10_000


def test_a_text_too_long_for_a_cell_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        write_workbook(tmp_path / "out.xlsx", [texts("Text", ["story " * 6000])])
    assert refused.value.code == "text_too_long"
    assert "story story" in str(refused.value)
    assert list(tmp_path.iterdir()) == []


# --- the file itself ---------------------------------------------------------------------------


def test_a_row_too_many_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    many = Sheet("Sales", COLUMNS, [ROW] * 1_048_575)
    with pytest.raises(UserError) as refused:
        write_workbook(tmp_path / "out.xlsx", [many])
    assert refused.value.code == "too_many_rows"
    assert list(tmp_path.iterdir()) == []
