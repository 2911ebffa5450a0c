"""The words of a language stay whole while their file is compiled anew."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app import i18n, paths

TEXT = ("Errors", "There is no import profile {name}.")
WAYS = {
    "window": """
from PySide6.QtWidgets import QApplication
app = QApplication([])
from app.ui.language import Translators
translators = Translators()
translators.use("zh_CN")
""",
    "papers": """
from PySide6.QtWidgets import QApplication
app = QApplication([])
from app.ui import language
i18n.use_translator(language.speaker("zh_CN"))
""",
    "commands": """
from app.cli import language
assert language.speak("zh_CN")
""",
}
RUN = """
import sys
from pathlib import Path
from app import i18n, paths
folder = Path(sys.argv[1])
paths.resources = lambda: folder
{way}
file = folder / "i18n" / "stardesk_zh_CN.qm"
before = i18n.translate({context!r}, {text!r})
assert before != {text!r}, before
file.write_bytes(b"")
assert i18n.translate("Errors", "No such text stands anywhere.") == "No such text stands anywhere."
assert i18n.translate({context!r}, {text!r}) == before
"""


@pytest.mark.parametrize("way", WAYS)
def test_words_stay_while_their_file_is_written_anew(tmp_path: Path, way: str) -> None:
    """A mapped file that is cut off takes the program with it: SIGBUS."""
    shutil.copytree(paths.resources() / "i18n", tmp_path / "i18n")
    program = RUN.format(way=WAYS[way], context=TEXT[0], text=TEXT[1])
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("is_there", [True, False])
def test_words_that_are_missing_or_broken_leave_the_source_text(
    tmp_path: Path, is_there: bool, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    from app.cli import language as of_commands  # noqa: PLC0415
    from app.ui import language as of_windows  # noqa: PLC0415

    del qapp
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    (tmp_path / "i18n").mkdir()
    if is_there:
        (tmp_path / "i18n" / "stardesk_zh_CN.qm").write_bytes(b"no words")
    assert not of_windows.words_of("zh_CN").is_there
    assert not of_commands.speak("zh_CN")


@pytest.mark.parametrize(
    ("text", "values", "whole"),
    [
        ("离{level}还差", {"level": "Gold"}, "离 Gold 还差"),
        ("离{level}还差", {"level": "金卡"}, "离金卡还差"),
        ("升为{level}。", {"level": "VIP"}, "升为 VIP。"),
        ("{name}的权重", {"name": "A"}, "A 的权重"),
        ("VIP{name}", {"name": "三"}, "VIP 三"),
        ("已存 {name}。", {"name": "Ann"}, "已存 Ann。"),
        ("To {level}: {share:.1f} %", {"level": "金卡", "share": 2.25}, "To 金卡: 2.2 %"),
        ("{a}{b}", {"a": "", "b": "x"}, "x"),
        ("{{{a}}}", {"a": "x"}, "{x}"),
    ],
)
def test_latin_names_stand_apart_from_chinese(
    text: str, values: dict[str, object], whole: str
) -> None:
    assert i18n.filled(text, **values) == whole
