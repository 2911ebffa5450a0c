"""Settings: one table says what each may hold, and the currency is fixed by the first amount."""

from typing import Any

import pytest

from app import bootstrap
from app.services import settings
from app.services.desk import Desk
from tests.services.shops import add, audit_of, refusal, sell


def test_every_setting_has_a_default_that_is_good(desk: Desk) -> None:
    for key, rule in settings.RULES.items():
        assert rule.key == key
        assert rule.label
        assert rule.help
        assert isinstance(rule.default, rule.type)
        if key != "shop.name":
            settings.check_value(key, rule.default)
    assert set(settings.all_settings(desk)) == set(settings.RULES)
    assert settings.all_settings(desk)["shop.name"] == "茶铺"


def test_a_change_holds_now_and_after_reopening(desk: Desk) -> None:
    done = settings.change(desk, "shop.name", " 新茶铺 ")
    assert done.changes.settings
    assert desk.settings.name == "新茶铺"
    settings.change(desk, "shop.currency", "jpy")
    assert (desk.currency, desk.decimals) == ("JPY", 0)
    assert (audit_of(desk)[0].act, audit_of(desk)[0].noun) == ("change_setting", "setting")
    settings.change(desk, "shop.is_demo", True)
    again = bootstrap.open_desk(desk.paths.shop)
    assert (again.settings, again.currency) == (desk.settings, "JPY")
    again.close()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("shop.name", ""),
        ("shop.name", "x" * 201),
        ("shop.name", "a\ud800"),
        ("shop.name", "a\0"),
        ("shop.name", 7),
        ("shop.currency", "CN"),
        ("shop.currency", "C1Y"),
        ("shop.currency", "人民币"),
        ("shop.currency", None),
        ("shop.is_demo", 1),
        ("import.profiles", []),
    ],
)
def test_a_value_that_does_not_fit_is_refused(desk: Desk, key: str, value: Any) -> None:  # noqa: ANN401
    before = settings.all_settings(desk)
    with refusal("bad_setting", key):
        settings.change(desk, key, value)
    assert settings.all_settings(desk) == before


def test_an_unknown_setting_is_refused(desk: Desk) -> None:
    with refusal("unknown_setting"):
        settings.change(desk, "shop.motto", "x")
    with refusal("unknown_setting"):
        settings.check_value("shop.motto", "x")


def test_the_currency_is_fixed_by_the_first_amount(desk: Desk) -> None:
    add(desk)
    settings.change(desk, "shop.currency", "USD")
    sell(desk, None)
    with refusal("currency_fixed", "shop.currency"):
        settings.change(desk, "shop.currency", "JPY")
    settings.change(desk, "shop.currency", "USD")
    assert desk.currency == "USD"
