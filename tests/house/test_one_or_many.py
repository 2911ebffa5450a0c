"""A number that can be one is told in the singular: "1 customer", never "1 customers".

A text with a plural after its number has a counterpart for one in the same context, is a plural of
Qt's own ("%n"), or stands below as one whose number is never one.
"""

import re

import pytest

from tests.house.test_language_files import Text, in_the_source

THINGS = (
    "acts batches benefits categories characters columns complaints contacts customers days digits "
    "letters levels lines minutes months numbers orders people pictures places points purchases "
    "records returns rows sales seconds signs stars steps tags times views visits weeks years"
)
NUMBERS = (
    "changed count customers days known left length limit lines listed longest months most "
    "moved number points reviewed rows sales seconds stars total typed value visits wanted years"
)
PLURAL = re.compile(
    rf"(\{{(?:{'|'.join(NUMBERS.split())})\}} (?:[\w-]+ ){{0,2}}?)({'|'.join(THINGS.split())})\b"
)
LONG_TEXT = (
    "A text of {length} characters in the column {column} does not fit in a spreadsheet cell, "
    'which holds {most}. It begins with "{start}".'
)
NEVER_ONE = {
    # More than one by what is told.
    "{count} batches of one run were taken back: {customers} as before.",
    "{count} sales carry the document {document}.",
    "{count} complaints, {open} open; the last {state}, {day}: {title}",
    "{count} pictures in {folder}.",
    "Choose one of its {count} levels.",
    "The latest {listed} of {count} lines are listed.",
    "The mobile number has {count} digits, not 11.",
    "{file} has {count} columns; {limit} can be read.",
    "{sheet} has {rows} rows; a spreadsheet holds at most {most}.",
    "The text has {length} characters; {limit} are allowed.",
    LONG_TEXT,
    "The recovery key is mistyped: it has {typed} of {wanted} letters, or one of them is wrong.",
    # Limits and spans that the program sets.
    "A customer can carry at most {most} tags.",
    "Somebody chosen carries {most} tags and can carry no more.",
    "A shop can promise at most {most} benefits.",
    "A view needs a name of 1 to {most} characters.",
    "At most {most} points can be given or taken at once.",
    "The shop keeps {most} views and no more.",
    "They are kept for {days} days. Import the file again: it tells what it refuses.",
    "This preference has more than {most} characters.",
    "Use 1 to {longest} ordinary characters.",
    "Write 1 to {most} signs on one line.",
    "Last {days} days: {value}",
    "The {days} days before: {value}",
    # One visit has a text of its own; years are decimals: "1.0 years".
    "at most {count} more visits with a purchase",
    "{count} more visits with a purchase",
    "{years} years",
}


def of_one(thing: str) -> str:
    """Return the name of one thing: customer, category, batch."""
    if thing.endswith("ies"):
        return thing.removesuffix("ies") + "y"
    return {"batches": "batch", "people": "person"}.get(thing, thing.removesuffix("s"))


def without_one(texts: set[Text]) -> list[str]:
    """Return the texts that would say "1 customers"."""
    found = []
    for context, text in texts:
        for match in PLURAL.finditer(text):
            one = re.compile(re.escape(match[1] + of_one(match[2])) + r"\b")
            others = (other for where, other in texts if where == context)
            if text not in NEVER_ONE and not any(one.search(other) for other in others):
                found.append(text)
    return found


def test_every_number_that_can_be_one_has_its_singular() -> None:
    assert not without_one(in_the_source())


def test_no_exception_outlives_its_text() -> None:
    assert {text for _, text in in_the_source()} >= NEVER_ONE


@pytest.mark.parametrize(
    "text", ["{count} customers", "Graded {count} new customers.", "{name}, {count} sale lines"]
)
def test_a_plural_without_a_singular_is_found(text: str) -> None:
    assert without_one({("Any", text)}) == [text]
    single = text.replace("customers", "customer").replace("lines", "line")
    assert not without_one({("Any", text), ("Any", single)})
    assert without_one({("Any", text), ("Other", single)}) == [text]
