"""Sets StarDesk up beside itself on first use, then starts it; needs nothing but Python.

python3 run.py [ARGS]               the program, as "stardesk ARGS"; without ARGS the window
python3 run.py test [--long] [...]  every check; further words go to pytest
python3 run.py bench [...]          the measurements

The parts are those of requirements.lock, each checked against its hash, in .venv beside this
file. A stamp there makes later starts immediate; a set-up that was broken off is begun anew.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import json
import os
import re
import runpy
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "stardesk.json"
BUSY = VENV / "stardesk.busy"
TURN = VENV / "stardesk.turn"
LOG = VENV / "stardesk-setup.log"
OLDEST, NEWEST = (3, 11), (3, 14)

# What Qt opens at run time on Linux, and the Debian package that has it.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW_LIBRARIES = {
    "libcups.so.2": "libcups2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
CHINESE_FONT = "fonts-wqy-microhei"
FONT_NAMES = re.compile(
    r"wqy|cjk|droidsansfallback|sourcehan|uming|ukai|simsun|msyh", re.IGNORECASE
)
TEST_PROGRAMS = {"strace": "strace"}

IMPORT_CONTRACTS = "from importlinter.cli import lint_imports_command as run; run(['--no-logo'])"
# One worker per core; a file stays with one worker, so that what it makes once is made once.
PARALLEL = ("-n", "auto", "--dist", "loadfile")
CHEAP_STEPS = {
    "format": ["-m", "ruff", "format", "--check", "."],
    "lint": ["-m", "ruff", "check", "."],
    "types": ["-m", "mypy"],
    "imports": ["-c", IMPORT_CONTRACTS],
}

ENGLISH = {
    "python": "StarDesk needs Python 3.11 to 3.14, this is {have}. Install one and start again.",
    "first": "Setting StarDesk up in {folder}: once, a minute or two.",
    "venv": "Making a place of its own for the parts …",
    "parts": "Fetching {count} parts …",
    "unpack": "Unpacking the parts …",
    "done": "Ready after {seconds} s.",
    "wait": "Another start is setting StarDesk up; waiting for it …",
    "read_only": "The folder {folder} cannot be written ({why}). Copy StarDesk to one of yours.",
    "packages": "Installing system packages: {names}",
    "sudo": "Some system packages are missing. Install them with:\n  {line}",
    "libraries": "Missing on this system: {names} (Debian's names). Install what has them.",
    "no_venv": "This Python cannot make virtual environments: ensurepip is missing.",
    "network": "The parts could not be fetched. Check the network and start again.",
    "disk": "The disk is full. Free about 1 GB and start again.",
    "hash": "A part is not the one that was tested (its hash differs); it was not installed.",
    "no_part": "A part does not exist for this system and Python, or the network is down.",
    "failed": "The set-up failed; details are in {log}.",
    "stopped": "Stopped. The next start begins anew.",
    "red": "Red: {names}",
    "green": "All green.",
}
CHINESE = {
    "python": "星客管家需要 Python 3.11 至 3.14，当前是 {have}。请安装后再启动。",
    "first": "正在 {folder} 中准备星客管家，只需一次，约一两分钟。",
    "venv": "正在建立独立的运行环境……",
    "parts": "正在获取 {count} 个组件……",
    "unpack": "正在安装组件……",
    "done": "准备完成，用时 {seconds} 秒。",
    "wait": "另一次启动正在准备，请稍候……",
    "read_only": "无法写入文件夹 {folder}（{why}）。请把星客管家复制到自己的文件夹中。",
    "packages": "正在安装系统软件包：{names}",
    "sudo": "缺少系统软件包，请运行：\n  {line}",
    "libraries": "系统缺少：{names}（Debian 软件包名）。请安装相应的软件包。",
    "no_venv": "此 Python 无法建立虚拟环境：缺少 ensurepip。",
    "network": "无法获取组件，请检查网络后再启动。",
    "disk": "磁盘已满，请腾出约 1 GB 空间后再启动。",
    "hash": "有组件与测试过的不一致（校验值不同），未安装。",
    "no_part": "有组件不适用于当前系统与 Python，或网络不通。",
    "failed": "准备失败，详情见 {log}。",
    "stopped": "已中止，下次启动将重新开始。",
    "red": "未通过：{names}",
    "green": "全部通过。",
}


class SetUpError(Exception):
    """The set-up cannot go on; its text has been said."""


def chinese() -> bool:
    """Say whether the user reads Chinese, by --lang, the locale or Windows."""
    if "--lang" in sys.argv[:-1]:
        return sys.argv[sys.argv.index("--lang") + 1].startswith("zh")
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return os.environ[name].startswith("zh")
    if sys.platform == "win32":
        return ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == 0x04  # noqa: PLR2004
    return False


def say(what: str, **values: object) -> None:
    """Tell the user something on standard error; standard output belongs to the program."""
    print((CHINESE if chinese() else ENGLISH)[what].format(**values), file=sys.stderr, flush=True)


def fail(what: str, **values: object) -> SetUpError:
    """Say why the set-up ends and return the error that ends it."""
    say(what, **values)
    return SetUpError(what)


# --- Python and the environment -----------------------------------------------------------------


def base_python() -> str:
    """Return the Python outside of any virtual environment."""
    return getattr(sys, "_base_executable", None) or sys.executable


def use_fitting_python() -> None:
    """Go on in a Python that fits if this one does not and the computer has one."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        other = shutil.which("python3.%d" % minor)  # noqa: UP031 - read by any Python 3
        if other and os.name != "nt":
            os.execv(other, [other, str(ROOT / "run.py"), *sys.argv[1:]])  # noqa: S606
    raise fail("python", have=sys.version.split()[0])


