"""A full regrade by other tools, on an unencrypted copy of the file, with the same result.

Each reads the live lines and the customers, sums the facts of each customer, scores them under the
five-star template and writes back the grades that changed: score, level, amount, visits,
categories and the day of the last visit, as ours does. They need packages that the program does
not, so this module imports nothing of the program.
"""

import sqlite3
import sys
import time
from typing import Any

from tests.bench.harness import loose, report

WINDOW = 365
_LINES = (
    "SELECT customer_id, day, amount_minor, category_id, head, counts FROM sale_line "
    "WHERE voided = 0"
)
_CUSTOMERS = "SELECT id, joined, influence, referrer_id FROM customer WHERE voided = 0"
_KEPT = ("score", "level", "amount_minor", "frequency", "diversity", "last_day")


def _write_back(file: str, customer_id: Any, sums: Any) -> int:  # noqa: ANN401 - numpy arrays
    """Score summed customers with numpy and store what changed; return how many rows that was."""
    np = loose("numpy")
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA synchronous = NORMAL")
    kept = ", ".join(f"coalesce({name}, -1)" for name in _KEPT)
    stored = np.array(
        connection.execute(f"SELECT customer_id, {kept} FROM grade ORDER BY 1").fetchall()
    )
    ids = stored[:, 0].astype(np.int64)
    table = np.zeros((int(ids[-1]) + 1, 4))
    table[:, 3] = -1
    table[customer_id] = sums
    amount, orders, kinds, last = table[ids].T
    parts = (60 * amount / 1_000_000, 30 * orders / 12, 10 * kinds / 6)
    score = sum(np.clip(part, 0, most) for part, most in zip(parts, (60, 30, 10), strict=True))
    level = np.searchsorted([20, 40, 60, 80], score + 1e-9, "right") + 1
    wanted = np.column_stack([score, np.maximum(level, stored[:, 2]), amount, orders, kinds, last])
    changed = np.flatnonzero((np.abs(wanted - stored[:, 1:]) > 1e-9).any(axis=1))
    whole = wanted[changed, 1:].astype(np.int64).tolist()
    rows = zip(wanted[changed, 0].tolist(), whole, ids[changed].tolist(), strict=True)
    sets = ", ".join(f"{name} = ?" for name in _KEPT)
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(
        f"UPDATE grade SET {sets} WHERE customer_id = ?",
        [(first, *rest, last_one) for first, rest, last_one in rows],
    )
    connection.execute("COMMIT")
    return len(changed)


def by_polars(file: str, start: int, end: int) -> int:
    """Regrade by polars over connectorx."""
    pl = loose("polars")
    lines = pl.read_database_uri(_LINES, f"sqlite://{file}").filter(pl.col("day") <= end)
    customers = pl.read_database_uri(_CUSTOMERS, f"sqlite://{file}")
    inside = pl.col("day") > start
    sums = lines.group_by("customer_id").agg(
        pl.col("amount_minor").filter(inside).sum(),
        pl.col("head").filter(inside).sum(),
        pl.col("category_id").filter(inside & (pl.col("counts") == 1)).n_unique().alias("kinds"),
        pl.col("day").filter(pl.col("head") == 1).max().fill_null(-1),
    )
    sums = customers.select("id").join(sums, left_on="id", right_on="customer_id")
    return _write_back(file, sums["id"].to_numpy(), sums.to_numpy()[:, 1:])


def by_duckdb(file: str, start: int, end: int) -> int:
    """Regrade by DuckDB over Arrow, read by connectorx."""
    duckdb, np, cx = loose("duckdb"), loose("numpy"), loose("connectorx")
    line = cx.read_sql(f"sqlite://{file}", _LINES, return_type="arrow")
    customer = cx.read_sql(f"sqlite://{file}", _CUSTOMERS, return_type="arrow")
    connection = duckdb.connect()
    connection.register("line", line)
    connection.register("customer", customer)
    inside = f"day > {start}"
    sums = connection.execute(
        f"SELECT id AS a, sum(CASE WHEN {inside} THEN amount_minor ELSE 0 END)::BIGINT AS b, "
        f"sum(CASE WHEN {inside} THEN head ELSE 0 END)::BIGINT AS c, "
        f"count(DISTINCT CASE WHEN counts = 1 AND {inside} THEN category_id END)::BIGINT AS d, "
        "coalesce(max(CASE WHEN head = 1 THEN day END), -1)::BIGINT AS e "
        f"FROM line JOIN customer ON id = customer_id WHERE day <= {end} GROUP BY 1"
    ).fetchnumpy()
    table = np.column_stack([sums[key] for key in "bcde"])
    return _write_back(file, sums["a"], table)


def by_pandas(file: str, start: int, end: int) -> int:
    """Regrade by pandas as its manual would: read the whole table, filter, group."""
    pd = loose("pandas")
    connection = sqlite3.connect(file)
    lines = pd.read_sql_query("SELECT * FROM sale_line", connection)
    customers = pd.read_sql_query(_CUSTOMERS, connection)
    lines = lines[(lines.voided == 0) & (lines.day <= end)]
    last = lines[lines["head"] == 1].groupby("customer_id").day.max()
    lines = lines[lines.day > start]
    sums = lines.groupby("customer_id").agg(
        amount_minor=("amount_minor", "sum"), head=("head", "sum")
    )
    kinds = lines[lines.counts == 1].groupby("customer_id").category_id.nunique()
    table = pd.DataFrame(index=customers.id).join(sums).join(kinds.rename("kinds"))
    table = table.fillna(0).join(last.rename("last")).fillna(-1)
    return _write_back(file, table.index.to_numpy(), table.to_numpy())


WAYS = {"polars": by_polars, "duckdb": by_duckdb, "pandas": by_pandas}


def main(way: str, file: str, end: int) -> None:
    """Run one way and report; importing its packages is not counted."""
    for package in {"polars": ("polars", "connectorx"), "duckdb": ("duckdb", "connectorx")}.get(
        way, (way,)
    ):
        loose(package)
    loose("numpy")
    began = time.perf_counter()
    written = WAYS[way](file, end - WINDOW, end)
    report(seconds=time.perf_counter() - began, written=written)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
