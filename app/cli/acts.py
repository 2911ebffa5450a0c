"""Which function carries out which command; importing this wakes the services."""

import argparse
from collections.abc import Callable
from typing import Final

from app.cli import (
    accounts,
    cases,
    counter,
    foresight,
    id_numbers,
    imports,
    people,
    pictures,
    points,
    privacy,
    reports,
    reviews,
    schemes,
    shops,
    staff,
    staff_key,
    today,
    upkeep,
)
from app.cli.answers import Answer, as_json
from app.cli.session import Call, Shoot

__all__ = ["ACTS", "ASKING", "as_json", "run"]

ACTS: Final[dict[str, Callable[[Call], Answer]]] = {
    "init": shops.init,
    "demo": shops.demo,
    "import": imports.bring_in,
    "batches": imports.list_batches,
    "undo": imports.undo,
    "refused": imports.refused,
    "scheme show": schemes.show,
    "scheme set": schemes.apply,
    "scheme templates": schemes.list_templates,
    "scheme preview": schemes.preview,
    "scheme propose": schemes.propose,
    "scheme backtest": schemes.backtest,
    "regrade": schemes.regrade,
    "review": reviews.review,
    "today": today.look,
    "worklist": foresight.worklist,
    "history": foresight.history,
    "override set": reviews.set_level,
    "override end": reviews.end,
    "override list": reviews.list_all,
    "lookup": people.lookup,
    "customers": people.list_customers,
    "points": points.account,
    "explain": people.explain,
    "sale": counter.sale,
    "return": counter.take_back,
    "case log": cases.log,
    "case list": cases.list_all,
    "case count": cases.count,
    "case show": cases.show,
    "case note": cases.note,
    "case change": cases.change,
    "case close": cases.close,
    "case reopen": cases.reopen,
    "feedback": cases.answer,
    "export accountant": accounts.export,
    "report": reports.report,
    "idnumber keep": id_numbers.keep,
    "idnumber show": id_numbers.show,
    "idnumber set": id_numbers.store,
    "idnumber remove": id_numbers.remove,
    "idnumber purge": id_numbers.purge,
    "consent list": privacy.consents,
    "consent give": privacy.give,
    "consent withdraw": privacy.withdraw,
    "consent agreed": privacy.agreed,
    "privacy export": privacy.export,
    "privacy erase": privacy.erase,
    "privacy idle": privacy.idle,
    "privacy purge": privacy.purge,
    "staff list": staff.people,
    "staff roles": staff.roles,
    "staff add": staff.add,
    "staff change": staff.change,
    "staff remove": staff.remove,
    "staff password": staff.set_password,
    "staff rekey": staff_key.rekey,
    "staff role": staff.role,
    "audit": staff.audit,
    "doctor": upkeep.doctor,
    "backup": upkeep.back_up,
    "verify": upkeep.verify,
    "restore": upkeep.restore,
    "screenshots": pictures.take,
}

# Commands that change nothing: all they do is answer.
ASKING: Final = frozenset(
    {
        "batches",
        "case list",
        "case count",
        "case show",
        "override list",
        "scheme show",
        "scheme templates",
        "scheme preview",
        "scheme propose",
        "scheme backtest",
        "lookup",
    }
    | {"customers", "explain", "today", "verify", "doctor"}
)

# Commands that a clock which may be wrong does not stop: they date nothing that counts.
_KEEPING: Final = frozenset({"backup", "audit", "history", "worklist", "staff list"})


def run(command: str, options: argparse.Namespace, shoot: Shoot | None = None) -> Answer:
    """Carry out one command and return its answer; the window's own room takes pictures."""
    return ACTS[command](Call(options, shoot, is_asking=command in ASKING | _KEEPING))
