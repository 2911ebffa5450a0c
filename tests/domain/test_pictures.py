"""Pictures: the three kinds that paper takes, and everything else refused in words."""

import contextlib
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.pictures import FORMATS, MOST_BYTES, checked
from app.errors import FileError

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'


def png(width: int = 4, height: int = 4) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff\0\0" * min(width, 8)) * min(height, 8))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def jpeg(width: int = 4, height: int = 4) -> bytes:
    app0 = b"\xff\xe0" + struct.pack(">H", 4) + b"JF"
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\0" * 4
    return b"\xff\xd8" + app0 + frame + b"\xff\xd9"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (png(), "png"),
        (jpeg(), "jpg"),
        (SVG.format('<rect width="9" height="9" fill="url(#a)"/>').encode(), "svg"),
        (b"\xef\xbb\xbf" + SVG.format('<use href="#a"/>').encode(), "svg"),
    ],
)
def test_pictures_are_known_by_their_bytes(content: bytes, expected: str) -> None:
    assert checked(content, "logo.bin") == expected


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "picture_unknown"),
        (b"GIF89a", "picture_unknown"),
        (b"<html></html>", "picture_unknown"),
        (b"x" * (MOST_BYTES + 1), "picture_too_large"),
        (png()[:20], "picture_damaged"),
        (jpeg()[:6], "picture_damaged"),
        (png(0, 4), "picture_damaged"),
        (png(5000, 4), "picture_too_wide"),
        (jpeg(4, 5000), "picture_too_wide"),
        (b"<svg", "picture_damaged"),
        (b'<a xmlns:svg="x"><svg/></a>', "picture_damaged"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', "picture_unsafe"),
        (SVG.format("<script>1</script>").encode(), "picture_unsafe"),
        (SVG.format('<image href="file:///etc/passwd"/>').encode(), "picture_unsafe"),
        (SVG.format('<image href="http://far/away.png"/>').encode(), "picture_unsafe"),
        (SVG.format('<rect fill="url(http://far/x)"/>').encode(), "picture_unsafe"),
        (SVG.format('<rect onload="x()"/>').encode(), "picture_unsafe"),
        (SVG.format("<style>@import 'x';</style>").encode(), "picture_unsafe"),
    ],
)
def test_what_paper_cannot_carry_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(FileError) as caught:
        checked(content, "logo.bin")
    assert (caught.value.code, caught.value.field) == (code, "logo")
    assert all(caught.value.sentences())


@given(st.binary(max_size=400), st.sampled_from([b"", png(), jpeg(), SVG.encode()]))
def test_no_file_at_all_breaks_the_check(noise: bytes, start: bytes) -> None:
    with contextlib.suppress(FileError):
        assert checked(start[: len(noise) * 2] + noise, "x") in FORMATS
