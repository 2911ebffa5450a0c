"""What may be done with benefits and the papers made of them."""

from app.domain.access import Permission
from app.domain.benefits import BenefitEntry
from app.services import benefits
from app.services.desk import Desk
from tests.services.acts.shape import KEY, Act, P

_ENTRY = BenefitEntry(1, "Free tea")


def _undone(desk: Desk) -> object:
    """Undo what was just done; who may not edit is refused before there is anything to undo."""
    change = benefits.add(desk, _ENTRY).value.change if desk.may(P.EDIT_BENEFITS) else 1
    return benefits.undo(desk, change)


def _on_one(act: Act) -> Act:
    """Return an act on a benefit that is there for whoever may make one."""

    def do(desk: Desk) -> object:
        if desk.may(P.EDIT_BENEFITS):
            benefits.add(desk, _ENTRY)
        return act(desk)

    return do


ACTS: dict[str, tuple[Permission, Act]] = {
    "benefits.matrix": (P.SEE_CUSTOMERS, benefits.matrix),
    "benefits.all_benefits": (P.SEE_CUSTOMERS, benefits.all_benefits),
    "benefits.of_level": (P.SEE_CUSTOMERS, lambda desk: benefits.of_level(desk, 1)),
    "benefits.of_customer": (P.SEE_CUSTOMERS, lambda desk: benefits.of_customer(desk, KEY)),
    "benefits.add": (P.EDIT_BENEFITS, lambda desk: benefits.add(desk, _ENTRY)),
    "benefits.edit": (P.EDIT_BENEFITS, _on_one(lambda desk: benefits.edit(desk, 1, _ENTRY))),
    "benefits.remove": (P.EDIT_BENEFITS, _on_one(lambda desk: benefits.remove(desk, 1))),
    "benefits.move": (P.EDIT_BENEFITS, _on_one(lambda desk: benefits.move(desk, 1, -1))),
    "benefits.last_change": (P.EDIT_BENEFITS, benefits.last_change),
    "benefits.undo": (P.EDIT_BENEFITS, _undone),
}
