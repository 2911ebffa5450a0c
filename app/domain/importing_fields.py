"""The fields that a file of sales or of customers can fill, and what each is called."""

from app.i18n import QT_TRANSLATE_NOOP, translate


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set: "sale return" has two."""
    return frozenset(text.split())


SALES = "sales"
CUSTOMERS = "customers"

SALE_FIELDS = (
    "customer",
    "name",
    "phone",
    "email",
    "document",
    "date",
    "amount",
    "quantity",
    "unit_price",
    "category",
    "product",
    "channel",
    "kind",
    "original",
    "status",
    "discount",
    "currency",
    "first_name",
    "last_name",
)
CUSTOMER_FIELDS = (
    "number",
    "name",
    "phone",
    "email",
    "birthday",
    "joined",
    "tenure",
    "influence",
    "potential",
    "tags",
    "note",
    "amount",
    "frequency",
    "level",
    "last_review",
    "next_review",
    "referrer",
    "gender",
    "address",
    "occupation",
    "channel",
    "id_number",
    "second_phone",
    "currency",
    "first_name",
    "last_name",
)
FIELDS = {SALES: SALE_FIELDS, CUSTOMERS: CUSTOMER_FIELDS}

TITLES = {
    "customer": QT_TRANSLATE_NOOP("Import", "Customer number"),
    "number": QT_TRANSLATE_NOOP("Import", "Customer number"),
    "name": QT_TRANSLATE_NOOP("Import", "Name"),
    "first_name": QT_TRANSLATE_NOOP("Import", "Given name"),
    "last_name": QT_TRANSLATE_NOOP("Import", "Family name"),
    "phone": QT_TRANSLATE_NOOP("Import", "Phone"),
    "second_phone": QT_TRANSLATE_NOOP("Import", "Phone where that is blank"),
    "email": QT_TRANSLATE_NOOP("Import", "E-mail"),
    "document": QT_TRANSLATE_NOOP("Import", "Document number"),
    "date": QT_TRANSLATE_NOOP("Import", "Date"),
    "amount": QT_TRANSLATE_NOOP("Import", "Amount"),
    "quantity": QT_TRANSLATE_NOOP("Import", "Quantity"),
    "unit_price": QT_TRANSLATE_NOOP("Import", "Unit price"),
    "discount": QT_TRANSLATE_NOOP("Import", "Discount"),
    "currency": QT_TRANSLATE_NOOP("Import", "Currency"),
    "category": QT_TRANSLATE_NOOP("Import", "Category"),
    "product": QT_TRANSLATE_NOOP("Import", "Product"),
    "channel": QT_TRANSLATE_NOOP("Import", "Channel"),
    "kind": QT_TRANSLATE_NOOP("Import", "Sale or return"),
    "original": QT_TRANSLATE_NOOP("Import", "Order taken back"),
    "status": QT_TRANSLATE_NOOP("Import", "Order status"),
    "birthday": QT_TRANSLATE_NOOP("Import", "Birthday"),
    "joined": QT_TRANSLATE_NOOP("Import", "Joined on"),
    "tenure": QT_TRANSLATE_NOOP("Import", "Years as a customer"),
    "influence": QT_TRANSLATE_NOOP("Import", "Influence"),
    "potential": QT_TRANSLATE_NOOP("Import", "Potential"),
    "tags": QT_TRANSLATE_NOOP("Import", "Tags"),
    "note": QT_TRANSLATE_NOOP("Import", "Note"),
    "frequency": QT_TRANSLATE_NOOP("Import", "Orders a year"),
    "level": QT_TRANSLATE_NOOP("Import", "Level"),
    "last_review": QT_TRANSLATE_NOOP("Import", "Last review"),
    "next_review": QT_TRANSLATE_NOOP("Import", "Next review"),
    "referrer": QT_TRANSLATE_NOOP("Import", "Referred by"),
    "gender": QT_TRANSLATE_NOOP("Import", "Gender"),
    "address": QT_TRANSLATE_NOOP("Import", "Address"),
    "id_number": QT_TRANSLATE_NOOP("Import", "ID number"),
    "occupation": QT_TRANSLATE_NOOP("Import", "Occupation"),
}


def title(field: str) -> str:
    """Return what a field is called in the language in use: 金额 for "amount"."""
    return translate("Import", TITLES[field])


HOW = {
    "date": QT_TRANSLATE_NOOP("Import", "a day"),
    "amount": QT_TRANSLATE_NOOP("Import", "an amount; currency sign and commas are dropped"),
    "unit_price": QT_TRANSLATE_NOOP("Import", "a price, times the quantity"),
    "quantity": QT_TRANSLATE_NOOP("Import", "a quantity; its unit is dropped"),
    "discount": QT_TRANSLATE_NOOP("Import", "taken off quantity times price"),
    "phone": QT_TRANSLATE_NOOP("Import", "a phone number as text, digits only"),
    "customer": QT_TRANSLATE_NOOP("Import", "text as it stands, leading zeros kept"),
    "frequency": QT_TRANSLATE_NOOP("Import", "orders a year; the unit is dropped"),
    "tenure": QT_TRANSLATE_NOOP("Import", "whole months: 2 years are 24"),
    "influence": QT_TRANSLATE_NOOP("Import", "a mark from 0 to 5"),
    "potential": QT_TRANSLATE_NOOP("Import", "a mark from 0 to 100"),
    "tags": QT_TRANSLATE_NOOP("Import", "several tags, parted by commas"),
    "kind": QT_TRANSLATE_NOOP("Import", "sale or return"),
    "status": QT_TRANSLATE_NOOP("Import", "unpaid and cancelled orders are left out"),
    "id_number": QT_TRANSLATE_NOOP("Import", "18 characters, kept hidden, with consent only"),
    "second_phone": QT_TRANSLATE_NOOP("Import", "used where there is no other phone"),
    "currency": QT_TRANSLATE_NOOP("Import", "amounts in another currency are refused"),
    "": QT_TRANSLATE_NOOP("Import", "not imported"),
}
HOW |= dict.fromkeys(("birthday", "joined", "last_review", "next_review"), HOW["date"])
HOW |= dict.fromkeys(("number", "document", "original"), HOW["customer"])
TEXT = QT_TRANSLATE_NOOP("Import", "text")
