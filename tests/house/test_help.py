"""The help covers every command, every setting and every permission, in both languages."""

import re
from pathlib import Path

import pytest

from app.cli.commands import COMMANDS
from app.domain.access import GRANTS, Permission, Role
from app.services.settings import RULES

HELP = Path(__file__).parents[2] / "resources" / "help"
LANGUAGES = ("en", "zh_CN")


def page(language: str, name: str) -> str:
    return (HELP / language / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_helped(language: str) -> None:
    text = page(language, "commands")
    missing = [name for name in {command.name for command in COMMANDS} if f"`{name}`" not in text]
    assert not missing


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_setting_is_helped(language: str) -> None:
    text = page(language, "settings")
    assert [key for key in RULES if f"`{key}`" not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_of_roles_is_the_one_in_force(language: str) -> None:
    roles = (Role.OWNER, Role.MANAGER, Role.FRONT_DESK, Role.ACCOUNTANT)
    text = page(language, "settings")
    for permission in Permission:
        row = re.search(rf"^\| `{permission.value}` [^|]*\|(.*)\|$", text, re.MULTILINE)
        assert row, permission
        told = tuple(bool(cell.strip()) for cell in row.group(1).split("|"))
        assert told == tuple(permission in GRANTS[role] for role in roles), permission


def test_both_languages_have_the_same_pages() -> None:
    pages = [{file.name for file in (HELP / language).glob("*.md")} for language in LANGUAGES]
    assert pages[0] == pages[1]
    assert {"customers.md", "data.md", "settings.md"} <= pages[0]
