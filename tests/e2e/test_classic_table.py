"""The classic nine columns, as shops have kept them in Excel for years."""

from pathlib import Path

import pytest

from tests.e2e.conftest import Cli

TEXT = """\
名称,联系方式,消费金额,购买频次,使用年限,影响力评分,当前等级,上次评级日期,下一次评级日期
张三,13812345678,"¥10,000",5次/年,2年,3分,白银,2023-03-01,2024-03-01
李四,13912345678,"¥30,000",10次/年,3年,5分,铂金,2023-06-01,2024-06-01
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_two_rows_work_as_written(cli: Cli, tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "客户.csv"
    file.write_text(TEXT, encoding=encoding)
    report = cli.json("import", file, as_of="2024-04-01")
    assert (report["read"], report["rejected"], report["customers_created"]) == (2, 0, 2)
    first, second = cli.json("customers", as_of="2024-04-01")
    assert (first["name"], second["name"]) == ("李四", "张三")
    assert float(first["score"]) > float(second["score"])
    assert first["stars"] >= second["stars"]
    assert (second["phone"], second["amount"]) == ("13812345678", "10000.00")
    assert (second["frequency"], second["tenure_years"], second["influence"]) == (5, 2.0, 3)
    assert (first["phone"], first["amount"]) == ("13912345678", "30000.00")
    assert (first["frequency"], first["tenure_years"], first["influence"]) == (10, 3.0, 5)


def test_the_same_list_again_adds_nobody(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "客户.csv"
    file.write_text(TEXT, encoding="utf-8")
    cli.json("import", file, as_of="2024-04-01")
    before = cli.digest()
    again = cli.json("import", file, as_of="2024-04-01")
    assert (again["created"], again["customers_created"], again["unchanged"]) == (0, 0, 2)
    assert cli.digest() == before
