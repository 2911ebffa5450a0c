"""What may be done with benefits and the papers made of them."""

from app.domain.access import Permission
from app.domain.benefits import BenefitEntry
from app.services import benefits, logo, papers, rule_papers, statements
from app.services.desk import Desk
from app.services.papers import PaperMade
from tests.services.acts.shape import KEY, Act, P, path

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


def _logo(desk: Desk) -> object:
    file = path(desk, "logo.svg")
    file.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>', "utf-8")
    return logo.set_logo(desk, file)


ACTS: dict[str, tuple[Permission, Act]] = {
    "benefits.matrix": (P.SEE_CUSTOMERS, benefits.matrix),
    "benefits.of_customer": (P.SEE_CUSTOMERS, lambda desk: benefits.of_customer(desk, KEY)),
    "benefits.add": (P.EDIT_BENEFITS, lambda desk: benefits.add(desk, _ENTRY)),
    "benefits.edit": (P.EDIT_BENEFITS, _on_one(lambda desk: benefits.edit(desk, 1, _ENTRY))),
    "benefits.remove": (P.EDIT_BENEFITS, _on_one(lambda desk: benefits.remove(desk, 1))),
    "benefits.move": (P.EDIT_BENEFITS, _on_one(lambda desk: benefits.move(desk, 1, -1))),
    "benefits.last_change": (P.EDIT_BENEFITS, benefits.last_change),
    "benefits.undo": (P.EDIT_BENEFITS, _undone),
    "logo.logo": (P.SEE_CUSTOMERS, logo.logo),
    "logo.set_logo": (P.CHANGE_SETTINGS, _logo),
    "logo.remove_logo": (P.CHANGE_SETTINGS, logo.remove_logo),
    "papers.span": (P.SEE_CUSTOMERS, papers.span),
    "papers.note_made": (
        P.SEE_CUSTOMERS,
        lambda desk: papers.note_made(desk, PaperMade("statement", "pdf", (KEY,))),
    ),
    # One customer's paper is anybody's; many at once are a list that leaves the shop.
    "papers.check_many": (
        P.EXPORT_CUSTOMERS,
        lambda desk: papers.check_many(desk, (KEY, KEY + 1)),
    ),
    "statements.collect": (
        P.SEE_CUSTOMERS,
        lambda desk: statements.collect(desk, [KEY], papers.span(desk)),
    ),
    "rule_papers.rule_sheet": (P.SEE_CUSTOMERS, rule_papers.rule_sheet),
    "rule_papers.level_report": (
        P.SEE_CUSTOMERS,
        lambda desk: rule_papers.level_report(desk, KEY),
    ),
    "rule_papers.distribution": (
        P.SEE_CUSTOMERS,
        lambda desk: rule_papers.distribution(desk, papers.span(desk)),
    ),
}
