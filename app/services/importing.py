"""Import: look at a file, then take it in as one batch in one transaction, or not at all."""

import contextlib
import gc
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from app.domain import importing as rules
from app.domain import money
from app.domain.access import Permission
from app.domain.channels import SHOP
from app.domain.customer_rules import typed_text
from app.domain.importing import Batch, Notice, Plan, RawFile, ReadOptions, Reject, Totals
from app.domain.importing_fields import SALES
from app.domain.importing_verdicts import Said
from app.domain.review import next_due
from app.domain.text import made_whole
from app.errors import FileError, UserError
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.intake.any_file import read_file
from app.models import batches as batch_rows
from app.models import customers as customer_rows
from app.models import grades as grade_rows
from app.models import sale_bulk
from app.models import sales as sale_rows
from app.models import settings as setting_rows
from app.services import approvals, grader, id_numbers, refused_rows
from app.services.desk import Desk, Work
from app.services.done import Changes, Done
from app.services.import_customers import CustomerWriter
from app.services.import_people import People
from app.services.import_refusals import Refusals
from app.services.import_sales import SaleWriter
from app.services.progress import SILENT, Progress
from app.services.schemes import Rules, rules_of

KIND: Final = "import"
_PROFILES: Final = "import.profiles"


@dataclass(frozen=True)
class Options:
    """What the person said about a file; all of it may be left to the program."""

    kind: str = "auto"
    mapping: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    profile: str = ""
    channel: str = SHOP
    sheet: str | None = None
    header_row: int | None = None
    date_order: str = ""
    dry_run: bool = False


@dataclass(frozen=True)
class Look:
    """A file as recognised, before anything is taken: to be shown and corrected."""

    file: RawFile
    plan: Plan


@dataclass(frozen=True)
class ImportReport:
    """What an import did, or would do; `total_amount` is the control total of the rows taken.

    `told_before` counts the customers whose old total already stands for sales of this file.
    `id_numbers` are those stored, `id_numbers_left_out` those without consent or against a known
    one, `notes` what is to be told of the file. `walk_ins` are new sales without a customer, of
    which `walk_ins_named` carry a name; `notices` name rows taken all the same, `noticed` counts
    them. A file with nothing new makes no batch.
    """

    batch: int | None
    kind: str
    read: int
    created: int
    updated: int
    unchanged: int
    rejected: int
    customers_created: int
    total_amount: Decimal
    rejects: tuple[Reject, ...]
    told_before: int = 0
    id_numbers: int = 0
    id_numbers_left_out: int = 0
    notes: tuple[Said, ...] = ()
    walk_ins: int = 0
    walk_ins_named: int = 0
    noticed: int = 0
    notices: tuple[Notice, ...] = ()


class _DryRunOver(Exception):  # noqa: N818 - carries the report out of a transaction to undo
    def __init__(self, report: ImportReport) -> None:
        super().__init__()
        self.report = report


def inspect(desk: Desk, path: Path, options: Options) -> Look:
    """Look at a file: form, columns, how each is read, and what must be asked first."""
    desk.require(Permission.IMPORT)
    options = _cleaned(desk, options)
    file = read_file(path, options.sheet, options.header_row)
    return Look(file, rules.plan(file.table, _read_options(desk, options), desk.decimals))


def _read_options(desk: Desk, options: Options) -> ReadOptions:
    return ReadOptions(
        kind=options.kind,
        mapping=options.mapping,
        constants=options.constants,
        date_order=options.date_order,
        today=desk.clock.today(),
        id_numbers=_keeps_id_numbers(desk),
        currency=desk.currency,
    )


def _keeps_id_numbers(desk: Desk) -> bool:
    with desk.read() as work:
        return id_numbers.is_kept(work)


def _cleaned(desk: Desk, options: Options) -> Options:
    """Return the options with the saved profile, their typed words cleaned."""
    options = replace(
        options,
        channel=typed_text(options.channel, "channel") or SHOP,
        profile=typed_text(options.profile, "profile"),
    )
    return _with_profile(desk, options)


def _with_profile(desk: Desk, options: Options) -> Options:
    """Take a saved mapping; whatever was said for this file wins."""
    if not options.profile:
        return options
    with desk.read() as work:
        saved = setting_rows.all_of(work.connection).get(_PROFILES, {}).get(options.profile)
    if saved is None and not (options.mapping or options.constants):
        raise UserError(
            "no_profile",
            QT_TRANSLATE_NOOP("Errors", "There is no import profile {name}."),
            {"name": options.profile[:60]},
            advice=QT_TRANSLATE_NOOP("Errors", "Map the columns once; the profile is kept then."),
            field="profile",
        )
    saved = saved or {}
    return replace(
        options,
        mapping={**saved.get("mapping", {}), **options.mapping},
        constants={**saved.get("constants", {}), **options.constants},
    )


