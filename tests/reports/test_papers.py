"""Papers as PDF: pages, words that can be selected, fonts inside, nothing outside its page."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from app.cli import language
from app.domain.papers import Holder, Logo
from app.errors import Cancelled, UserError
from app.i18n import use_translator
from app.reports import pdf
from app.reports.letters import Letter
from app.reports.person_letter import _widths
from app.reports.rule_letters import distribution_letter, explanation_letter, rules_letter
from app.reports.statement_letter import statement_letter
from app.reports.wording import Words
from app.ui.language import speaker
from tests.domain.test_pictures import png
from tests.reports import paper_views as views

# One Qt for the whole run: a window test that comes later must not find a smaller one.
pytestmark = pytest.mark.usefixtures("qapp")

LANGUAGES = {"en": Words(), "zh_CN": Words(say=speaker("zh_CN"))}
PAPERS = ("a4", "letter")
SIZES = {"a4": (595, 842), "letter": (612, 792)}
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30">'
    b'<rect width="9" height="9"/></svg>'
)


def read(path: Path) -> list[str]:
    """Return the text of each page, without blanks: where a line breaks does not matter."""
    return ["".join(page.extract_text().split()) for page in PdfReader(path).pages]


def write(path: Path, *letters: Letter, paper: str = "a4") -> list[str]:
    pages = pdf.write_pdf(path / "out.pdf", letters, paper)
    texts = read(path / "out.pdf")
    assert len(texts) == pages
    return texts


def fonts(path: Path) -> dict[str, bool]:
    """Return every font of a PDF and whether it stands inside the file."""
    found = {}
    for page in PdfReader(path).pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            below: Any = font.get_object()["/DescendantFonts"][0].get_object()
            held = below["/FontDescriptor"].get_object()
            is_inside = any(key in held for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            found[str(held["/FontName"])] = is_inside
    return found


@pytest.mark.parametrize("spoken", LANGUAGES)
@pytest.mark.parametrize("paper", PAPERS)
def test_a_statement_holds_the_customers_facts_and_its_fonts(
    tmp_path: Path, spoken: str, paper: str
) -> None:
    letter = statement_letter(views.statement(3), LANGUAGES[spoken])
    (page,) = write(tmp_path, letter, paper=paper)
    for fact in ("TeaHouse", "ZhangSan", "T00042", "138****5678", "Gold", "67.00", "¥370.35"):
        assert fact in page, fact
    for fact in ("Freetasting", "Monthly", "Birthdaygift", "D0002", "Greentea", "2024-07-01"):
        assert fact in page, fact
    assert ("会员权益单" if spoken == "zh_CN" else "Memberbenefits") in page
    assert ("第1/1页" if spoken == "zh_CN" else "Page1of1") in page
    held = fonts(tmp_path / "out.pdf")
    assert all(held.values())
    assert any("StarDeskSansSC" in name for name in held)
    box = PdfReader(tmp_path / "out.pdf").pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == SIZES[paper]


@pytest.mark.parametrize("paper", PAPERS)
def test_two_hundred_purchases_are_all_there_under_repeated_heads(
    tmp_path: Path, paper: str
) -> None:
    texts = write(tmp_path, statement_letter(views.statement(200), Words()), paper=paper)
    whole = "".join(texts)
    assert all(f"D{number:04d}" in whole for number in range(200))
    assert len(texts) > 3
    for number, text in enumerate(texts, 1):
        assert f"Page{number}of{len(texts)}" in text
        assert "Memberbenefits" in text
    assert all("DateDocumentGoodsAmount" in text for text in texts[1:])


@pytest.mark.parametrize("count", range(8, 40))
def test_a_heading_never_ends_a_page_alone(tmp_path: Path, count: int) -> None:
    texts = write(tmp_path, statement_letter(views.statement(count), Words()))
    for number, text in enumerate(texts[:-1], 1):
        body = text.split(f"Page{number}of{len(texts)}")[1]
        assert not body.endswith(("Amount", "2024-04-01", "Yourpurchases"))


def test_pages_are_counted_for_each_statement(tmp_path: Path) -> None:
    letters = [statement_letter(views.statement(count), Words()) for count in (1, 60, 1)]
    texts = write(tmp_path, *letters)
    counts = [pdf.Pages(letter, "a4").count for letter in letters]
    assert counts[1] > counts[0] == counts[2] == 1
    said = [f"Page{page}of{count}" for count in counts for page in range(1, count + 1)]
    assert len(texts) == len(said)
    assert all(page in text for page, text in zip(said, texts, strict=True))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", ["王" * 200, "W" * 200, "a b" * 66])
def test_a_name_of_two_hundred_letters_stays_on_its_page(
    tmp_path: Path, name: str, paper: str
) -> None:
    holder = Holder("N" * 60, name, "138 **** 5678", None)
    shop = views.issuer("店" * 200)
    letter = statement_letter(views.statement(2, holder=holder, made=shop), Words())
    texts = write(tmp_path, letter, paper=paper)
    assert name.replace(" ", "") in "".join(texts)
    assert_inside(letter, paper)


@pytest.mark.parametrize("goods", ["x" * 200, "100% <b>bold</b> & \"q\" 'q' {0} {{ 7*7 }} %s"])
def test_what_people_typed_is_text_and_nothing_else(tmp_path: Path, goods: str) -> None:
    holder = Holder("<i>7</i>", "<img src=x> {{name}} % & 'A'", "", None)
    letter = statement_letter(views.statement(2, holder=holder, goods=goods), Words())
    (page,) = write(tmp_path, letter)
    assert "".join(goods.split()) in page
    assert "<imgsrc=x>{{name}}%&'A'" in page
    assert "<i>7</i>" in page
    assert_inside(letter, "a4")


def test_who_may_not_see_amounts_gets_a_paper_without_any(tmp_path: Path) -> None:
    letters = [
        statement_letter(views.statement(12, hides=True), Words()),
        explanation_letter(views.level_report(hides=True), Words()),
        distribution_letter(views.distribution(hides=True), Words()),
    ]
    whole = "".join(write(tmp_path, *letters))
    assert "¥" not in whole
    assert "67.00" not in whole
    assert "60%" not in whole.split("Distribution")[0]
    assert "•" not in whole


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(
    ("benefits", "levels", "text"),
    [(0, 2, ""), (6, 5, ""), (40, 10, ""), (200, 10, "Words that go on and on " * 5)],
)
def test_the_rule_sheet_is_one_page(
    tmp_path: Path, benefits: int, levels: int, text: str, paper: str
) -> None:
    sheet = views.rule_sheet(benefits, levels, text)
    for spoken in LANGUAGES.values():
        letter = rules_letter(sheet, spoken, figures=True)
        (page,) = write(tmp_path, letter, paper=paper)
        assert "60%" in page
        assert all(f"Level{rank}" in page for rank in range(1, levels + 1))
        assert_inside(letter, paper)


def test_the_rule_sheet_tells_no_figures_unasked(tmp_path: Path) -> None:
    (page,) = write(tmp_path, rules_letter(views.rule_sheet(), Words()))
    assert "60%" not in page
    assert "¥" not in page
    assert "howoftenyoubuy" in page


def test_a_level_explained_holds_its_sum_and_its_history(tmp_path: Path) -> None:
    whole = "".join(write(tmp_path, explanation_letter(views.level_report(steps=60), Words())))
    for fact in ("48.00", "15.00", "4.00", "67.00", "Goldbeginsatascoreof60", "resultisequal"):
        assert fact in whole, fact
    assert whole.count("regularreview") == 61


def test_the_distribution_adds_up_on_paper(tmp_path: Path) -> None:
    (page,) = write(tmp_path, distribution_letter(views.distribution(), Words()))
    for fact in ("60.0%", "¥650.00", "¥50.00", "100"):
        assert fact in page


@pytest.mark.parametrize("logo", [Logo("svg", SVG), Logo("png", png(8, 8)), Logo("png", b"x")])
def test_a_logo_is_drawn_and_a_broken_one_leaves_the_name(tmp_path: Path, logo: Logo) -> None:
    letter = statement_letter(views.statement(1, made=views.issuer("Tea", logo)), Words())
    (page,) = write(tmp_path, letter)
    assert "Tea" in page


def test_many_papers_that_are_stopped_leave_no_file(tmp_path: Path) -> None:
    class Stopping:
        def __init__(self) -> None:
            self.asked = 0

        def step(self, done: int, total: int, text: str = "") -> None:
            """Go on."""

        def check(self) -> None:
            self.asked += 1
            if self.asked > 3:
                raise Cancelled

    letters = [statement_letter(views.statement(1), Words())] * 9
    with pytest.raises(Cancelled):
        pdf.write_pdf(tmp_path / "out.pdf", letters, "a4", Stopping())
    assert list(tmp_path.iterdir()) == []


def test_a_paper_that_may_not_be_noted_is_not_written(tmp_path: Path) -> None:
    def refuse() -> None:
        raise UserError("no", "No.")

    (tmp_path / "out.pdf").write_bytes(b"old")
    letter = statement_letter(views.statement(1), Words())
    with pytest.raises(UserError):
        pdf.write_pdf(tmp_path / "out.pdf", [letter], "a4", before=refuse)
    assert (tmp_path / "out.pdf").read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_only_a_pdf_is_ever_replaced(tmp_path: Path) -> None:
    letter = statement_letter(views.statement(1), Words())
    with pytest.raises(UserError) as caught:
        pdf.write_pdf(tmp_path / "shop.db", [letter], "a4")
    assert caught.value.code == "wrong_suffix"


def test_chinese_papers_need_no_window_language(tmp_path: Path) -> None:
    language.speak("zh_CN")
    try:
        (page,) = write(tmp_path, statement_letter(views.statement(1), Words()))
    finally:
        use_translator(None)
    assert "您的权益" in page


def assert_inside(letter: Letter, paper: str) -> None:
    """Draw each page and look at the margins: nothing may be drawn there."""
    pages = pdf.Pages(letter, paper)
    size = pages.sheet.size
    body = pages.sheet.body
    for page in range(pages.count):
        image = QImage(
            round(size.width() / 4), round(size.height() / 4), QImage.Format.Format_RGB32
        )
        image.fill(0xFFFFFF)
        painter = QPainter(image)
        painter.scale(0.25, 0.25)
        pages.paint(painter, page)
        painter.end()
        edge = QRectF(body.x() / 4 - 2, 0, body.width() / 4 + 4, size.height() / 4)
        assert ink_outside(image, edge) == 0


def ink_outside(image: QImage, inside: QRectF) -> int:
    columns: Sequence[int] = [
        x for x in range(image.width()) if not inside.left() <= x <= inside.right()
    ]
    white = 0xFFFFFFFF
    return sum(image.pixel(x, y) != white for x in columns for y in range(0, image.height(), 2))


def test_a_long_wording_gets_the_room_that_dates_do_not_need() -> None:
    heads = ["Purpose", "Wording", "Given"]
    rows = [["Offers and news", "I agree that the shop writes to me. " * 3, "2024-04-01"]]
    widths = _widths(heads, rows)
    assert sum(widths) == 100
    assert widths[1] > widths[0] > widths[2]
    assert _widths(["A"], []) == [100]
