"""The theme, the style sheet, the icons and the fonts."""

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

from app import paths
from app.ui import style

SOURCE = Path(style.__file__).parent


def test_the_style_sheet_names_only_tokens_that_exist(qapp: QApplication) -> None:
    assert "@" not in style.style_sheet()


def test_a_theme_can_be_changed_while_running(qapp: QApplication) -> None:
    try:
        style.apply(qapp, "dark")
        assert style.theme().dark
        assert style.theme().hex("canvas") in qapp.styleSheet()
    finally:
        style.apply(qapp, "light")
    assert not style.theme().dark


def test_the_theme_of_the_system_is_one_of_two() -> None:
    assert style.resolved("system") in {"light", "dark"}
    assert style.resolved("dark") == "dark"


def test_colours_with_alpha_are_read_as_tokens_write_them() -> None:
    colour = style.as_colour("#22181014")
    assert (colour.red(), colour.green(), colour.blue(), colour.alpha()) == (0x22, 0x18, 0x10, 0x14)
    assert style.theme().colour("text", 0.5).alpha() == 128


@pytest.mark.parametrize("bold", [False, True])
def test_the_bundled_face_is_used(qapp: QApplication, *, bold: bool) -> None:
    font = style.font(14, bold=bold)
    assert QFontInfo(font).family() == style.BUNDLED_FAMILY
    assert font.bold() == bold
    assert QFontDatabase.hasFamily(style.BUNDLED_FAMILY)


def icons_named_in_the_source() -> set[str]:
    """Return every text of the windows that is given as an icon."""
    found = set()
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "icon":
                found |= {c.value for c in ast.walk(node.value) if isinstance(c, ast.Constant)}
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("Icon", "pixmap")):
                found |= {c.value for c in node.args[:1] if isinstance(c, ast.Constant)}
    return {name for name in found if isinstance(name, str) and name}


def test_every_icon_exists() -> None:
    folder = paths.resources() / "icons"
    names = icons_named_in_the_source()
    assert len(names) >= 10
    assert not [name for name in names if not (folder / f"{name}.svg").is_file()]


def test_icons_carry_no_text() -> None:
    for file in (paths.resources() / "icons").glob("*.svg"):
        assert not re.search("<text", file.read_text("utf-8")), file.name


def test_an_icon_takes_the_colour_of_its_tone(qapp: QApplication) -> None:
    image = style.pixmap("check", "danger", 24).toImage()
    wanted = style.theme().colour("danger").rgb()
    solid = {
        image.pixelColor(x, y).rgb()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert solid == {wanted}