def run(
    desk: Desk, path: Path, options: Options, progress: Progress = SILENT
) -> Done[ImportReport]:
    """Take a file in: every row has a verdict, and all accepted rows are saved or none is."""
    desk.require(Permission.IMPORT)
    look = inspect(desk, path, options)
    look.plan.require_ready()
    try:
        with (
            _without_collector(),
            desk.work(links_later=look.plan.kind == SALES) as work,
            sale_bulk.cache_given_back(work.connection),
        ):
            report = _Import(work, look, _cleaned(desk, options)).run(progress)
            _give_back(options, report)
    except _DryRunOver as over:
        return Done(over.report, Changes())
    changes = Changes(all_customers=True, sales=look.plan.kind == SALES, batches=True)
    return Done(report, changes, report.batch)


@contextlib.contextmanager
def _without_collector() -> Iterator[None]:
    """Hold the cycle collector back: it would look at millions of fresh rows again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _give_back(options: Options, report: ImportReport) -> None:
    """Leave the transaction of a dry run by an exception, so that nothing of it stays."""
    if options.dry_run:
        raise _DryRunOver(report)


class _Import:
    """One import inside its transaction."""

    def __init__(self, work: Work, look: Look, options: Options) -> None:
        self._work = work
        self._look = look
        self._options = options
        self._totals = Totals()
        self._refused = Refusals()
        self._name = made_whole(Path(look.file.path).name)
        self._batch_id = batch_rows.open_batch(
            work.connection,
            {
                "kind": KIND,
                "title": self._name,
                "day": work.desk.clock.today(),
                "at": work.desk.clock.now(),
                "actor": work.desk.actor.login,
            },
        )
        self._people = People(work, self._batch_id, options.channel)
        if look.plan.kind == SALES:
            self._writer: SaleWriter | CustomerWriter = SaleWriter(
                work, self._batch_id, self._people
            )
        else:
            self._writer = CustomerWriter(work, self._batch_id, self._people)

    def run(self, progress: Progress) -> ImportReport:
        """Read, write, grade once, and report."""
        reading = translate("Progress", QT_TRANSLATE_NOOP("Progress", "Reading rows"))
        for batch in rules.parse_rows(self._look.file.table, self._look.plan, self._totals):
            progress.check()
            self._take(batch)
            progress.step(self._totals.read, 0, reading)
            del batch  # the last one would keep everybody named in the file
        if not self._totals.read:
            raise _no_rows(Path(self._look.file.path))
        progress.step(self._totals.read, 0, translate("Progress", _GRADING))
        self._writer.finish()
        self._people.finish()
        progress.check()
        scheme_rules = rules_of(self._work)
        touched = grader.with_referrers(self._work, scheme_rules.scheme, self._people.touched)
        grader.grade(self._work, scheme_rules, touched, grader.Why(batch_id=self._batch_id))
        if isinstance(self._writer, CustomerWriter):
            self._set_reviews(self._writer.reviews, scheme_rules)
        progress.check()
        return self._finished()

    def _take(self, batch: Batch) -> None:
        if isinstance(self._writer, SaleWriter):
            self._writer.take(batch.sales)
        else:
            self._writer.take(batch.customers)
        self._refused.add(batch.rejects)

    def _set_reviews(
        self, reviews: Mapping[int, tuple[date | None, date | None]], scheme_rules: Rules
    ) -> None:
        """Take over the review dates of a list; the next follows from the last when not given."""
        scheme = scheme_rules.scheme
        rows: list[dict[str, Any]] = []
        for customer_id, (given_last, given_next) in reviews.items():
            stored = grade_rows.get(self._work.connection, customer_id)
            if stored is None:
                continue
            last = given_last or stored.last_review
            due = given_next or next_due(scheme, stored.since_day, last)
            if (last, due) == (stored.last_review, stored.next_review):
                continue
            rows.append({"customer_id": customer_id, "last_review": last, "next_review": due})
            before = {"last_review": stored.last_review, "next_review": stored.next_review}
            after = {"last_review": last, "next_review": due}
            batch_rows.remember(
                self._work.connection, self._batch_id, "review", [(customer_id, before, after)]
            )
        grade_rows.change_reviews(self._work.connection, rows)

    def _finished(self) -> ImportReport:
        writer, desk = self._writer, self._work.desk
        late = self._with_cells(writer.rejects)
        rejects = sorted([*self._refused, *late], key=lambda reject: reject.line)
        rejected = self._totals.rejected + len(late)
        if rejects and not self._options.dry_run:
            refused_rows.keep(self._work, self._batch_id, self._look.file.table.headers, rejects)
        report = ImportReport(
            batch=None if self._options.dry_run else self._batch_id,
            kind=self._look.plan.kind,
            read=self._totals.read,
            created=writer.created,
            updated=writer.updated if isinstance(writer, CustomerWriter) else 0,
            unchanged=writer.unchanged,
            rejected=rejected,
            customers_created=self._people.created,
            total_amount=money.to_major(
                self._totals.amount_minor - writer.rejected_minor, desk.decimals
            ),
            rejects=tuple(rejects),
            told_before=customer_rows.told_before(self._work.connection, self._batch_id),
            id_numbers=writer.numbers.stored if isinstance(writer, CustomerWriter) else 0,
            id_numbers_left_out=writer.numbers.left_out
            if isinstance(writer, CustomerWriter)
            else 0,
            notes=self._look.plan.notes,
            **_of_sales(writer),
        )
        return self._kept(report)

    def _kept(self, report: ImportReport) -> ImportReport:
        """Store what the import did; one that did nothing leaves no batch to take back."""
        connection, counts = self._work.connection, _counts(report)
        batch_rows.set_counts(connection, self._batch_id, counts)
        self._save_profile()
        is_new = report.created or report.updated or report.customers_created or report.rejected
        if not is_new and batch_rows.drop_if_empty(connection, self._batch_id):
            self._work.note("import", details={**counts, "file": self._name})
            return replace(report, batch=None)
        approval = {} if self._options.dry_run else self._approved(report)
        self._work.note("import", "batch", self._batch_id, details=counts | approval)
        return report

    def _approved(self, report: ImportReport) -> dict[str, str]:
        """Ask for a second person's word where the returns of a file are over the shop's limit."""
        limit = approvals.refund_limit(self._work)
        if limit is None or report.kind != SALES:
            return {}
        returned = sale_rows.returned_by(self._work.connection, self._batch_id)
        if returned <= limit:
            return {}
        what = f"{Path(self._look.file.path).name} {returned}"
        return approvals.check(self._work, "refund", what)

    def _with_cells(self, late: list[Reject]) -> list[Reject]:
        """Give rows that were refused after parsing the cells of the file, for the reject file."""
        wanted = {reject.line: reject for reject in late}
        if not wanted:
            return []
        return [
            replace(wanted[line], cells=self._look.plan.layout.cover(cells))
            for line, cells in self._look.file.table.rows()
            if line in wanted
        ]

    def _save_profile(self) -> None:
        if not self._options.profile:
            return
        connection = self._work.connection
        profiles = setting_rows.all_of(connection).get(_PROFILES, {})
        profiles[self._options.profile] = {
            "mapping": dict(self._options.mapping),
            "constants": dict(self._options.constants),
        }
        setting_rows.put(connection, _PROFILES, profiles)


def _of_sales(writer: SaleWriter | CustomerWriter) -> dict[str, Any]:
    """Return what only a list of sales tells."""
    if isinstance(writer, CustomerWriter):
        return {}
    return {
        "walk_ins": writer.walk_ins.count,
        "walk_ins_named": writer.walk_ins.named,
        "noticed": writer.notices.count,
        "notices": tuple(sorted(writer.notices.named, key=lambda notice: notice.line)),
    }


def _counts(report: ImportReport) -> dict[str, Any]:
    """Return the figures that a batch keeps; those beyond the usual ones only where there are."""
    usual = ("read", "created", "updated", "unchanged", "rejected", "total_amount", "kind")
    counts = {name: getattr(report, name) for name in (*usual, "customers_created")}
    rare = ("told_before", "walk_ins", "walk_ins_named", "noticed")
    return counts | {name: getattr(report, name) for name in rare if getattr(report, name)}


def _no_rows(file: Path) -> FileError:
    return FileError(
        "no_rows",
        QT_TRANSLATE_NOOP("Errors", "{file} has a heading, but no rows below it."),
        {"file": file.name},
        advice=QT_TRANSLATE_NOOP("Errors", "Check that it is the right file and the right sheet."),
    )


_GRADING: Final = QT_TRANSLATE_NOOP("Progress", "Grading")
