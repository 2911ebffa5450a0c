from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import config, paths
from app.config import Config

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
CONFIGS = st.builds(
    Config,
    last_shop=TEXT.filter(lambda text: "\0" not in text),
    language=st.sampled_from(config.LANGUAGES),
    last_login=TEXT.filter(lambda text: "\0" not in text),
    theme=st.sampled_from(config.THEMES),
    text_size=st.sampled_from(config.TEXT_SIZES),
    motion=st.sampled_from(config.MOTIONS),
    guide=st.booleans(),
    amounts=st.booleans(),
    paper=st.sampled_from(config.PAPERS),
    paper_language=st.sampled_from(config.LANGUAGES),
    paper_span=st.sampled_from(config.PAPER_SPANS),
    maximized=st.booleans(),
    columns=st.lists(TEXT, max_size=30).map(tuple),
    windows=st.dictionaries(TEXT, st.tuples(st.integers(1, 20_000), st.integers(1, 20_000))),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "config.toml"


@given(kept=CONFIGS)
def test_what_is_saved_is_loaded(tmp_path_factory: pytest.TempPathFactory, kept: Config) -> None:
    file = tmp_path_factory.mktemp("settings") / "config.toml"
    assert config.save(kept, file)
    assert config.load(file) == kept


def test_without_a_file_the_defaults_hold(file: Path) -> None:
    assert config.load(file) == Config()


@pytest.mark.parametrize("broken", [b"last_shop = ", b"\xff\xfe\x00", b"[[[", b"a = 1\na = 2"])
def test_a_broken_file_is_kept_aside_and_the_program_goes_on(file: Path, broken: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(broken)
    assert config.load(file) == Config()
    assert file.with_name("config.toml.broken").read_bytes() == broken
    assert config.save(Config(theme="dark"), file)
    assert config.load(file) == Config(theme="dark")


def test_each_value_that_makes_no_sense_falls_back_alone(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(
        'last_shop = "a\\u0000b"\nlanguage = "tlh"\ntheme = "dark"\n'
        "text_size = 7\nmotion = 1\nguide = 0\namounts = 1\nmaximized = 3\nother = 3\n"
        'paper = "a0"\npaper_language = 7\npaper_span = "own"\n[windows]\n'
        'main = [800, 600]\nsmall = [0, 1]\nwrong = "x"\nhuge = [1, 99999999]\nyes = [true, 1]\n'
        "three = [1, 2, 3]\n"
    )
    assert config.load(file) == Config(theme="dark", windows={"main": (800, 600)})


def test_notepads_mark_at_the_start_is_no_fault(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b'\xef\xbb\xbftheme = "dark"')
    assert config.load(file).theme == "dark"


def test_a_folder_that_cannot_be_written_is_no_reason_to_stop(file: Path) -> None:
    file.parent.write_text("a file where the folder should be")
    assert not config.save(Config(), file)
    assert config.load(file) == Config()


def test_a_path_that_is_no_text_is_not_kept(file: Path) -> None:
    assert not config.save(Config(last_shop="\udcff"), file)


@pytest.fixture
def own_file() -> Iterator[Path]:
    """Give the user's own file, gone before and afterwards: other tests have none."""
    file = paths.config_file()
    file.unlink(missing_ok=True)
    yield file
    file.unlink(missing_ok=True)


def test_the_users_own_file_is_the_default(own_file: Path) -> None:
    assert config.save(Config(language="zh_CN"))
    assert own_file.exists()
    assert config.load().language == "zh_CN"
