"""The commands sale and return."""

from typing import Any

from app.cli.answers import Answer, amount, score, stars_text
from app.cli.session import Call
from app.domain.channels import SHOP
from app.domain.money import parse_money
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.services import checkout, customers
from app.services.checkout import Receipt, ReturnEntry, SaleEntry
from app.services.redaction import HIDDEN


def sale(call: Call) -> Answer:
    """Record a sale and say what it did to the customer's score and level."""
    options = call.options
    with call.desk() as desk:
        entry = SaleEntry(
            customer_id=customers.id_of(desk, options.number),
            amount_minor=parse_money(options.amount, desk.decimals, desk.currency),
            category=options.category,
            document=options.document,
            channel=options.channel or SHOP,
        )
        return _receipt(checkout.record_sale(desk, entry).value, desk.decimals)


def take_back(call: Call) -> Answer:
    """Record the return of an order or of a part of it."""
    options = call.options
    with call.desk() as desk:
        typed, decimals, currency = options.amount, desk.decimals, desk.currency
        entry = ReturnEntry(
            document=options.document,
            amount_minor=None if typed is None else parse_money(typed, decimals, currency),
            channel=options.channel,
            customer_id=customers.id_of(desk, options.customer) if options.customer else None,
        )
        return _receipt(checkout.record_return(desk, entry).value, desk.decimals)


def _receipt(receipt: Receipt, decimals: int) -> Answer:
    data: dict[str, Any] = {
        "document": receipt.document,
        "day": receipt.day.isoformat(),
        "number": receipt.number,
        "name": receipt.name,
        "amount": amount(receipt.amount_minor, decimals),
        "score_before": score(receipt.score_before),
        "score_after": score(receipt.score_after),
        "level": receipt.level_name,
        "stars_before": receipt.stars_before,
        "stars_after": receipt.stars_after,
        "promoted": receipt.has_risen,
    }
    text = translate(
        "Cli",
        QT_TRANSLATE_NOOP(
            "Cli", "{document}: {amount} for {name}; {stars_before} → {stars}, {level}."
        ),
    )
    told = {"amount": data["amount"] or HIDDEN, "stars": stars_text(receipt.stars_after)}
    return Answer(data, text.format(**{**data, **told}))
