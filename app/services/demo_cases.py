"""The invented service log of the demo shop: some cases overdue, some open, most of them done."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any, Final

from app.domain.cases import USUAL_DAYS, CaseAct, CaseChannel, CaseKind, CaseStatus
from app.models import cases as case_rows
from app.models import customers as customer_rows
from app.models.database import after_bulk
from app.services.demo_people import chance, pick, read_list
from app.services.demo_sales import DemoSale
from app.services.desk import Work

CASES: Final = 150
_SEED: Final = 20_241_103
_DAYS: Final = 180
# Days from today to the due day of those that are open: three over, three today, the rest later.
_OPEN: Final = (-2, -1, -5, 0, 0, 0, 1, 1, 2, 3, 5, 6, 9, 12)
# The first ones to be seen are of kinds that every shop knows.
_FIRST: Final = (CaseKind.COMPLAINT, CaseKind.AFTER_SALE, CaseKind.CONSULTATION)
_KINDS: Final = (18, 20, 32, 22, 8)
_CHANNELS: Final = (34, 26, 10, 27, 3)
_MARKS: Final = (3, 6, 16, 41, 34)
_NOTED_PCT: Final = 80
_REOPENED_PCT: Final = 4
_ANSWERED_PCT: Final = 55


@dataclass(frozen=True)
class DemoStep:
    """One step of an invented course."""

    at: datetime
    day: date
    act: CaseAct
    text: str = ""


@dataclass(frozen=True)
class DemoCase:
    """One invented case with its course and, when asked, how satisfied the customer was."""

    customer: str
    kind: CaseKind
    channel: CaseChannel
    text: str
    day: date
    due: date
    steps: tuple[DemoStep, ...]
    has_owner: bool
    result: str = ""
    closed: date | None = None
    mark: int | None = None
    words: str = ""


def cases_of(business_day: date, sales: Sequence[DemoSale], language: str) -> list[DemoCase]:
    """Return the service log ending on a business day, oldest first; the same for the same day."""
    random = Random(_SEED)  # noqa: S311 - invented cases, the same everywhere
    since = business_day - timedelta(days=_DAYS)
    buyers = [sale.customer for sale in sales if sale.customer and sale.day >= since]
    maker = _Maker(random, read_list("cases"), language, business_day)
    made = [maker.case(buyers[random.randrange(len(buyers))], at) for at in range(CASES)]
    return sorted(made, key=lambda case: case.steps[0].at)


class _Maker:
    """Makes cases up from the lists."""

    def __init__(self, random: Random, lists: Any, language: str, business_day: date) -> None:  # noqa: ANN401
        self._random = random
        self._lists = lists
        self._language = language
        self._today = business_day

    def case(self, customer: str, at: int) -> DemoCase:
        """Return the case of a customer at a place: the first are open, all others done."""
        random = self._random
        due_in = _OPEN[at] if at < len(_OPEN) else None
        kind = list(CaseKind)[pick(random, _KINDS)]
        kind = _FIRST[at] if at < len(_FIRST) else kind
        entries = self._lists[kind][random.randrange(len(self._lists[kind]))]
        text, note, result = entries[self._language]
        usual = USUAL_DAYS[kind]
        if due_in is None:
            day = self._today - timedelta(days=usual + 2 + random.randrange(_DAYS - usual))
            due = day + timedelta(days=usual + random.randrange(2))
        else:
            due = self._today + timedelta(days=due_in)
            day = min(self._today, due - timedelta(days=usual))
        steps = [DemoStep(self._moment(day, 1), day, CaseAct.LOG, text)]
        if note and chance(random, _NOTED_PCT):
            noted = min(self._today, day + timedelta(days=random.randrange(2)))
            steps.append(DemoStep(self._moment(noted, 4), noted, CaseAct.NOTE, note))
        channel = list(CaseChannel)[pick(random, _CHANNELS)]
        has_owner = chance(random, 85)
        made = DemoCase(customer, kind, channel, text, day, due, tuple(steps), has_owner)
        return made if due_in is not None else self._closed(made, result)

    def _closed(self, case: DemoCase, result: str) -> DemoCase:
        random = self._random
        late = (case.due - case.day).days + (2 if chance(random, 12) else 1)
        day = max(case.steps[-1].day, case.day + timedelta(days=random.randrange(late)))
        day = min(day, self._today)
        steps = [*case.steps, DemoStep(self._moment(day, 7), day, CaseAct.CLOSE, result)]
        if chance(random, _REOPENED_PCT):
            again = self._lists["reopened"][self._language]
            steps.append(DemoStep(self._moment(day, 8), day, CaseAct.REOPEN, again))
            steps.append(DemoStep(self._moment(day, 9), day, CaseAct.CLOSE, result))
        mark, words = None, ""
        if chance(random, _ANSWERED_PCT):
            mark = pick(random, _MARKS) + 1
            said = self._lists["words"][mark - 1][self._language]
            words = said[random.randrange(len(said))]
        values = vars(case) | {"steps": tuple(steps), "result": result, "closed": day}
        return DemoCase(**(values | {"mark": mark, "words": words}))

    def _moment(self, day: date, hour: int) -> datetime:
        """Return a moment of a shop's day: from 9 in the morning in China."""
        return datetime.combine(day, time(hour, self._random.randrange(60), tzinfo=UTC))


