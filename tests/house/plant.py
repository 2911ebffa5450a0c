"""Plants one breach after another in a copy of app and prints which contracts each breaks.

Run in the copy's folder as: python plant.py < {"breach": {"app/x.py": "source", …}, …}
"""

import json
import sys
from pathlib import Path

from importlinter import configuration
from importlinter.application import use_cases

sys.path.insert(0, str(Path.cwd()))


def broken() -> list[str]:
    """Return the names of the contracts that the copy breaks now."""
    configuration.configure()
    options = use_cases.read_user_options()
    use_cases._register_contract_types(options)
    report = use_cases.create_report(options, cache_dir=None)
    if report.could_not_run:
        raise SystemExit("a contract could not be checked")
    return [
        contract.name for contract, check in report.get_contracts_and_checks() if not check.kept
    ]


def main() -> None:
    """Plant each breach, look, and take it out again."""
    found = {}
    for name, files in json.load(sys.stdin).items():
        for path, source in files.items():
            Path(path).write_text(source, "utf-8")
        found[name] = broken()
        for path in files:
            Path(path).unlink()
    print(json.dumps(found))  # noqa: T201 - its answer


if __name__ == "__main__":
    main()
