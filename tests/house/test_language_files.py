"""The language files hold every text of the program, translated, and the .qm are made from them."""

import ast
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.source import ROOT, calls, named, parsed, python_files

FOLDER = ROOT / "resources" / "i18n"
CHINESE = FOLDER / "stardesk_zh_CN.ts"
ENGLISH = FOLDER / "stardesk_en.ts"
PLACES = re.compile(r"\{\w+\}|%L?n|%\(\w+\)s|%[sr]")
PLURAL = re.compile(r"%L?n")
OPTIONS = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "en"]
HAN = re.compile(r"[\u4e00-\u9fff]")

Text = tuple[str, str]


def tool(name: str) -> str:
    """Return one of Qt's tools beside the Python in use."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def messages(file: Path) -> Iterator[tuple[Text, ET.Element]]:
    """Go through the messages of a language file."""
    root = ET.parse(file).getroot()  # noqa: S314 - our own file
    for context in root.iter("context"):
        for message in context.iter("message"):
            yield (context.findtext("name", ""), message.findtext("source", "")), message


def in_the_source() -> set[Text]:
    """Return every text that the program marks or translates, with its context."""
    found = set()
    for file in python_files():
        tree = parsed(file)
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                for name, call in calls(node):
                    if name == "self.tr":
                        found.add((node.name, ast.literal_eval(call.args[0])))
        for name, call in calls(tree):
            is_mark = name.rpartition(".")[2] in {"translate", "QT_TRANSLATE_NOOP"}
            if is_mark and all(isinstance(arg, ast.Constant) for arg in call.args[:2]):
                context, text = (ast.literal_eval(arg) for arg in call.args[:2])
                found.add((context, text))
    return found


def test_every_text_of_the_program_is_in_the_chinese_file() -> None:
    assert {text for text, _ in messages(CHINESE)} == in_the_source()


def test_lupdate_finds_nothing_new(tmp_path: Path) -> None:
    copy = tmp_path / CHINESE.name
    shutil.copyfile(CHINESE, copy)
    sources = [str(file) for file in python_files()]
    command = [tool("pyside6-lupdate"), *OPTIONS, "-target-language", "zh_CN", *sources]
    subprocess.run([*command, "-ts", str(copy)], check=True, timeout=120)
    assert dict(flat(copy)) == dict(flat(CHINESE))


def flat(file: Path) -> Iterator[tuple[Text, tuple[str, str]]]:
    for text, message in messages(file):
        translation = message.find("translation")
        assert translation is not None
        yield text, (translation.text or "", translation.get("type", ""))


def test_nothing_is_left_untranslated() -> None:
    unfinished = [text for text, (words, kind) in flat(CHINESE) if kind or not words]
    assert not unfinished


def test_translations_keep_what_is_filled_in() -> None:
    found = [
        (text, words)
        for text, (words, _) in flat(CHINESE)
        if sorted(PLACES.findall(text[1])) != sorted(PLACES.findall(words))
    ]
    assert not found


def test_chinese_is_said_in_the_shop_s_words() -> None:
    """One word per thing; only the classic table keeps its own head."""
    banned = {"订单", "用户名", "亲", "！", "会员等级"}
    found = [
        (text, words)
        for text, (words, _) in flat(CHINESE)
        for word in banned
        if word in words.replace("亲自", "")
    ]
    assert not found
    heads = {words for (context, _), (words, _) in flat(CHINESE) if context == "Columns"}
    assert {"名称", "联系方式", "消费金额", "购买频次", "使用年限", "影响力评分"} <= heads
    assert {"当前等级", "上次评级日期", "下一次评级日期"} <= heads
    assert not [
        words
        for (context, _), (words, _) in flat(CHINESE)
        if "等级" in words and context != "Columns"
    ]


def test_chinese_sentences_end_in_a_full_stop() -> None:
    """Where the English text ends in one; a label has none."""
    found = [
        (text[1], words)
        for text, (words, _) in flat(CHINESE)
        if HAN.search(words) and text[1].endswith(".") and not text[1].endswith(("No.", "…"))
        if not words.endswith(("。", "）"))
    ]
    assert not found


def test_english_has_both_forms_of_every_plural_and_nothing_else() -> None:
    plurals = {text for text in in_the_source() if PLURAL.search(text[1])}
    held = dict(messages(ENGLISH))
    assert set(held) == plurals
    for text, message in held.items():
        forms = [form.text or "" for form in message.iter("numerusform")]
        assert message.get("numerus") == "yes", text
        assert len(forms) == 2, text
        assert all(PLURAL.search(form) for form in forms), text
        assert not any("(s)" in form for form in forms), text


@pytest.mark.parametrize("source", [CHINESE, ENGLISH], ids=lambda file: file.stem)
def test_the_compiled_file_is_made_from_its_source(source: Path, tmp_path: Path) -> None:
    made = tmp_path / "made.qm"
    subprocess.run(
        [tool("pyside6-lrelease"), "-silent", str(source), "-qm", str(made)],
        check=True,
        timeout=120,
    )
    assert made.read_bytes() == source.with_suffix(".qm").read_bytes()


def test_the_number_of_a_plural_is_a_plain_name() -> None:
    """Lupdate loses a text whose number is anything longer."""
    found = [
        f"{named(file)}:{call.lineno}"
        for file in python_files()
        for name, call in calls(parsed(file))
        if name.rpartition(".")[2] == "translate" and len(call.args) == 4
        if not isinstance(call.args[3], ast.Name)
    ]
    assert not found
