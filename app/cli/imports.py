"""The commands import, batches and undo."""

from pathlib import Path
from typing import Any

from app.cli.answers import SOME_REJECTED, Answer, amount, table
from app.cli.session import Call
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.services import batches, importing
from app.services.importing import ImportReport, Options

_MOST_SHOWN = 20
