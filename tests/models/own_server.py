"""A PostgreSQL server of the tests' own, with TLS or without, in a folder that goes afterwards."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import URL

_USER = "shop"
_OWNER = "postgres"
_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")


@dataclass(frozen=True)
class Cluster:
    """The files of a server; `authority` signed its certificate for localhost, `other` did not."""

    binaries: Path
    folder: Path
    port: int

    @property
    def authority(self) -> Path:
        return self.folder / "authority.crt"

    @property
    def other(self) -> Path:
        return self.folder / "other.crt"

    def url(self, host: str = "localhost", **query: str | Path) -> URL:
        """Return the address of its database; a folder as host is its local socket."""
        said = {name: str(value) for name, value in query.items()}
        return URL.create(
            "postgresql+psycopg", _USER, None, host, self.port, "postgres", query=said
        )

    def run(self, program: str, *line: str) -> None:
        """Run one of its programs as a user who may."""
        command = [str(self.binaries / program), *line]
        log = self.folder / "programs.log"
        with log.open("ab") as said:
            ended = subprocess.run(
                command, stdout=said, stderr=said, cwd=self.folder, check=False, user=_as_server()
            )
        assert ended.returncode == 0, log.read_text("utf-8", "replace")

    @contextmanager
    def serving(self, *, tls: bool) -> "Iterator[Cluster]":
        """Let it answer, with TLS or without."""
        options = f"-p {self.port} -k {self.folder} -h 127.0.0.1 -F"
        if tls:
            files = (("cert", "server.crt"), ("key", "server.key"))
            options += " -c ssl=on"
            options += "".join(f" -c ssl_{kind}_file={self.folder / name}" for kind, name in files)
        data = str(self.folder / "data")
        self.run("pg_ctl", "start", "-w", "-D", data, "-l", str(self.folder / "log"), "-o", options)
        try:
            yield self
        finally:
            self.run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", data)


def _as_server() -> str | None:
    """Return as whom PostgreSQL runs: it refuses to be run by root."""
    return _OWNER if hasattr(os, "geteuid") and os.geteuid() == 0 else None


def _binaries() -> Path:
    """Return the folder of PostgreSQL's programs, or skip."""
    pytest.importorskip("psycopg", reason="the PostgreSQL driver is not installed")
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed: no certificate can be made")
    known = [Path(found).resolve().parent for found in [shutil.which("postgres")] if found]
    known += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in known:
        if (folder / "initdb").exists():
            return folder
    pytest.skip("PostgreSQL is not installed")


def _openssl(folder: Path, *line: str) -> None:
    subprocess.run(["openssl", *line], cwd=folder, check=True, capture_output=True)


def _make_certificates(folder: Path) -> None:
    """Make two authorities, and a certificate of the first for the name localhost."""
    for name in ("authority", "other"):
        named = ("-subj", f"/CN={name}", "-days", "2")
        made = ("-keyout", f"{name}.key", "-out", f"{name}.crt")
        _openssl(folder, "req", "-x509", *_KEY, *named, *made)
    (folder / "names").write_text("subjectAltName=DNS:localhost\n")
    asked = ("-subj", "/CN=localhost", "-keyout", "server.key", "-out", "server.csr")
    _openssl(folder, "req", *_KEY, *asked)
    signed = ("-CA", "authority.crt", "-CAkey", "authority.key", "-CAcreateserial", "-days", "2")
    files = ("-in", "server.csr", "-out", "server.crt", "-extfile", "names")
    _openssl(folder, "x509", "-req", *signed, *files)
    (folder / "server.key").chmod(0o600)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Make the files of a server; without PostgreSQL, its driver and openssl the test is skipped.

    They lie outside of the tests' folder, which another user may not enter.
    """
    binaries = _binaries()
    with tempfile.TemporaryDirectory(prefix="stardesk-pg-") as place:
        folder = Path(place)
        made = Cluster(binaries, folder, _free_port())
        _make_certificates(folder)
        if _as_server():
            for file in (folder, *folder.iterdir()):
                shutil.chown(file, _OWNER, _OWNER)
        data = str(folder / "data")
        made.run("initdb", "-D", data, "-U", _USER, "-A", "trust", "-E", "UTF8", "-N")
        yield made
