"""Address books of phones and mail programs, in the three versions of vCard."""

from pathlib import Path

import pytest

from app.errors import FileError
from app.intake.any_file import read_file
from tests.intake.files import run, write_text


@pytest.mark.parametrize(
    ("name", "cards", "first"),
    [
        ("John_Doe_ANDROID.vcf", 6, ("", "", "john.doe@company.com", "")),
        (
            "John_Doe_GMAIL.vcf",
            1,
            ("Mr. John Richter", "9055551234", "john.doe@ibm.com", "1980-03-22"),
        ),
        (
            "John_Doe_IPHONE.vcf",
            1,
            ("Mr. John Richter James Doe Sr.", "9055551234", "john.doe@ibm.com", "2012-06-06"),
        ),
        ("gmail-list.vcf", 3, ("Arnold Smith", "", "asmithk@gmail.com", "")),
        (
            "outlook-2007.vcf",
            1,
            ("Mr. Michael Angstadt Jr.", "1115554444", "mike.angstadt@gmail.com", "1922-03-10"),
        ),
        (
            "rfc6350-example.vcf",
            1,
            ("Simon Perreault", "+14182626501", "simon.perreault@viagenie.ca", "--02-03"),
        ),
    ],
)
def test_real_cards(
    name: str, cards: int, first: tuple[str, str, str, str], shared_data: Path
) -> None:
    _, found, totals = run(shared_data / "vcard" / name)
    assert (totals.read, totals.rejected) == (cards, 0)
    one = found.customers[0]
    assert (one.name, one.phone, one.email, one.birthday) == first


def test_quoted_printable_over_two_lines(tmp_path: Path) -> None:
    text = (
        "BEGIN:VCARD\r\nVERSION:2.1\r\n"
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=BC=A0;=E4=B8=89;;;\r\n"
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=BC=A0=\r\n=E4=B8=89\r\n"
        "TEL;HOME:010-88886666\r\nTEL;CELL:+86 138-1234-5678\r\nBDAY:19900502\r\nEND:VCARD\r\n"
    )
    _, found, _ = run(write_text(tmp_path / "cards.vcf", text))
    one = found.customers[0]
    assert (one.name, one.phone, one.birthday) == ("张三", "13812345678", "1990-05-02")


def test_name_from_its_parts_and_birthday_without_year(tmp_path: Path) -> None:
    text = (
        "BEGIN:VCARD\nVERSION:3.0\nN:张;三;;;\nTEL:13812345678\nBDAY:1604-05-02\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:3.0\nN:Lee;Ann;;;\nEMAIL:ann@lee.cn\nEND:VCARD\n"
    )
    _, found, _ = run(write_text(tmp_path / "cards.vcf", text))
    assert [(c.name, c.birthday) for c in found.customers] == [("张三", "--05-02"), ("Ann Lee", "")]


def test_a_card_with_broken_notes_keeps_its_owner(tmp_path: Path) -> None:
    text = (
        "BEGIN:VCARD\nVERSION:2.1\nFN:Ann\nTEL:5550100\n"
        "NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=\n=28\nEND:VCARD\n"
    )
    _, found, totals = run(write_text(tmp_path / "cards.vcf", text))
    assert [c.name for c in found.customers] == ["Ann"]
    assert totals.rejected == 0


def test_malformed_heads_cannot_stall_the_reader(tmp_path: Path) -> None:
    """Each of these once kept the pattern of vobject busy for longer than anyone waits."""
    heads = (
        "TEL" + ";A" * 60,
        "TEL;" + "x=" * 60,
        "TEL;T=" + "=C3=91" * 60,
        "NOTE" + ";a=b,c" * 40,
    )
    bad = "".join(f"{head}\n" for head in heads)
    quoted = "FN;CHARSET=UTF-8;ENCODING=QUOTED-1" + "=C3=91=20" * 20 + "=\n" + "=20=C3" * 30 + "\n"
    text = f"BEGIN:VCARD\nVERSION:2.1\n{bad}{quoted}N:Lee;Ann\nEMAIL:a@b.cn\nEND:VCARD\n"
    _, found, _ = run(write_text(tmp_path / "cards.vcf", text))
    assert [(c.name, c.email) for c in found.customers] == [("Ann Lee", "a@b.cn")]


def test_an_empty_card_is_a_refused_row(tmp_path: Path) -> None:
    text = "BEGIN:VCARD\nVERSION:3.0\nNOTE:who is this\nEND:VCARD\n"
    _, found, _ = run(write_text(tmp_path / "cards.vcf", text))
    assert [reject.field for reject in found.rejects] == ["name"]


def test_no_cards(tmp_path: Path) -> None:
    with pytest.raises(FileError) as refused:
        read_file(write_text(tmp_path / "cards.vcf", "BEGIN:VCARDX\nnothing\n"))
    assert refused.value.code == "no_cards"
