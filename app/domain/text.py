"""What a database can keep of a text: everything but half of a surrogate pair."""


def is_whole(text: str) -> bool:
    """Say whether a text can be stored: "張" can, half of a surrogate pair cannot."""
    return text.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in text)


def made_whole(text: str) -> str:
    """Return a text with a question mark for each half pair: file names may hold such."""
    return text.encode("utf-8", "replace").decode("utf-8")