def fingerprint() -> str:
    """Return what the installed parts must match."""
    return hashlib.sha256(LOCK.read_bytes()).hexdigest()


def ready(part: str) -> bool:
    """Say whether this part ("app" or "test") stands as the lock asks for; takes a millisecond."""
    try:
        stamp = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return (
        not BUSY.exists()
        and PYTHON.exists()
        and stamp.get("lock") == fingerprint()
        and stamp.get("python") == real_python()
        and part in stamp.get("parts", [])
    )


def real_python() -> str:
    """Return the program behind the environment's Python; another one needs a new environment."""
    return os.path.realpath(PYTHON) if os.name != "nt" else ""


def works() -> bool:
    """Say whether the environment's Python starts, has pip and a version that fits."""
    probe = "import sys, pip; sys.exit(not %r <= sys.version_info[:2] <= %r)" % (OLDEST, NEWEST)  # noqa: UP031
    return PYTHON.exists() and not subprocess.run([PYTHON, "-c", probe], check=False).returncode


@contextlib.contextmanager
def my_turn() -> Iterator[None]:
    """Let one start at a time set up; the lock ends with its process, however that ends."""
    try:
        VENV.mkdir(exist_ok=True)
        turn = TURN.open("a+b")
    except OSError as error:
        raise fail("read_only", folder=ROOT, why=error.strerror) from error
    with turn:
        if not take(turn.fileno(), wait=False):
            say("wait")
            while not take(turn.fileno(), wait=True):
                time.sleep(0.2)
        yield


