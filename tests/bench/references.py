"""A full regrade by other tools, on an unencrypted copy of the file, with the same result.

Each reads the window's lines, sums them per customer, scores them under the five-star template and
writes back the grades that changed. They need packages that the program does not, so this module
imports nothing of the program.
"""

import sqlite3
import sys
import time
from typing import Any

from tests.bench.harness import loose, report

WINDOW = 365
_LINES = (
    "SELECT customer_id, amount_minor, category_id, head, counts FROM sale_line "
    "WHERE voided = 0 AND day > {start} AND day <= {end}"
)


def _write_back(file: str, customer_id: Any, sums: Any) -> int:  # noqa: ANN401 - numpy arrays
    """Score summed customers with numpy and store what changed; return how many rows that was."""
    np = loose("numpy")
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA synchronous = NORMAL")
    stored = np.array(
        connection.execute("SELECT customer_id, score, level FROM grade ORDER BY 1").fetchall()
    )
    ids = stored[:, 0].astype(np.int64)
    table = np.zeros((int(ids[-1]) + 1, 3))
    table[customer_id] = sums
    amount, orders, kinds = table[ids].T
    parts = (60 * amount / 1_000_000, 30 * orders / 12, 10 * kinds / 6)
    score = sum(np.clip(part, 0, most) for part, most in zip(parts, (60, 30, 10), strict=True))
    level = np.searchsorted([20, 40, 60, 80], score + 1e-9, "right") + 1
    changed = np.flatnonzero((np.abs(score - stored[:, 1]) > 1e-9) | (level > stored[:, 2]))
    rows = zip(
        score[changed].tolist(),
        np.maximum(level, stored[:, 2])[changed].tolist(),
        amount[changed].astype(np.int64).tolist(),
        ids[changed].tolist(),
        strict=True,
    )
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(
        "UPDATE grade SET score = ?, level = ?, amount_minor = ? WHERE customer_id = ?", rows
    )
    connection.execute("COMMIT")
    return len(changed)


def by_polars(file: str, query: str) -> int:
    """Regrade by polars over connectorx."""
    pl = loose("polars")
    loose("connectorx")
    lines = pl.read_database_uri(query, f"sqlite://{file}")
    sums = lines.group_by("customer_id").agg(
        pl.col("amount_minor").sum(),
        pl.col("head").sum(),
        pl.col("category_id").filter(pl.col("counts") == 1).n_unique().alias("kinds"),
    )
    return _write_back(file, sums["customer_id"].to_numpy(), sums.to_numpy()[:, 1:])


def by_duckdb(file: str, query: str) -> int:
    """Regrade by DuckDB over Arrow, read by connectorx."""
    duckdb, np = loose("duckdb"), loose("numpy")
    line = loose("connectorx").read_sql(f"sqlite://{file}", query, return_type="arrow")  # noqa: F841
    sums = duckdb.sql(
        "SELECT customer_id AS a, sum(amount_minor)::BIGINT AS b, sum(head)::BIGINT AS c, "
        "count(DISTINCT CASE WHEN counts = 1 THEN category_id END)::BIGINT AS d "
        "FROM line GROUP BY 1"
    ).fetchnumpy()
    table = np.column_stack([sums[key] for key in "bcd"])
    return _write_back(file, sums["a"], table)


def by_pandas(file: str, query: str) -> int:
    """Regrade by pandas as its manual would: read the whole table, filter, group."""
    pd = loose("pandas")
    connection = sqlite3.connect(file)
    start, end = (int(word) for word in query.rsplit("day > ", 1)[1].split(" AND day <= "))
    lines = pd.read_sql_query("SELECT * FROM sale_line", connection)
    lines = lines[(lines.voided == 0) & (lines.day > start) & (lines.day <= end)]
    sums = lines.groupby("customer_id").agg(
        amount_minor=("amount_minor", "sum"), head=("head", "sum")
    )
    kinds = lines[lines.counts == 1].groupby("customer_id").category_id.nunique()
    table = sums.join(kinds.rename("kinds")).fillna(0)
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
    written = WAYS[way](file, _LINES.format(start=end - WINDOW, end=end))
    report(seconds=time.perf_counter() - began, written=written)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
