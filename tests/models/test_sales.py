"""Orders and lines: flags and totals follow from the live lines, whatever happened before."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from app.models import invariants, sales
from app.models.database import Database
from app.models.sales import flags_of
from tests.models.rows import DAY, MOMENT, Line, add_customer, add_order, undone

SOME = settings(max_examples=80)
amounts = st.integers(-50, 100)


@st.composite
def given_lines(draw: st.DrawFn) -> list[tuple[int, int, int]]:
    """Lines by day as (line, origin, amount); a return may name any line of its order."""
    count = draw(st.integers(1, 6))
    lines = []
    for line in range(1, count + 1):
        origin = draw(st.sampled_from([line, *range(1, count + 1)]))
        amount = draw(amounts)
        lines.append((line, origin, -abs(amount) if origin != line else amount))
    return lines


@given(given_lines())
def test_an_order_above_0_has_one_head_and_others_none(lines: list[tuple[int, int, int]]) -> None:
    flags = flags_of(lines)
    net = sum(amount for _, _, amount in lines)
    heads = [line for line, head, _ in flags if head]
    assert [line for line, _, _ in flags] == [line for line, _, _ in lines]
    if net <= 0:
        assert not any(head or counts for _, head, counts in flags)
    else:
        assert heads == [next(line for line, _, amount in lines if amount > 0)]


@given(given_lines())
def test_a_line_counts_when_its_own_net_is_above_0(lines: list[tuple[int, int, int]]) -> None:
    flags = flags_of(lines)
    is_visit = sum(amount for _, _, amount in lines) > 0
    for (line, origin, amount), (_, _, counts) in zip(lines, flags, strict=True):
        own = amount + sum(a for other, o, a in lines if o == line and other != line)
        assert counts == (is_visit and origin == line and amount > 0 and own > 0)


def test_the_order_of_the_worked_example() -> None:
    assert flags_of([(1, 1, 50), (2, 2, 20), (3, 2, -20)]) == [(1, 1, 1), (2, 0, 0), (3, 0, 0)]
    assert flags_of([(1, 1, 50), (2, 1, -50)]) == [(1, 0, 0), (2, 0, 0)]


lines_of_an_order = st.lists(
    st.builds(Line, amounts, st.integers(0, 5).map(lambda away: DAY - timedelta(days=away))),
    min_size=1,
    max_size=5,
)


@SOME
@given(st.lists(lines_of_an_order, min_size=1, max_size=5), st.data())
def test_settled_orders_keep_every_promise(
    shared_database: Database, orders: list[list[Line]], data: st.DataObject
) -> None:
    with undone(shared_database) as connection:
        customer = add_customer(connection, "1")
        made = [add_order(connection, customer, lines) for lines in orders]
        sale_id, lines = data.draw(st.sampled_from(made))
        for line in data.draw(st.sets(st.sampled_from(lines), max_size=len(lines) - 1)):
            connection.execute(text(f"UPDATE sale_line SET voided = 9 WHERE id = {line}"))
        sales.settle(connection, [sale_id, sale_id, 4711])
        for name in ("orders_equal_lines", "one_visit_per_order", "lines_belong_to_their_order"):
            assert invariants.breaches(connection, name) == 0, name
        first = sales.lines_of(connection, [sale_id])
        sales.settle(connection, [sale_id])
        assert sales.lines_of(connection, [sale_id]) == first


def test_orders_are_found_by_document_and_channel(connection: Connection) -> None:
    one, _ = add_order(connection, None, [Line(1)], document="007")
    two, _ = add_order(connection, None, [Line(1)], document="007", channel="web")
    add_order(connection, None, [Line(1)], document="007", voided=3)
    add_order(connection, None, [Line(1)], document="7")
    assert [row.id for row in sales.find_orders(connection, "007")] == [one, two]
    assert [row.id for row in sales.find_orders(connection, "007", "web")] == [two]
    assert sales.find_orders(connection, "8") == []


def test_an_order_gets_its_document_from_its_own_id(connection: Connection) -> None:
    sale_id, _ = add_order(connection, None, [Line(1)])
    sales.name_document(connection, sale_id, "260520-1")
    assert sales.find_orders(connection, "260520-1")[0].id == sale_id


def test_a_category_is_one_however_it_is_padded(connection: Connection) -> None:
    tea = sales.category_id(connection, "tea")
    assert sales.category_id(connection, " tea ") == tea
    assert sales.category_id(connection, "  ") is None
    assert sales.categories(connection) == {"tea": tea}


def test_the_history_is_newest_first_with_its_goods(connection: Connection) -> None:
    key = add_customer(connection, "1")
    add_order(connection, key, [Line(10, DAY - timedelta(days=1), "tea"), Line(5)], document="A")
    sale_id, lines = add_order(connection, key, [Line(7)], document="B")
    connection.execute(text(f"UPDATE sale_line SET product = 'cup' WHERE id = {lines[0]}"))
    rows = sales.history(connection, key, 10)
    told = [(row.document, row.amount_minor, row.product, row.category) for row in rows]
    assert told == [("B", 7, "cup", None), ("A", 5, None, None), ("A", 10, None, "tea")]
    assert len(sales.history(connection, key, 2)) == 2
    connection.execute(text(f"UPDATE sale_line SET voided = 1 WHERE sale_id = {sale_id}"))
    assert [row.document for row in sales.history(connection, key, 10)] == ["A", "A"]


def test_totals_count_what_lives(connection: Connection) -> None:
    assert sales.totals(connection) == (0, 0, 0)
    add_order(connection, None, [Line(10), Line(-3, back=0)])
    sale_id, _ = add_order(connection, None, [Line(99)], voided=1)
    connection.execute(text(f"UPDATE sale_line SET voided = 1 WHERE sale_id = {sale_id}"))
    assert sales.totals(connection) == (1, 2, 7)


def test_money_recorded_once_is_money_recorded(connection: Connection) -> None:
    assert not sales.has_money(connection)
    add_order(connection, None, [Line(10)], voided=1)
    assert sales.has_money(connection)


def test_moments_and_days_come_back_as_they_went(connection: Connection) -> None:
    sale_id, _ = add_order(connection, None, [Line(10, DAY)], document="A")
    row = sales.find_orders(connection, "A")[0]
    assert (row.id, row.first_day, row.recorded_at) == (sale_id, DAY, MOMENT)
