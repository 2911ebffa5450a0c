"""A line of the log in words: about whom or what it is, and what it says beside its reason."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from app.domain import money
from app.domain.access import Permission
from app.domain.acts import FIELDS
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.models import audit_subjects
from app.models import erasure as erasure_rows
from app.services.desk import Work
from app.services.schemes import rules_of

_NONE: Final = "–"
_BATCH: Final = QT_TRANSLATE_NOOP("Audit", "Batch {number}")
_VERSION: Final = QT_TRANSLATE_NOOP("Audit", "Version {number}")
_PAIR: Final = 2
_FULL: Final = 3
# Keys whose numbers name a record: they are not counted, so they get no separators.
_NAMES: Final = frozenset({"change", "version", "batch", "ids", "batches"})
_RETURN: Final = "record_return"
_SALE: Final = "record_sale"
_LEVEL: Final = "set_level"
_IN_FACTS: Final = frozenset({"before", "after", "lines"})

Said = tuple[str, str]


@dataclass(frozen=True)
class Subjects:
    """What the lines of one page of the log are about, looked up together."""

    people: Mapping[int, str]
    sales: Mapping[int, Any]
    cases: Mapping[int, int]
    batches: Mapping[int, str]
    amounts: Mapping[int, int]
    levels: Sequence[str]
    currency: str
    decimals: int
    shows_amounts: bool

    def about(self, row: Any) -> str:  # noqa: ANN401 - a database row
        """Return about whom or what a line is: number and name, document, batch, setting."""
        if row.noun == "sale" and row.record_id in self.sales:
            sale = self.sales[row.record_id]
            return _joined(sale.document, self.people.get(sale.customer_id))
        if row.noun == "case":
            return self.people.get(self.cases.get(row.record_id, 0), "")
        if row.noun == "batch" and row.record_id:
            return _joined(_numbered(_BATCH, row.record_id), self.batches.get(row.record_id))
        if row.noun == "scheme" and row.record_id:
            return _numbered(_VERSION, row.record_id)
        if row.noun in {"customer", "paper"}:
            return self.people.get(row.record_id or 0, "")
        return _named(json.loads(row.details))

    def facts(self, row: Any) -> tuple[Said, ...]:  # noqa: ANN401 - as above
        """Return what a line says besides its reason: details, then values before and after."""
        details = json.loads(row.details)
        said = self._special(row, details)
        said += [(key, self._plain(key, value)) for key, value in details.items()]
        for key, value in json.loads(row.body or "{}").items():
            is_pair = isinstance(value, list) and len(value) == _PAIR
            text = _change(*(_text(one) for one in value)) if is_pair else _text(value)
            said.append((key, text))
        return tuple((label(key), value) for key, value in said)

    def _special(self, row: Any, details: dict[str, Any]) -> list[Said]:  # noqa: ANN401
        """Take what reads better together out of the details: an amount, a level's change."""
        said: list[Said] = []
        if row.act == _SALE and row.record_id in self.sales:
            said.append(("amount", self._money(self.sales[row.record_id].sold_minor or 0)))
        if row.act == _RETURN:
            lines = [self.amounts[key] for key in details.get("lines", ()) if key in self.amounts]
            said.append(("amount", self._money(sum(lines))))
            said += self._moved(details)
            for key in _IN_FACTS:
                details.pop(key, None)
        if row.act == _LEVEL and {"from", "to"} <= set(details):
            old, new = (self._level(details.pop(key)) for key in ("from", "to"))
            said.append(("level", _change(old, new)))
        return [(key, value) for key, value in said if value]

    def _moved(self, details: Mapping[str, Any]) -> list[Said]:
        after = {row[0]: row for row in details.get("after", ()) if len(row) == _FULL}
        rows = [row for row in details.get("before", ()) if row[0] in after]
        return [
            ("level", _change(self._level(row[1]), self._level(after[row[0]][1]))) for row in rows
        ]

    def _level(self, rank: object) -> str:
        if isinstance(rank, int) and 0 < rank <= len(self.levels):
            return self.levels[rank - 1]
        return _NONE

    def _money(self, minor: int) -> str:
        if not self.shows_amounts:
            return ""
        return f"{money.to_major(minor, self.decimals):,f} {self.currency}"

    def _plain(self, key: str, value: object) -> str:
        if key == "total_amount" and self.shows_amounts:
            return f"{value} {self.currency}"
        if isinstance(value, bool) or key in _NAMES or not isinstance(value, int):
            return _text(value)
        return f"{value:,}"


def subjects(work: Work, rows: Sequence[Any]) -> Subjects:
    """Look up what lines of the log are about."""
    connection = work.connection
    sales = audit_subjects.sales(connection, _ids(rows, "sale"))
    cases = audit_subjects.customers_of_cases(connection, _ids(rows, "case"))
    people = _ids(rows, "customer") | _ids(rows, "paper") | set(cases.values())
    people |= {sale.customer_id for sale in sales.values() if sale.customer_id}
    lines = {
        key
        for row in rows
        if row.act == _RETURN
        for key in json.loads(row.details).get("lines", ())
    }
    return Subjects(
        people={
            row["id"]: f"{row['number']} {row['name']}".strip()
            for row in erasure_rows.names(connection, sorted(people))
        },
        sales=sales,
        cases=cases,
        batches=audit_subjects.batches(connection, _ids(rows, "batch")),
        amounts=audit_subjects.amounts(connection, lines),
        levels=[level.name for level in rules_of(work).scheme.levels],
        currency=work.desk.currency,
        decimals=work.desk.decimals,
        shows_amounts=work.desk.may(Permission.SEE_AMOUNTS),
    )


def _named(details: Mapping[str, Any]) -> str:
    """Return what details name: batches, a setting, a member of staff."""
    batches = details.get("batches")
    if isinstance(batches, list) and batches:
        numbers = ", ".join(str(number) for number in batches[:_FULL])
        return _numbered(_BATCH, f"{numbers}…" if len(batches) > _FULL else numbers)
    named = (details.get(key) for key in ("key", "added", "changed", "removed", "password"))
    return next((one for one in named if isinstance(one, str)), "")


def _numbered(text: str, number: object) -> str:
    return translate("Audit", text).format(number=number)


def label(key: str) -> str:
    """Return what a detail is called; one of another version of the program by its own name."""
    return translate("Acts", FIELDS[key]) if key in FIELDS else key


def _ids(rows: Iterable[Any], noun: str) -> set[int]:
    return {row.record_id for row in rows if row.noun == noun and row.record_id}


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _change(old: str, new: str) -> str:
    return f"{old} → {new}"


def _text(value: object) -> str:
    if value is None or value == "":
        return _NONE
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return str(value)
