"""Tags for many customers at once: each such act is one batch, and one undo takes it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.access import Permission
from app.domain.customer_rules import MOST_TAGS, typed_text
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import batches as batch_rows
from app.models import customer_tags as tag_rows
from app.models import customers as customer_rows
from app.services.desk import Desk, Work
from app.services.done import Changes, Done
from app.services.progress import SILENT, Progress

KIND: Final = "tags"
_BLOCK: Final = 5000


@dataclass(frozen=True)
class TagCount:
    """One tag of the shop and how many customers carry it."""

    tag: str
    count: int


@dataclass(frozen=True)
class TagReport:
    """What tagging did: how many customers changed, and how many were so already."""

    tag: str
    changed: int
    unchanged: int


def known(desk: Desk) -> list[TagCount]:
    """Return the tags of the shop, the most used first."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        return [TagCount(tag, count) for tag, count in tag_rows.counts(work.connection)]


def add(
    desk: Desk, customer_ids: Sequence[int], tag: str, progress: Progress = SILENT
) -> Done[TagReport]:
    """Give a tag to customers: of five, two of whom carry it, three change."""
    return _apply(desk, customer_ids, tag, progress, gives=True)


def remove(
    desk: Desk, customer_ids: Sequence[int], tag: str, progress: Progress = SILENT
) -> Done[TagReport]:
    """Take a tag from customers: of five, two of whom carry it, two change."""
    return _apply(desk, customer_ids, tag, progress, gives=False)


def _apply(
    desk: Desk, customer_ids: Sequence[int], tag: str, progress: Progress, *, gives: bool
) -> Done[TagReport]:
    desk.require(Permission.EDIT_CUSTOMER)
    tag = _checked(tag)
    with desk.work() as work:
        live = tag_rows.live(work.connection, customer_ids)
        carriers = tag_rows.carriers(work.connection, sorted(live), tag)
        chosen = sorted(live - carriers if gives else carriers)
        report = TagReport(tag, len(chosen), len(live) - len(chosen))
        if not chosen:
            return Done(report, Changes())
        batch = _open(work, tag, len(chosen))
        for start in range(0, len(chosen), _BLOCK):
            progress.check()
            progress.step(start, len(chosen))
            _change(work, batch, chosen[start : start + _BLOCK], tag, gives=gives)
        work.note("tag" if gives else "untag", "batch", batch, details={"customers": len(chosen)})
    progress.step(len(chosen), len(chosen))
    changes = Changes(customers=frozenset(chosen), batches=True)
    return Done(report, changes, batch=batch)


def _checked(tag: str) -> str:
    tag = typed_text(tag, "tag")
    if not tag:
        raise UserError(
            "tag_missing",
            QT_TRANSLATE_NOOP("Errors", "A tag without a word cannot be given."),
            advice=QT_TRANSLATE_NOOP("Errors", 'Type a word, such as "wedding".'),
            field="tag",
        )
    return tag


def _open(work: Work, tag: str, count: int) -> int:
    return batch_rows.open_batch(
        work.connection,
        {
            "kind": KIND,
            "title": tag,
            "day": work.desk.clock.today(),
            "at": work.desk.clock.now(),
            "actor": work.desk.actor.login,
            "counts": f'{{"updated": {count}}}',
        },
    )


def _change(work: Work, batch: int, customer_ids: Sequence[int], tag: str, *, gives: bool) -> None:
    had = customer_rows.tags_of(work.connection, customer_ids)
    kept = []
    for key in customer_ids:
        before = list(had.get(key, ()))
        after = sorted([*before, tag]) if gives else [one for one in before if one != tag]
        if len(after) > MOST_TAGS:
            raise _too_many(len(before))
        kept.append((key, {"tags": before}, {"tags": after}))
    change = tag_rows.give if gives else tag_rows.take
    change(work.connection, customer_ids, tag)
    batch_rows.remember(work.connection, batch, "tags", kept)


def _too_many(most: int) -> UserError:
    return UserError(
        "too_many_tags_chosen",
        QT_TRANSLATE_NOOP("Errors", "Somebody chosen carries {most} tags and can carry no more."),
        {"most": most},
        advice=QT_TRANSLATE_NOOP("Errors", "Take a tag that nobody uses away first."),
        field="tag",
    )
