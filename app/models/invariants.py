"""What must always hold in a shop's tables, asked as questions that count the breaches."""

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection, text

# Each counts rows that break a promise; 0 is whole.
BREACHES: Final[dict[str, str]] = {
    "orders_equal_lines": (
        "SELECT count(*) FROM (SELECT s.id FROM sale s LEFT JOIN sale_line l "
        "ON l.sale_id = s.id AND l.voided = 0 WHERE s.voided = 0 GROUP BY s.id, s.total_minor, "
        "s.first_day, s.last_day HAVING count(l.id) = 0 OR sum(l.amount_minor) <> s.total_minor "
        "OR min(l.day) <> s.first_day OR max(l.day) <> s.last_day) AS broken"
    ),
    "one_visit_per_order": (
        "SELECT count(*) FROM (SELECT sale_id FROM sale_line WHERE voided = 0 GROUP BY sale_id "
        "HAVING sum(head) <> CASE WHEN sum(amount_minor) > 0 THEN 1 ELSE 0 END "
        "OR (sum(amount_minor) <= 0 AND sum(counts) > 0)) AS broken"
    ),
    "lines_belong_to_their_order": (
        "SELECT count(*) FROM sale_line l JOIN sale s ON s.id = l.sale_id WHERE l.voided = 0 "
        "AND (s.voided <> 0 OR coalesce(l.customer_id, 0) <> coalesce(s.customer_id, 0))"
    ),
    "returns_take_back_no_more": (
        "SELECT count(*) FROM (SELECT o.id FROM sale_line o JOIN sale_line r ON r.origin_id = o.id "
        "AND r.voided = 0 WHERE o.voided = 0 GROUP BY o.id, o.amount_minor "
        "HAVING o.amount_minor + sum(r.amount_minor) < 0) AS broken"
    ),
    "grades_have_customers": (
        "SELECT count(*) FROM grade g LEFT JOIN customer c ON c.id = g.customer_id "
        "WHERE c.id IS NULL OR c.voided <> 0"
    ),
    "levels_follow_history": (
        "SELECT count(*) FROM grade g LEFT JOIN level_change h ON h.id = "
        "(SELECT max(x.id) FROM level_change x WHERE x.customer_id = g.customer_id) "
        "WHERE h.id IS NULL OR h.new_level <> g.level"
    ),
    "history_is_a_chain": (
        "SELECT count(*) FROM (SELECT old_level, lag(new_level, 1, 0) OVER "
        "(PARTITION BY customer_id ORDER BY id) AS before_it FROM level_change) AS steps "
        "WHERE old_level <> before_it"
    ),
    "equal_facts_equal_levels": (
        "SELECT count(*) FROM (SELECT 1 FROM level_change WHERE cause IN "
        "('first_grading', 'promotion_at_once', 'review', 'scheme_applied') "
        "AND NOT EXISTS (SELECT 1 FROM level_override o WHERE o.day <= level_change.day AND "
        "o.customer_id = level_change.customer_id AND "
        "(o.ended IS NULL OR o.ended >= level_change.day)) "
        "GROUP BY version, day, cause, working, old_level, old_base, coalesce(batch_id, 0) "
        "HAVING min(new_level) <> max(new_level)) AS unfair"
    ),
    "one_override_at_a_time": (
        "SELECT count(*) FROM (SELECT customer_id FROM level_override WHERE ended IS NULL "
        "GROUP BY customer_id HAVING count(*) > 1) AS doubled"
    ),
    "pins_hold": (
        "SELECT count(*) FROM level_override o JOIN grade g ON g.customer_id = o.customer_id "
        # Under a scheme of fewer levels a gift is its highest; there only the run can tell.
        "WHERE o.ended IS NULL AND "
        "((o.kind = 'gift' AND g.level < o.level AND g.version = o.version) OR "
        "(o.kind = 'override' AND g.level > o.level))"
    ),
    "one_scheme_in_force": ("SELECT abs(count(*) - 1) FROM scheme_version WHERE in_force"),
    "sales_have_customers": (
        "SELECT count(*) FROM sale s JOIN customer c ON c.id = s.customer_id "
        "WHERE s.voided = 0 AND c.voided <> 0"
    ),
    "closed_cases_have_results": (
        "SELECT count(*) FROM service_case WHERE status = 'done' AND (result = '' "
        "OR closed IS NULL OR (kind = 'complaint' AND told IS NULL))"
    ),
    "cases_follow_their_course": (
        "SELECT count(*) FROM service_case k LEFT JOIN case_step s ON s.id = "
        "(SELECT max(x.id) FROM case_step x WHERE x.case_id = k.id) "
        "WHERE s.id IS NULL OR s.status <> k.status"
    ),
    "cases_have_customers": (
        "SELECT count(*) FROM service_case k JOIN customer c ON c.id = k.customer_id "
        "WHERE k.status <> 'void' AND c.voided <> 0"
    ),
    "points_never_below_zero": (
        "SELECT count(*) FROM (SELECT sum(delta) OVER (PARTITION BY customer_id ORDER BY day, id) "
        "AS balance FROM point_entry) AS course WHERE balance < 0"
    ),
    "points_taken_back_match": (
        "SELECT count(*) FROM point_entry r LEFT JOIN point_entry o ON o.id = r.reverses_id "
        "WHERE r.delta = 0 OR (r.kind = 'reversed') <> (r.reverses_id IS NOT NULL) "
        "OR (r.reverses_id IS NOT NULL AND (o.id IS NULL OR o.customer_id <> r.customer_id "
        "OR o.delta + r.delta <> 0 OR o.day > r.day OR o.reverses_id IS NOT NULL))"
    ),
    "everybody_can_be_found": (
        "SELECT count(*) FROM customer c WHERE c.voided = 0 AND NOT EXISTS "
        "(SELECT 1 FROM search_token t WHERE t.customer_id = c.id)"
    ),
}


def breaches(connection: Connection, name: str) -> int:
    """Count the rows that break one of the promises."""
    return int(connection.exec_driver_sql(BREACHES[name]).scalar_one())


def links(connection: Connection) -> int:
    """Count the rows that point to a row that is not there."""
    if connection.dialect.name != "sqlite":
        return 0
    return len(list(connection.exec_driver_sql("PRAGMA foreign_key_check")))


def decisions(connection: Connection, most: int) -> Iterator[Any]:
    """Yield the latest stored decisions: version, score, new level, cause and working.

    `held` says that a pin or a gift held the level on that day, so that the score alone did not.
    """
    query = (
        "SELECT version, score, new_level, cause, working, EXISTS (SELECT 1 FROM level_override o "
        "WHERE o.customer_id = level_change.customer_id AND o.day <= level_change.day AND "
        "(o.ended IS NULL OR o.ended >= level_change.day)) AS held FROM level_change "
        f"ORDER BY id DESC LIMIT {int(most)}"
    )
    yield from connection.exec_driver_sql(query)


def live_customers(connection: Connection, most: int) -> list[int]:
    """Return some live customers, spread over all of them."""
    count = connection.exec_driver_sql(
        "SELECT count(*) FROM customer WHERE voided = 0"
    ).scalar_one()
    step = max(1, int(count) // most)
    # By text(): a percent sign of its own means a value to PostgreSQL's driver.
    query = f"SELECT id FROM customer WHERE voided = 0 AND id % {step} = 0 ORDER BY id LIMIT {most}"
    rows = connection.execute(text(query))
    return [row[0] for row in rows]
