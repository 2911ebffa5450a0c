"""The command screenshots: pictures of every page and dialog of the demo shop."""

from pathlib import Path

from app.cli.answers import Answer
from app.cli.commands import LANGUAGES
from app.cli.commands.pictures import THEMES
from app.cli.session import Call
from app.i18n import QT_TRANSLATE_NOOP, translate


def take(call: Call) -> Answer:
    """Take the pictures; without --lang in both languages, without --theme in both themes."""
    options = call.options
    if call.shoot is None:
        raise RuntimeError
    languages = [options.lang] if options.lang else LANGUAGES
    themes = [options.theme] if options.theme else THEMES
    looks = [(language, theme) for language in languages for theme in themes]
    folder = Path(options.folder).expanduser().absolute()
    with call.progress() as progress:
        files = call.shoot(folder, options.size, looks, options.as_of, progress)
    text = translate("Cli", QT_TRANSLATE_NOOP("Cli", "{count} pictures in {folder}."))
    return Answer([str(file) for file in files], text.format(count=len(files), folder=folder))
