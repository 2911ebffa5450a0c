"""The member benefit statement: all it says of a customer, redacted for who prints it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from app.domain.access import Permission, mask_phone
from app.domain.papers import Holder, PaperBenefit, PaperLevel, PurchaseRow, Span, Statement
from app.domain.schemes import Scheme
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.models import customers as customer_rows
from app.models import grades as grade_rows
from app.models import levels as level_rows
from app.models import purchases as purchase_rows
from app.services import benefits, grading, papers, whom
from app.services.benefits import BenefitRow
from app.services.desk import Desk, Work
from app.services.progress import SILENT, Progress
from app.services.schemes import scheme_of
from app.services.star_table import observed_of

MOST_PURCHASES: Final = 2000


def collect(
    desk: Desk, customer_ids: Sequence[int], span: Span, progress: Progress = SILENT
) -> tuple[Statement, ...]:
    """Return the statements of some customers; those no longer there are left out.

    Nothing is noted: whoever prints or saves them calls papers.note_made first.
    """
    desk.require(Permission.SEE_CUSTOMERS)
    papers.check_many(desk, customer_ids)
    text = translate("Progress", QT_TRANSLATE_NOOP("Progress", "Collecting statements"))
    found = []
    for done, customer_id in enumerate(customer_ids, 1):
        progress.check()
        statement = _of_one(desk, customer_id, span)
        found += [statement] if statement else []
        progress.step(done, len(customer_ids), text)
    if not found:
        raise whom.gone()
    return tuple(found)


def _of_one(desk: Desk, customer_id: int, span: Span) -> Statement | None:
    with desk.read() as work:
        row = customer_rows.get(work.connection, customer_id)
        if row is None:
            return None
        level = _standing(work, customer_id)
        gets = benefits.of_rank(work, level.rank)
        lines = purchase_rows.of_period(
            work.connection, customer_id, span.start, span.end, MOST_PURCHASES
        )
        count, net = purchase_rows.sums_of_period(
            work.connection, customer_id, span.start, span.end
        )
        made = papers.issuer(work)
    why = grading.explain(desk, customer_id)
    return Statement(
        issuer=made,
        span=span,
        holder=Holder(row.number, row.name, mask_phone(row.phone), row.joined),
        level=level,
        score=why.score if isinstance(why.score, Decimal) else None,
        lines=why.dimensions,
        next_level=why.next_level,
        benefits=tuple(paper_benefit(row) for row in gets),
        purchases=tuple(_purchase(desk, line) for line in lines),
        count=count,
        net_minor=papers.seen(net, sees=desk.may(Permission.SEE_AMOUNTS)),
        hides=why.amounts_hidden,
    )


def paper_benefit(row: BenefitRow) -> PaperBenefit:
    """Return a benefit as customers read it."""
    return PaperBenefit(row.level, row.upward, row.text, row.note, row.quota, row.validity)


def _purchase(desk: Desk, line: Any) -> PurchaseRow:  # noqa: ANN401 - a database row
    return PurchaseRow(
        day=line.day,
        document=line.document or "",
        words=line.product or line.category or "",
        amount_minor=papers.seen(line.amount_minor, sees=desk.may(Permission.SEE_AMOUNTS)),
        is_return=line.amount_minor < 0,
    )


def _standing(work: Work, customer_id: int) -> PaperLevel:
    _, scheme = scheme_of(work)
    grade = grade_rows.get(work.connection, customer_id)
    last = level_rows.last(work.connection, customer_id)
    rank = min(grade.level, len(scheme.levels)) if grade else 0
    standing = standing_of(
        scheme, rank, last.day if last and rank else None, grade.next_review if grade else None
    )
    return replace(standing, observed=observed_of(work.desk, scheme, grade) if grade else None)


def standing_of(
    scheme: Scheme, rank: int, since: date | None, next_review: date | None = None
) -> PaperLevel:
    """Return a rank of a scheme as papers show it; rank 0 is not graded yet."""
    level = scheme.levels[rank - 1] if rank else None
    return PaperLevel(
        rank=rank,
        total=len(scheme.levels),
        stars=level.stars if level else 0,
        name=level.name if level else "",
        colour=level.colour if level else "",
        since=since,
        next_review=next_review,
    )
