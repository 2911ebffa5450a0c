"""Scheme files, their stored form, and the ready templates."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from app.domain import scheme_checks, scheme_toml, scoring
from app.domain.schemes import Dimension, Step
from app.domain.templates import TEMPLATES, template
from app.errors import UserError
from tests.domain.rule_cases import ints, some_facts, with_dimensions

BRIEF = """\
name = "brief"
window_days = 365            # 0 = lifetime
frequency_counts = "orders"
review_every = "half_year"
promote = "at_review"
demote = "grace"
review_basis = "anniversary"
grace_days = 30
protect_days = 90
neutral_points = 25

[[dimension]]
key = "amount"
weight = 60
scale = "linear"
floor = "0"
full = "4000"

[[dimension]]
key = "frequency"
weight = 20
scale = "steps"
steps = [{from = "1", points = 10}, {from = 4.5, points = "62.5"}]

[[dimension]]
key = "recency"
weight = 15
full = "0"

[[dimension]]
key = "diversity"
weight = 5
scale = "percentile"

[[level]]
stars = 1
name = "一星"
lower = "0"

[[level]]
stars = 3
name = "三星"
lower = 33.3
colour = "#E0A434"
glyph = "☆"
direct_entry_amount = "50000.5"
"""


def test_every_part_of_a_file_is_read() -> None:
    scheme = scheme_toml.parse("\ufeff" + BRIEF)
    assert (scheme.name, scheme.window_days, scheme.neutral_points) == ("brief", 365, 25)
    assert (scheme.review_every, scheme.review_basis) == ("half_year", "anniversary")
    assert (scheme.promote, scheme.demote) == ("at_review", "grace")
    assert (scheme.grace_days, scheme.protect_days) == (30, 90)
    assert scheme.dimensions == (
        Dimension("amount", 60, "linear", Decimal(0), Decimal(4000)),
        Dimension(
            "frequency",
            20,
            "steps",
            Decimal(0),
            Decimal(12),
            (Step(Decimal(1), Decimal(10)), Step(Decimal("4.5"), Decimal("62.5"))),
        ),
        Dimension("recency", 15, "linear", Decimal(180), Decimal(0)),
        Dimension("diversity", 5, "percentile", Decimal(0), Decimal(6)),
    )
    top = scheme.levels[1]
    assert (top.stars, top.name, top.lower) == (3, "三星", Decimal("33.3"))
    assert (top.colour, top.glyph, top.direct_entry_minor) == ("#E0A434", "☆", 5000050)
    assert scheme.levels[0].glyph == "★"


def test_a_file_is_written_and_read_back() -> None:
    scheme = scheme_toml.parse(BRIEF)
    text = scheme_toml.dump(scheme)
    assert 'direct_entry_amount = "50000.5"' in text
    assert 'steps = [{from = "1", points = "10"}, {from = "4.5", points = "62.5"}]' in text
    assert scheme_toml.parse(text) == scheme


def test_direct_entry_follows_the_currency() -> None:
    yen = scheme_toml.parse(BRIEF.replace("50000.5", "50000"), decimals=0)
    assert yen.levels[1].direct_entry_minor == 50000
    assert scheme_toml.parse(scheme_toml.dump(yen, decimals=0), decimals=0) == yen


def test_what_is_left_out_has_a_usual_value() -> None:
    short = "\n".join(
        line for line in BRIEF.splitlines() if not line.startswith(("window", "fre", "rev"))
    )
    scheme = scheme_toml.parse(short)
    assert (scheme.window_days, scheme.frequency_counts) == (365, "orders")
    assert (scheme.review_every, scheme.review_basis) == ("quarter", "calendar")


@pytest.mark.parametrize(
    ("old", "new", "code", "field"),
    [
        ('name = "brief"', 'name = "brief', "scheme_unreadable", ""),
        ('name = "brief"', 'name = "a"\nname = "b"', "scheme_unreadable", ""),
        ("[[level]]", "[[levels]]", "scheme_unknown_key", "levels"),
        ("50000.5", "a lot", "scheme_wrong_value", "level.2.direct_entry_amount"),
        ("50000.5", "1e14", "scheme_wrong_value", "level.2.direct_entry_amount"),
        ("50000.5", "99999999999999", "scheme_wrong_value", "level.2.direct_entry_amount"),
        (
            "direct_entry_amount",
            "direct_entry_minor",
            "scheme_unknown_key",
            "level.2.direct_entry_minor",
        ),
        ("weight = 60", "weight = 2024-01-01", "scheme_wrong_value", "dimension.1.weight"),
        ("neutral_points = 25", "neutral_points = nan", "scheme_wrong_value", "neutral_points"),
    ],
)
def test_files_that_cannot_be_read(old: str, new: str, code: str, field: str) -> None:
    with pytest.raises(UserError) as caught:
        scheme_toml.parse(BRIEF.replace(old, new))
    assert (caught.value.code, caught.value.field) == (code, field)
    assert str(caught.value)


def test_deeply_nested_brackets_are_unreadable_not_a_crash() -> None:
    with pytest.raises(UserError) as caught:
        scheme_toml.parse("a = " + "[" * 100_000)
    assert caught.value.code == "scheme_unreadable"


def test_the_stored_form_is_plain_json_and_the_same_for_the_same_rules() -> None:
    scheme = scheme_toml.parse(BRIEF)
    stored = scheme_toml.canonical(scheme)
    assert scheme_toml.from_dict(json.loads(stored)) == scheme
    respelt = BRIEF.replace('"4000"', "4000.00").replace("weight = 60", 'weight = "60"')
    assert scheme_toml.canonical(scheme_toml.parse(respelt)) == stored


def test_numbers_are_written_in_one_way() -> None:
    scheme = with_dimensions(
        [{"key": "amount", "weight": 100, "floor": "-0.50", "full": "1E+3"}],
    )
    first = scheme_toml.to_dict(scheme)["dimension"][0]
    assert (first["floor"], first["full"]) == ("-0.5", "1000")
    zero = replace(scheme, dimensions=(replace(scheme.dimensions[0], floor=Decimal("-0.0")),))
    assert scheme_toml.to_dict(zero)["dimension"][0]["floor"] == "0"


def test_a_scheme_built_by_hand_is_checked_too() -> None:
    scheme = template()
    endless = replace(scheme.dimensions[0], full=Decimal("Infinity"))
    with pytest.raises(UserError) as caught:
        scheme_checks.check(replace(scheme, dimensions=(endless, *scheme.dimensions[1:])))
    assert caught.value.field == "dimension.1.full"


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("decimals", [0, 2, 3])
def test_templates_are_sound(name: str, language: str, decimals: int) -> None:
    scheme = template(name, decimals, language)
    scheme_checks.check(scheme)
    assert scheme_toml.parse(scheme_toml.dump(scheme, decimals), decimals) == scheme
    is_chinese = [level.name.isascii() for level in scheme.levels]
    assert all(is_chinese) == (language == "en")


def test_the_default_template() -> None:
    scheme = template(language="zh_CN")
    assert [level.name for level in scheme.levels] == ["一星", "二星", "三星", "四星", "五星"]
    assert [int(level.lower) for level in scheme.levels] == [0, 20, 40, 60, 80]
    weighed = [(each.key, each.weight, int(each.full)) for each in scheme.dimensions]
    assert weighed == [("amount", 60, 10000), ("frequency", 30, 12), ("diversity", 10, 6)]
    assert scheme.window_days == 365


def test_the_vip_template_is_a_pure_threshold_on_lifetime_spend() -> None:
    scheme = template("vip2")
    spend = ints(0, 999_999, 1_000_000, 4_999_999, 5_000_000, 9_000_000)
    known = some_facts(6, amount_minor=spend, lifetime_minor=spend)
    score = scoring.scores(scheme, scoring.points_matrix(scheme, known))
    assert scoring.level_ranks(scheme, score, spend).tolist() == [1, 1, 2, 2, 3, 3]
    by_score = scoring.level_ranks(scheme, score, np.zeros(6, np.int64))
    assert by_score.tolist() == [1, 1, 2, 2, 3, 3]


def test_the_two_of_the_old_list_stand_where_their_shop_put_them() -> None:
    known = some_facts(
        2,
        amount_minor=[1_000_000, 3_000_000],
        frequency=[5, 10],
        tenure_months=[24.0, 36.0],
        influence=[3.0, 5.0],
    )
    scheme = template("metals4", language="zh_CN")
    score = scoring.scores(scheme, scoring.points_matrix(scheme, known))
    ranks = scoring.level_ranks(scheme, score, known.lifetime_minor)
    assert [scheme.levels[rank - 1].name for rank in ranks] == ["白银", "铂金"]


def test_an_unknown_template_is_refused() -> None:
    with pytest.raises(UserError) as caught:
        template("stars99")
    assert "stars5" in str(caught.value)


def test_the_format_of_the_cases_is_described() -> None:
    folder = Path(__file__).resolve().parent.parent / "cases"
    described = (folder / "README.md").read_text(encoding="utf-8")
    for path in folder.glob("*.json"):
        data = json.loads(path.read_text(encoding="utf-8"))
        assert f"`{path.name}`" in described
        assert data["about"]
        for group in set(data) - {"about", "sound"}:
            assert f"`{group}`" in described
            names = [case["name"] for case in data[group]]
            assert len(names) == len(set(names))


def test_a_lifetime_can_weigh_steadiness() -> None:
    steady = [{"key": "stability", "weight": 100, "full": "100"}]
    assert with_dimensions(steady, window_days=0).window_days == 0
    assert with_dimensions(steady, window_days=12).window_days == 12
