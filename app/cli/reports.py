"""The command report: a paper as PDF, made without a display."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from app.cli.answers import Answer
from app.cli.session import Call
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.reports import rule_letters, statement_letter
from app.reports.letters import Letter
from app.reports.wording import Words
from app.services import customers, papers, rule_papers, statements
from app.services.desk import Desk
from app.services.papers import PaperMade

_Made = tuple[Letter, PaperMade]


def report(call: Call) -> Answer:
    """Make one paper and tell how many pages it has."""
    from app.reports.pdf import write_pdf  # noqa: PLC0415 - Qt is slow to wake

    options = call.options
    path = Path(options.file).expanduser()
    with call.desk() as desk, call.progress() as progress:
        letter, made = _MAKERS[options.name](desk, call)
        pages = write_pdf(
            path, [letter], options.paper, progress, lambda: papers.note_made(desk, made)
        )
    text = translate("Cli", QT_TRANSLATE_NOOP("Cli", "Written to {file}, pages: {pages}."))
    return Answer({"pages": pages, "file": str(path)}, text.format(file=path, pages=pages))


def _words(desk: Desk) -> Words:
    return Words(desk.currency, desk.decimals)


def _customer(desk: Desk, call: Call) -> int:
    number = call.options.customer
    if not number:
        raise UserError(
            "report_without_customer",
            QT_TRANSLATE_NOOP("Errors", "The report {name} is about one customer; none is named."),
            {"name": call.options.name[:60]},
            advice=QT_TRANSLATE_NOOP("Errors", "Add --customer with the customer's number."),
            field="customer",
        )
    return customers.id_of(desk, number)


def _statement(desk: Desk, call: Call) -> _Made:
    span = papers.span(desk, call.options.start, call.options.end)
    customer_id = _customer(desk, call)
    (statement,) = statements.collect(desk, [customer_id], span)
    letter = statement_letter.statement_letter(statement, _words(desk))
    return letter, PaperMade("statement", "pdf", (customer_id,), span)


def _rules(desk: Desk, call: Call) -> _Made:
    sheet = rule_papers.rule_sheet(desk)
    letter = rule_letters.rules_letter(sheet, _words(desk), figures=call.options.figures)
    return letter, PaperMade("rules", "pdf")


def _explanation(desk: Desk, call: Call) -> _Made:
    customer_id = _customer(desk, call)
    found = rule_papers.level_report(desk, customer_id, call.options.decision)
    letter = rule_letters.explanation_letter(found, _words(desk))
    return letter, PaperMade("explanation", "pdf", (customer_id,))


def _distribution(desk: Desk, call: Call) -> _Made:
    span = papers.span(desk, call.options.start, call.options.end)
    letter = rule_letters.distribution_letter(rule_papers.distribution(desk, span), _words(desk))
    return letter, PaperMade("distribution", "pdf", span=span)


_MAKERS: Final[dict[str, Callable[[Desk, Call], _Made]]] = {
    "statement": _statement,
    "rules": _rules,
    "explanation": _explanation,
    "distribution": _distribution,
}