def take(descriptor: int, *, wait: bool) -> bool:
    """Take the lock on an open file; say whether it is ours."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - Windows only

            msvcrt.locking(descriptor, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - everywhere else

            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False
    return True


def set_up(part: str) -> None:
    """Make the environment and install a part into it."""
    with my_turn():
        if ready(part):
            return
        started = time.monotonic()
        say("first", folder=VENV)
        check_system(part)
        is_whole = not BUSY.exists() and works()
        BUSY.touch()
        if not is_whole:
            make_environment()
        install(part)
        parts = ["app"] if part == "app" else ["app", "test"]
        stamp = {"lock": fingerprint(), "python": real_python(), "parts": parts}
        STAMP.write_text(json.dumps(stamp), "utf-8")
        BUSY.unlink()
        say("done", seconds=round(time.monotonic() - started))


def make_environment() -> None:
    """Make the virtual environment anew; whatever stood there was not whole."""
    say("venv")
    for thing in VENV.iterdir():
        if thing.is_dir() and not thing.is_symlink():
            shutil.rmtree(thing)
        elif thing not in (TURN, BUSY):
            thing.unlink()
    run_logged([base_python(), "-m", "venv", str(VENV)])


def install(part: str) -> None:
    """Install the locked parts, each checked against its hash, compiled, nothing built here."""
    text = LOCK.read_text("utf-8")
    wanted = VENV / f"stardesk-{part}.txt"
    wanted.write_text(text if part == "test" else app_only(text), "utf-8")
    say("parts", count=sum(1 for _ in blocks(wanted.read_text("utf-8"))))
    pip = [str(PYTHON), "-m", "pip", "install", "--require-hashes", "--only-binary=:all:"]
    quiet = ["--no-input", "--no-warn-script-location", "--disable-pip-version-check"]
    run_logged([*pip, *quiet, "--compile", "-r", str(wanted)])


def blocks(lock: str) -> Iterator[tuple[str, str, set[str]]]:
    """Take a lock apart: name, its lines, and the names of those that ask for it."""
    for block in re.split(r"\n(?=\S)", lock.strip()):
        name = re.match(r"[A-Za-z0-9._-]+", block)
        if name:
            askers = re.findall(r"^ +#(?: via)? +([A-Za-z0-9._-]+)", block, re.MULTILINE)
            yield plain(name.group()), block, {plain(asker) for asker in askers}


def plain(name: str) -> str:
    """Return a package's name in the form that compares."""
    return re.sub(r"[-_.]+", "-", name).lower()


def app_only(lock: str) -> str:
    """Return the lock without what only the tests need, by who asks for whom."""
    import tomllib  # noqa: PLC0415 - not in the Pythons that are too old

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = [re.match(r"[A-Za-z0-9._-]+", line) for line in project["dependencies"]]
    wanted = {plain(name.group()) for name in names if name}
    found = list(blocks(lock))
    while more := {name for name, _, askers in found if askers & wanted} - wanted:
        wanted |= more
    return "\n".join(block for name, block, _ in found if name in wanted) + "\n"


def run_logged(command: Sequence[str]) -> None:
    """Run a command, telling its progress; when it fails, say why in plain words."""
    unwanted = ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PYTHONHOME")
    environment = {name: value for name, value in os.environ.items() if name not in unwanted}
    said: list[str] = []
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=environment,
    ) as process:
        for line in process.stdout or ():
            said.append(line)
            tell_progress(line)
    with contextlib.suppress(OSError):
        LOG.write_text("".join(said), "utf-8")
    if process.returncode:
        raise fail_plainly("".join(said))


def tell_progress(line: str) -> None:
    """Turn a line of pip into one the user may like to see."""
    collected = re.match(
        r"(?:Collecting |Processing \S*/)([\w.]+(?:-[a-z]+)*)(?:==|-)(\d[^\s-]*)", line
    )
    if collected:
        print("  " + " ".join(collected.groups()), file=sys.stderr, flush=True)
    elif line.startswith("Installing collected"):
        say("unpack")


def fail_plainly(output: str) -> SetUpError:
    """Say the likely reason of a failed step."""
    reasons = {
        "disk": r"No space left|not enough space",
        "hash": r"DO NOT MATCH THE HASHES",
        "network": r"resolution|Connection|timed out|Max retries|unreachable|ProxyError|Retrying",
        "no_part": r"No matching distribution|Could not find a version",
    }
    for reason, pattern in reasons.items():
        if re.search(pattern, output):
            say(reason)
            break
    else:
        print("".join(output.splitlines(keepends=True)[-8:]), file=sys.stderr)
    return fail("failed", log=LOG)


# --- the system's packages ----------------------------------------------------------------------


