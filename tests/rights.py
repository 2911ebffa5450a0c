"""A folder whose rights bind the tests, also where they run as root."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_NOBODY = 65534


@contextmanager
def bound_folder() -> Iterator[Path]:
    """Give a folder of our own; root becomes nobody, whom rights bind, for as long as it lasts."""
    if sys.platform == "win32":
        pytest.skip("folders have no such rights on Windows")
    folder = Path(tempfile.mkdtemp())
    is_root = os.geteuid() == 0
    if is_root:
        os.chown(folder, _NOBODY, _NOBODY)
        os.seteuid(_NOBODY)
    try:
        yield folder
    finally:
        if is_root:
            os.seteuid(0)
        folder.chmod(0o755)
        shutil.rmtree(folder)
