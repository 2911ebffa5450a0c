"""The command staff rekey: a new key for the shop after somebody left."""

from typing import Any

from app import bootstrap
from app.cli.answers import Answer
from app.cli.session import Call
from app.i18n import QT_TRANSLATE_NOOP, listed, translate
from app.services import rekeying
from app.services.desk import SystemClock
from app.services.rekeying import OldBackups, Outlook


def rekey(call: Call) -> Answer:
    """Give the shop a new key, or only tell what that would do."""
    with call.desk() as desk:
        found = rekeying.outlook(desk)
        key, login = rekeying.shop_key(desk), desk.actor.login
    if call.options.preview:
        return Answer(_data(found, found.old), "\n".join(_outlook_lines(found)))
    with call.progress() as progress:
        clock = SystemClock(call.options.as_of)
        done = bootstrap.rekey(call.shop.absolute(), login, key, clock, progress)
    old, dropped = done.old, 0
    if call.options.drop_old:
        desk = bootstrap.open_desk(call.shop, login, key=done.key, business_day=call.options.as_of)
        try:
            dropped = rekeying.drop_old(desk).value
            old = rekeying.outlook(desk).old
        finally:
            desk.close()
    data = _data(found, old) | {
        "kept": None if call.options.drop_old else str(done.kept),
        "backup": str(done.backup) if done.backup else None,
        "dropped": dropped,
    }
    text = QT_TRANSLATE_NOOP("Cli", "The shop has a new key; as before it opens for {logins}.")
    lines = [translate("Cli", text).format(logins=listed(done.logins)), *_old_lines(old)]
    notes = tuple(done.error.sentences()) if done.error else ()
    return Answer(data, "\n".join(lines), notes)


def _data(found: Outlook, old: OldBackups) -> dict[str, Any]:
    return {
        "logins": list(found.logins),
        "waiting": list(found.waiting),
        "recovery_key_waits": found.recovery_waits,
        "remembered_computers": found.computers,
        "forgotten_computers": found.forgotten,
        "old_backups": old.count,
        "old_backups_kept_apart": old.apart,
        "old_backups_until": old.until.isoformat() if old.until else None,
    }


def _outlook_lines(found: Outlook) -> list[str]:
    lines = [
        translate(
            "Cli", QT_TRANSLATE_NOOP("Cli", "A new key is handed to: {logins}; computers: {count}.")
        ).format(logins=listed(found.logins), count=found.computers)
    ]
    if found.waiting:
        text = QT_TRANSLATE_NOOP("Cli", "These must sign in with their password once: {logins}.")
        lines.append(translate("Cli", text).format(logins=listed(found.waiting)))
    if found.recovery_waits:
        text = QT_TRANSLATE_NOOP("Cli", "The recovery key must be used once, or made anew.")
        lines.append(translate("Cli", text))
    return lines + _old_lines(found.old)


def _old_lines(old: OldBackups) -> list[str]:
    """Say what former passwords still open, and for how long."""
    if not old.count:
        return []
    text = QT_TRANSLATE_NOOP("Cli", "Backups that former passwords still open: {count}.")
    lines = [translate("Cli", text).format(count=old.count)]
    if old.until is not None:
        text = QT_TRANSLATE_NOOP("Cli", "With a backup a day the rotation drops them by {day}.")
        lines.append(translate("Cli", text).format(day=old.until.isoformat()))
    if old.apart:
        text = QT_TRANSLATE_NOOP("Cli", "Kept apart before large acts, for 90 days: {count}.")
        lines.append(translate("Cli", text).format(count=old.apart))
    return lines