def fill(work: Work, cases: Sequence[DemoCase], batch_id: int) -> None:
    """Write the service log of the demo shop as a part of its batch."""
    connection, login = work.connection, work.desk.actor.login
    ids = _ids_of(work, cases)
    case_id, _ = case_rows.next_ids(connection)
    rows: list[dict[str, Any]] = []
    steps: list[dict[str, Any]] = []
    for number, case in enumerate(cases, case_id):
        customer_id = ids[case.customer]
        rows.append(
            _row(case, number, customer_id, login if case.has_owner else "")
            | {"batch_id": batch_id}
        )
        answer = None
        if case.mark is not None:
            answer = customer_rows.add_feedback(
                connection,
                {
                    "customer_id": customer_id,
                    "day": case.closed,
                    "mark": case.mark,
                    "note": case.words,
                    "batch_id": batch_id,
                },
            )
        steps += _steps(case, number, login, answer)
    case_rows.add_many(connection, rows, steps)
    after_bulk(connection, "service_case")


def _ids_of(work: Work, cases: Sequence[DemoCase]) -> dict[str, int]:
    numbers = sorted({case.customer for case in cases})
    return {
        row.number: row.id for row in customer_rows.brief_by(work.connection, "number", numbers)
    }


def _row(case: DemoCase, number: int, customer_id: int, owner: str) -> dict[str, Any]:
    is_complaint = case.kind is CaseKind.COMPLAINT
    return {
        "id": number,
        "customer_id": customer_id,
        "kind": case.kind,
        "channel": case.channel,
        "text": case.text,
        "day": case.day,
        "due": case.due,
        "owner": owner,
        "status": CaseStatus.DONE if case.closed else CaseStatus.OPEN,
        "result": case.result,
        "told": case.closed if is_complaint else None,
        "closed": case.closed,
        "at": case.steps[0].at,
    }


def _steps(case: DemoCase, number: int, login: str, answer: int | None) -> Iterator[dict[str, Any]]:
    last = len(case.steps) - 1
    for place, step in enumerate(case.steps):
        is_end = step.act is CaseAct.CLOSE
        told = {"told": ["", step.day.isoformat()]} if is_end and _is_told(case) else {}
        yield {
            "case_id": number,
            "at": step.at,
            "day": step.day,
            "actor": login,
            "act": step.act,
            "status": CaseStatus.DONE if is_end else CaseStatus.OPEN,
            "text": step.text,
            "details": json.dumps(told),
            "feedback_id": answer if is_end and place == last else None,
        }


def _is_told(case: DemoCase) -> bool:
    return case.kind is CaseKind.COMPLAINT
