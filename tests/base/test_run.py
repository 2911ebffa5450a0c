"""The set-up script: what it takes from the lock, when it sets up, what it says."""

import importlib.util
import json
import os
import subprocess
import sys
import venv
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def run(tmp_path: Path) -> ModuleType:
    """Load run.py so that its folder is an empty one with the lock in it."""
    for name in ("run.py", "requirements.lock", "pyproject.toml"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    spec = importlib.util.spec_from_file_location("run_of_a_copy", tmp_path / "run.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def names(run: ModuleType, lock: str) -> set[str]:
    return {name for name, _, _ in run.blocks(lock)}


def test_a_plain_start_fetches_what_the_program_needs_and_no_test_tool(run: ModuleType) -> None:
    lock = run.LOCK.read_text("utf-8")
    app = names(run, run.app_only(lock))
    assert {"pyside6-essentials", "shiboken6", "sqlalchemy", "cffi", "sqlcipher3"} <= app
    assert not {"pytest", "mypy", "ruff", "hypothesis", "import-linter", "psycopg"} & app
    assert app < names(run, lock)


def test_every_block_keeps_its_hashes_and_markers(run: ModuleType) -> None:
    lock = run.LOCK.read_text("utf-8")
    assert "\n".join(block for _, block, _ in run.blocks(lock)) == lock.strip()
    kept = list(run.blocks(run.app_only(lock)))
    assert all("--hash=sha256:" in block for _, block, _ in kept)
    assert [name for name, _, _ in kept].count("numpy") == lock.count("\nnumpy==")


def stamp(run: ModuleType, **changes: object) -> None:
    run.PYTHON.parent.mkdir(parents=True, exist_ok=True)
    run.PYTHON.write_text("")
    good = {"lock": run.fingerprint(), "python": run.real_python(), "parts": ["app"]}
    run.STAMP.write_text(json.dumps({**good, **changes}))


def test_a_good_stamp_makes_the_start_immediate(run: ModuleType) -> None:
    assert not run.ready("app")
    stamp(run)
    assert run.ready("app")
    assert not run.ready("test")
    stamp(run, parts=["app", "test"])
    assert run.ready("test")


def test_whatever_is_not_whole_or_not_the_same_is_set_up_again(run: ModuleType) -> None:
    stamp(run, lock="another")
    assert not run.ready("app")
    if os.name != "nt":
        stamp(run, python="/another/python")
        assert not run.ready("app")
    stamp(run)
    run.BUSY.touch()
    assert not run.ready("app")
    run.BUSY.unlink()
    run.STAMP.write_text("{")
    assert not run.ready("app")
    stamp(run)
    run.PYTHON.unlink()
    assert not run.ready("app")


def test_a_broken_environment_is_made_anew(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    litter = run.VENV / "lib" / "half"
    litter.mkdir(parents=True)
    run.TURN.touch()
    run.BUSY.touch()
    (run.VENV / "stray").touch()
    assert not run.works()

    def make(_: object) -> None:
        venv.create(run.VENV, with_pip=False, symlinks=os.name != "nt")

    monkeypatch.setattr(run, "run_logged", make)
    run.make_environment()
    assert run.PYTHON.exists()
    assert run.BUSY.exists()
    assert not litter.exists()
    assert not (run.VENV / "stray").exists()
    assert not run.works()


def test_the_second_start_waits_for_the_first(run: ModuleType) -> None:
    run.VENV.mkdir()
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, run\nwith run.my_turn():\n print('mine', flush=True)\n sys.stdin.read()",
        ],
        cwd=run.ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout
    assert holder.stdin
    with holder:
        assert holder.stdout.readline() == "mine\n"
        with run.TURN.open("a+b") as turn:
            assert not run.take(turn.fileno(), wait=False)
            holder.stdin.close()
            holder.wait()
            assert run.take(turn.fileno(), wait=True)


def test_a_folder_that_cannot_be_written_is_told(
    run: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    run.VENV.write_text("a file where the folder should be")
    with pytest.raises(run.SetUpError), run.my_turn():
        pass
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("WARNING: Retrying after connection broken by NewConnectionError", "Check the network"),
        ("ERROR: Could not find a version that satisfies x\nNo matching distribution", "exist"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "hash differs"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("one\nlast words", "last words"),
    ],
)
def test_a_failed_step_is_told_in_plain_words(
    run: ModuleType, capsys: pytest.CaptureFixture[str], output: str, said: str
) -> None:
    run.VENV.mkdir()
    with pytest.raises(run.SetUpError):
        run.run_logged([sys.executable, "-c", f"print({output!r}); raise SystemExit(1)"])
    told = capsys.readouterr()
    assert said in told.err
    assert str(run.LOG) in told.err
    assert not told.out


def test_progress_names_each_part(run: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    run.tell_progress("Collecting python-calamine==0.9.1 (from -r x (line 1))")
    run.tell_progress("Processing /a/b/et_xmlfile-2.0.0-py3-none-any.whl (from -r x (line 3))")
    run.tell_progress("  Downloading something")
    run.tell_progress("Installing collected packages: a, b")
    said = capsys.readouterr().err.splitlines()
    assert said == ["  python-calamine 0.9.1", "  et_xmlfile 2.0.0", "Unpacking the parts …"]


def test_both_languages_say_the_same_things(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.ENGLISH.keys() == run.CHINESE.keys()
    for what, text in run.ENGLISH.items():
        assert run.re.findall(r"{\w+}", text) == run.re.findall(r"{\w+}", run.CHINESE[what])
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    run.say("green")
    monkeypatch.setattr(sys, "argv", ["run.py", "--lang", "en", "test"])
    run.say("green")
    assert capsys.readouterr().err == "全部通过。\nAll green.\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="packages of Debian")
def test_what_the_system_lacks_is_named_for_those_who_may_not_install_it(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "loads", lambda library: library != "libGL.so.1")
    monkeypatch.setattr(run, "has_chinese_font", lambda: False)
    monkeypatch.setattr(run.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(run.shutil, "which", lambda name: f"/usr/bin/{name}")
    run.check_system("test")
    line = "sudo apt-get install -y --no-install-recommends libgl1 fonts-wqy-microhei"
    assert line in capsys.readouterr().err
    monkeypatch.setattr(run.shutil, "which", lambda _: None)
    run.check_system("app")
    assert "libgl1 fonts-wqy-microhei" in capsys.readouterr().err


def test_a_red_cheap_step_stops_before_the_tests(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[str] = []

    def step(name: str, _: object) -> bool:
        ran.append(name)
        return name != "lint"

    monkeypatch.setattr(run, "run_step", step)
    assert run.run_tests([]) == 1
    assert ran == ["format", "lint", "types", "imports"]
    assert "Red: lint" in capsys.readouterr().err
