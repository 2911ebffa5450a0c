"""Draws the cover of a workbook: its control totals are counted twice and must agree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from openpyxl.cell import Cell as ExcelCell
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname

from app.domain.cover import ControlTotal, Cover
from app.domain.sheet import Column, Kind
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.reports.cells import FORMATS, money_format, text_cell, value_cell
from app.reports.stream import Worksheet

_HEADER_FILL: Final = PatternFill("solid", fgColor="DDE6F0")
_GOOD_FILL: Final = PatternFill("solid", bgColor="CDE9D2")
_BAD_FILL: Final = PatternFill("solid", bgColor="F6C9C4")
_LINE: Final = Side(style="thin", color="8A97A6")
_WIDTHS: Final = {"A": 44, "B": 24, "C": 24, "D": 16, "E": 24}
_VERDICT: Final = "$B$7"  # where _head puts it
_FIRST_TOTAL: Final = 10


@dataclass(frozen=True)
class Place:
    """Where a sheet stands in the workbook: its title there, its columns, its number of rows."""

    title: str
    columns: Sequence[Column]
    rows: int

    def cells(self, key: str) -> str:
        """Return the address of a column's cells: 'Sales'!$F$2:$F$101 for a hundred rows."""
        keys = [column.key for column in self.columns]
        letter = get_column_letter(keys.index(key) + 1)
        return f"{quote_sheetname(self.title)}!${letter}$2:${letter}${max(2, self.rows + 1)}"


def write(worksheet: Worksheet, cover: Cover, places: Mapping[str, Place], decimals: int) -> None:
    """Write title, who and when, the verdict, the control totals, and the notes."""
    worksheet.set_page(footer=cover.title)
    for letter, width in _WIDTHS.items():
        worksheet.column_dimensions[letter].width = width
    yes, no = _verdicts()
    _head(worksheet, cover, (yes, no))
    _colour_verdict(worksheet, yes)
    _totals(worksheet, cover, places, decimals)
    worksheet.append([])
    for note in cover.notes:
        worksheet.append([text_cell(worksheet, note)])


def _verdicts() -> tuple[str, str]:
    return (
        translate("Reports", QT_TRANSLATE_NOOP("Reports", "balances")),
        translate("Reports", QT_TRANSLATE_NOOP("Reports", "does not balance")),
    )


def _head(worksheet: Worksheet, cover: Cover, verdicts: tuple[str, str]) -> None:
    title = text_cell(worksheet, cover.title)
    title.font = Font(bold=True, size=16)
    worksheet.append([title])
    worksheet.append([])
    made_at = value_cell(worksheet, cover.made_at, FORMATS[Kind.MOMENT])
    made_at.alignment = Alignment(horizontal="left")
    verdict = value_cell(worksheet, _verdict_formula(len(cover.totals), verdicts), "General")
    verdict.font = Font(bold=True)
    for label, cell in (
        (QT_TRANSLATE_NOOP("Reports", "Shop"), text_cell(worksheet, cover.shop)),
        (QT_TRANSLATE_NOOP("Reports", "Period"), text_cell(worksheet, cover.period)),
        (QT_TRANSLATE_NOOP("Reports", "Made at"), made_at),
        (QT_TRANSLATE_NOOP("Reports", "Made by"), text_cell(worksheet, cover.made_by)),
        (QT_TRANSLATE_NOOP("Reports", "Control totals"), verdict),
    ):
        worksheet.append([text_cell(worksheet, translate("Reports", label)), cell])


def _verdict_formula(count: int, verdicts: tuple[str, str]) -> str:
    """Return the formula that says whether every difference is 0; a broken cell says no."""
    yes, no = (word.replace('"', '""') for word in verdicts)
    cells = f"$D${_FIRST_TOTAL}:$D${_FIRST_TOTAL + max(1, count) - 1}"
    return f'=IFERROR(IF(SUMPRODUCT(--({cells}<>0))=0,"{yes}","{no}"),"{no}")'


def _colour_verdict(worksheet: Worksheet, yes: str) -> None:
    word = yes.replace('"', '""')
    for sign, fill in (("=", _GOOD_FILL), ("<>", _BAD_FILL)):
        rule = FormulaRule(formula=[f'{_VERDICT}{sign}"{word}"'], fill=fill)
        worksheet.conditional_formatting.add(_VERDICT.replace("$", ""), rule)


def _totals(worksheet: Worksheet, cover: Cover, places: Mapping[str, Place], decimals: int) -> None:
    worksheet.append([])
    worksheet.append(
        [
            _header(worksheet, translate("Reports", text), right=right)
            for text, right in (
                (QT_TRANSLATE_NOOP("Reports", "Figure"), False),
                (QT_TRANSLATE_NOOP("Reports", "Counted by the shop's database"), True),
                (QT_TRANSLATE_NOOP("Reports", "Added up from the sheet"), True),
                (QT_TRANSLATE_NOOP("Reports", "Difference"), True),
                (QT_TRANSLATE_NOOP("Reports", "Sheet"), False),
            )
        ]
    )
    for row, total in enumerate(cover.totals, _FIRST_TOTAL):
        is_money = isinstance(total.value, Decimal)
        form = money_format(decimals) if is_money else FORMATS[Kind.INTEGER]
        place = places[total.sheet]
        difference = f"=ROUND(B{row}-C{row},{decimals if is_money else 0})"
        worksheet.append(
            [
                text_cell(worksheet, total.label),
                value_cell(worksheet, total.value, form),
                value_cell(worksheet, "=" + formula(total, place), form),
                value_cell(worksheet, difference, form),
                text_cell(worksheet, place.title),
            ]
        )


def _header(worksheet: Worksheet, text: str, *, right: bool) -> ExcelCell:
    cell = text_cell(worksheet, text)
    cell.font = Font(bold=True)
    cell.fill = _HEADER_FILL
    cell.border = Border(bottom=_LINE)
    cell.alignment = Alignment(horizontal="right" if right else "left", wrap_text=True)
    return cell


def formula(total: ControlTotal, place: Place) -> str:
    """Return what adds a figure up again from the cells of its sheet.

    SUMPRODUCT compares text as it stands; SUMIF would read "*" and ">5" as patterns.
    """
    cells = place.cells(total.column)
    if total.where is None:
        return f"COUNTA({cells})" if total.count else f"SUM({cells})"
    key, text = total.where
    literal = text.replace('"', '""')
    condition = f'--({place.cells(key)}="{literal}")'
    counted = f'--({cells}<>"")' if total.count else cells
    return f"SUMPRODUCT({condition},{counted})"
