"""Distances of colours, against published figures and the house's own level colours."""

import json

import pytest

from app import paths
from app.domain.colour_sight import SIGHTS, _ciede2000, distance, too_close

# From the test data that Sharma, Wu and Dalal published with their account of CIEDE2000.
PUBLISHED = [
    ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
    ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0),
    ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
]


@pytest.mark.parametrize(("one", "other", "far"), PUBLISHED)
def test_published_distances(
    one: tuple[float, float, float], other: tuple[float, float, float], far: float
) -> None:
    assert _ciede2000(one, other) == pytest.approx(far, abs=1e-4)
    assert _ciede2000(other, one) == pytest.approx(far, abs=1e-4)


def test_the_ends_of_the_scale() -> None:
    assert distance("#E0A434", "#E0A434") == 0
    assert distance("#000000", "#FFFFFF") == pytest.approx(100, abs=0.1)


def test_no_set_of_level_colours_holds_two_alike() -> None:
    file = paths.resources() / "style" / "tokens.json"
    levels = json.loads(file.read_text(encoding="utf-8"))["level"]
    for theme in ("light", "dark"):
        for entry in levels[theme].values():
            assert too_close([colour["solid"] for colour in entry["colors"]]) == ()


def test_red_and_green_are_alike_only_to_some_eyes() -> None:
    red, green = "#C0603F", "#8A7A3E"
    (one,) = too_close(["#000000", red, green], least=14)
    assert (one.first, one.second) == (1, 2)
    assert one.sight != "normal"
    assert one.distance == min(distance(red, green, sight) for sight in SIGHTS)
