"""A line of the log in words: about whom or what it is, and what it says beside its reason."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from app.domain.access import OWN_PREFIX, Permission
from app.domain.acts import FIELDS
from app.i18n import QT_TRANSLATE_NOOP, listed, translate
from app.models import audit_subjects
from app.models import erasure as erasure_rows
from app.models import staff as staff_rows
from app.services.audit_values import NONE, Values, change
from app.services.desk import Work
from app.services.schemes import rules_of

_BATCH: Final = QT_TRANSLATE_NOOP("Audit", "Batch {number}")
_VERSION: Final = QT_TRANSLATE_NOOP("Audit", "Version {number}")
_ERASED: Final = QT_TRANSLATE_NOOP("Audit", "Erased person {number}")
_NUMBERED: Final = {"scheme": _VERSION, "erasure": _ERASED}
# What else names what a line is about, where nothing else does.
_NAMED_BY: Final = {"role": ("role",), "backup": ("from",)}
_FULL: Final = 3
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
    values: Values

    def about(self, row: Any) -> str:  # noqa: ANN401 - a database row
        """Return about whom or what a line is: number and name, document, batch, setting."""
        if row.noun == "sale" and row.record_id in self.sales:
            sale = self.sales[row.record_id]
            return _joined(sale.document, self.people.get(sale.customer_id))
        if row.noun == "case":
            return self.people.get(self.cases.get(row.record_id, 0), "")
        if row.noun == "batch" and row.record_id:
            return _joined(_numbered(_BATCH, row.record_id), self.batches.get(row.record_id))
        if row.noun in _NUMBERED and row.record_id:
            return _numbered(_NUMBERED[row.noun], row.record_id)
        if row.noun in {"customer", "paper"}:
            return self.people.get(row.record_id or 0, "")
        return self._named(row, json.loads(row.details))

    def facts(self, row: Any) -> tuple[Said, ...]:  # noqa: ANN401 - as above
        """Return what a line says besides its reason: details, then values before and after."""
        details, values = json.loads(row.details), self._values(row)
        setting = str(details.get("key", ""))
        said = self._special(row, details)
        said += [
            (key, values.said(key, value, setting))
            for key, value in details.items()
            if value is not None
        ]
        said += [(key, values.pair(key, two)) for key, two in json.loads(row.body or "{}").items()]
        return tuple((label(key), value) for key, value in said)

    def _values(self, row: Any) -> Values:  # noqa: ANN401 - as above
        return replace(self.values, act=row.act)

    def _named(self, row: Any, details: Mapping[str, Any]) -> str:  # noqa: ANN401 - as above
        """Return what details name: batches, a setting, a role, a member of staff."""
        batches = details.get("batches")
        if isinstance(batches, list) and batches:
            numbers = listed(str(number) for number in batches[:_FULL])
            return _numbered(_BATCH, f"{numbers}…" if len(batches) > _FULL else numbers)
        keys: tuple[str, ...] = ("title", "key", "added", "changed", "removed", "password")
        keys += _NAMED_BY.get(row.noun, ())
        key = next((key for key in keys if isinstance(details.get(key), str)), "")
        return self._values(row).said(key, details[key]) if key else ""

    def _special(self, row: Any, details: dict[str, Any]) -> list[Said]:  # noqa: ANN401
        """Take what reads better together out of the details: an amount, a level's change."""
        said: list[Said] = []
        if row.act == _SALE and row.record_id in self.sales:
            said.append(("amount", self.values.money(self.sales[row.record_id].sold_minor or 0)))
        if row.act == _RETURN:
            lines = [self.amounts[key] for key in details.get("lines", ()) if key in self.amounts]
            said.append(("amount", self.values.money(sum(lines))))
            said += self._moved(details)
            for key in _IN_FACTS:
                details.pop(key, None)
        if row.act == _LEVEL and {"from", "to"} <= set(details):
            old, new = (self._level(details.pop(key)) for key in ("from", "to"))
            said.append(("level", change(old, new)))
        return [(key, value) for key, value in said if value]

    def _moved(self, details: Mapping[str, Any]) -> list[Said]:
        after = {row[0]: row for row in details.get("after", ()) if len(row) == _FULL}
        rows = [row for row in details.get("before", ()) if row[0] in after]
        steps = [(self._level(row[1]), self._level(after[row[0]][1])) for row in rows]
        return [("level", old if old == new else change(old, new)) for old, new in steps]

    def _level(self, rank: object) -> str:
        if isinstance(rank, int) and 0 < rank <= len(self.levels):
            return self.levels[rank - 1]
        return NONE


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
        people={row["id"]: _person(row) for row in erasure_rows.names(connection, sorted(people))},
        sales=sales,
        cases=cases,
        batches=audit_subjects.batches(connection, _ids(rows, "batch")),
        amounts=audit_subjects.amounts(connection, lines),
        levels=[level.name for level in rules_of(work).scheme.levels],
        values=Values(
            "",
            {f"{OWN_PREFIX}{row.id}": row.title for row in staff_rows.own_roles(connection)},
            work.desk.currency,
            work.desk.decimals,
            shows_amounts=work.desk.may(Permission.SEE_AMOUNTS),
        ),
    )


def _person(row: Mapping[str, Any]) -> str:
    """Return number and name; whoever was erased has neither, and is told by the record."""
    if not row["name"] and row["number"] == erasure_rows.number_of_erased(row["id"]):
        return _numbered(_ERASED, row["id"])
    return f"{row['number']} {row['name']}".strip()


def _numbered(text: str, number: object) -> str:
    return translate("Audit", text).format(number=number)


def label(key: str) -> str:
    """Return what a detail is called; one of another version of the program by its own name."""
    return translate("Acts", FIELDS[key]) if key in FIELDS else key


def _ids(rows: Iterable[Any], noun: str) -> set[int]:
    return {row.record_id for row in rows if row.noun == noun and row.record_id}


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)
