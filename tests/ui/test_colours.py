"""Every text can be read on its ground, in both themes, also on a level colour of one's own."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.colours import contrast, level_colours
from app.ui import style

TEXT, LARGE = 4.5, 3.0
GROUNDS = ("surface", "canvas", "sunken", "hover", "rail", "raised")
TONES = ("danger", "warn", "ok")
PAIRS = [
    *((text, ground, TEXT) for text in ("text", "text2", "text3") for ground in GROUNDS),
    *((text, "accent_tint", TEXT) for text in ("text", "text2", "accent", "danger")),
    *(("accent", ground, TEXT) for ground in ("surface", "canvas")),
    *(("on_accent", ground, TEXT) for ground in ("accent", "accent_hover", "accent_press")),
    *((tone, "surface", TEXT) for tone in TONES),
    *((tone, f"{tone}_tint", TEXT) for tone in TONES),
    *(("text", f"{tone}_tint", TEXT) for tone in TONES),
    ("text", "accent_tint2", TEXT),
    ("on_tooltip", "tooltip", TEXT),
    *((edge, "surface", LARGE) for edge in ("border_strong", "focus")),
    ("border_strong", "canvas", LARGE),
    ("focus", "accent_tint", LARGE),
]
SIZES = range(2, 11)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_texts_can_be_read(name: str) -> None:
    theme = style.named(name)
    faint = {
        (text, ground): round(contrast(theme.hex(text), theme.hex(ground)), 2)
        for text, ground, least in PAIRS
        if contrast(theme.hex(text), theme.hex(ground)) < least
    }
    assert not faint


@pytest.mark.parametrize("name", ["light", "dark"])
def test_levels_can_be_read(name: str) -> None:
    theme = style.named(name)
    for size in SIZES:
        for rank in range(1, size + 1):
            level = theme.level(rank, size)
            assert contrast(level.ink, level.tint) >= TEXT
            assert contrast(level.ink, level.row) >= TEXT
            assert contrast(theme.hex("text"), level.row) >= TEXT
            assert contrast(theme.hex("text2"), level.row) >= TEXT
            assert contrast(level.on_solid, level.solid) >= LARGE


@pytest.mark.parametrize("name", ["light", "dark"])
def test_levels_of_one_set_differ(name: str) -> None:
    theme = style.named(name)
    for size in SIZES:
        solids = [theme.level(rank, size).solid for rank in range(1, size + 1)]
        assert len(set(solids)) == size


colours = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06X}")


@given(solid=colours, dark=st.booleans())
def test_any_colour_of_the_owner_can_be_read(solid: str, *, dark: bool) -> None:
    surface = style.named("dark" if dark else "light").hex("surface")
    level = level_colours(solid, surface, dark=dark)
    assert level.solid == solid
    for ground in (level.tint, level.row, surface):
        assert contrast(level.ink, ground) >= TEXT
    assert contrast(level.on_solid, solid) >= LARGE


def test_an_own_colour_is_used_where_one_is_given() -> None:
    theme = style.named("light")
    assert theme.level(2, 5, "#E0A434").solid == "#E0A434"
    assert theme.level(2, 5).solid == "#69C1F0"


def test_each_size_has_its_own_set() -> None:
    theme = style.named("light")
    for low, high in itertools.pairwise(SIZES):
        assert theme.level(low, low) != theme.level(low, high)