def check_system(part: str) -> None:
    """See that Linux has what Qt needs: install it as root on Debian, else name it."""
    if not sys.platform.startswith("linux"):
        return
    packages = missing_packages(part)
    if not packages:
        return
    line = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not shutil.which("apt-get"):
        say("libraries", names=" ".join(packages))
    elif os.geteuid() != 0:
        say("sudo", line=" ".join(["sudo", *line]))
    else:
        say("packages", names=" ".join(packages))
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update"], line):
            subprocess.run(command, stdout=subprocess.DEVNULL, env=environment, check=False)
        packages = missing_packages(part)
        if packages:
            say("sudo", line=" ".join(line))
    if not can_make_environment():
        raise fail("no_venv")


def missing_packages(part: str) -> list[str]:
    """Name the Debian packages of what is not there."""
    libraries = {**QT_LIBRARIES, **WINDOW_LIBRARIES}
    missing = [package for library, package in libraries.items() if not loads(library)]
    if not has_chinese_font():
        missing.append(CHINESE_FONT)
    if part == "test":
        missing += [package for name, package in TEST_PROGRAMS.items() if not shutil.which(name)]
    if not can_make_environment():
        missing.append(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")
    return missing


def loads(library: str) -> bool:
    """Say whether the system finds and opens a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_chinese_font() -> bool:
    """Say whether some font of the system has Chinese letters."""
    home = Path.home()
    places = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts")]
    places += [home / ".fonts", home / ".local/share/fonts"]
    return any(FONT_NAMES.search(file.name) for place in places for file in place.rglob("*.[to]t?"))


def can_make_environment() -> bool:
    """Say whether Python has what Debian puts in a package of its own."""
    probe = [base_python(), "-c", "import ensurepip, venv"]
    return not subprocess.run(probe, stderr=subprocess.DEVNULL, check=False).returncode


# --- what is started ----------------------------------------------------------------------------


def start(arguments: list[str]) -> int:
    """Become the program, in the environment's Python."""
    if Path(sys.prefix).resolve() == VENV.resolve():
        sys.path.insert(0, str(ROOT))
        sys.argv = ["stardesk", *arguments]
        try:
            runpy.run_module("app", run_name="__main__", alter_sys=True)
        except ImportError as error:
            if ".so" not in str(error):
                raise
            check_system("app")
            return 1
        return 0
    command = [str(PYTHON), str(ROOT / "run.py"), *arguments]
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606 - our own program, no shell
    try:
        return subprocess.call(command)
    except KeyboardInterrupt:
        return 130


def run_step(name: str, arguments: Sequence[str]) -> bool:
    """Run one check in the environment and print its seconds; say whether it is green."""
    print(f"== {name}", flush=True)
    started = time.monotonic()
    status = subprocess.call([str(PYTHON), *arguments], cwd=ROOT)
    print(
        f"== {name}: {'ok' if status == 0 else 'RED'} {time.monotonic() - started:.1f} s",
        flush=True,
    )
    return status == 0


def run_tests(arguments: Sequence[str]) -> int:
    """Run all cheap checks, then the tests if those are green."""
    red = [name for name, step in CHEAP_STEPS.items() if not run_step(name, step)]
    if not red and not run_step("tests", ["-m", "pytest", *PARALLEL, *arguments]):
        red = ["tests"]
    say("red" if red else "green", names=", ".join(red))
    return 1 if red else 0


def main(arguments: list[str]) -> int:
    """Set up what is needed and do what was asked for."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    command = arguments[0] if arguments else ""
    part = "test" if command in ("test", "bench") else "app"
    try:
        use_fitting_python()
        if not ready(part):
            set_up(part)
    except SetUpError:
        return 1
    except KeyboardInterrupt:
        say("stopped")
        return 130
    if command == "test":
        return run_tests(arguments[1:])
    if command == "bench":
        return subprocess.call([str(PYTHON), "-m", "tests.bench", *arguments[1:]], cwd=ROOT)
    return start(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
