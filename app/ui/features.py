"""Spares every import what PySide does for those who spell Qt's names another way.

With PySide loaded, each module imported after it has its whole source read and searched: whoever
uses PySide there may ask for `from __feature__ import snake_case`. Nobody here does, and reading
hundreds of files would take a tenth of what an empty window needs to start, and stay in memory.
"""

import sys

_LOOKS = "_mod_uses_pyside"  # there is no switch that is meant for it


def spare() -> None:
    """Let PySide take every module imported from now on as one that asks for nothing."""
    import PySide6.QtCore  # noqa: F401, PLC0415 - begins to look

    finder = sys.modules.get("shibokensupport.feature")
    if hasattr(finder, _LOOKS):
        setattr(finder, _LOOKS, lambda _module: False)
