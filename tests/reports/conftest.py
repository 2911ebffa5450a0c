"""What the report tests need from the machine, and skip without."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rights import bound_folder


@pytest.fixture
def own_folder() -> Iterator[Path]:
    """Give a folder whose rights bind us."""
    with bound_folder() as folder:
        yield folder
