"""Score a reader against marked texts: reads each gold file as `saksi read` does and runs the scorer on the result.

    python -m benchmarks.reading_score FOLDER [--json] [--keep FOLDER]

FOLDER holds gold in the reading format, one JSON file for each text. The pack is that of the gold's `country`, else `generic`;
the day of publication is the gold's. The scorer is `score.py` of the shared reading material, beside the repository.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

from benchmarks.common import SHARED, temporary_folder
from saksi.cli.read import as_json, from_json, read_input
from saksi.reading.reader import Reader
from saksi.reading.readers import NAMES, reader_named

SCORER = SHARED / "score.py"


def read_gold(gold: Path, out: Path, reader: Reader) -> int:
    """Write a reading for each gold file under the same name; gives how many."""
    out.mkdir(parents=True, exist_ok=True)
    files = sorted(gold.glob("*.json"))
    for path in files:
        source = from_json(path)
        result = as_json(source, read_input(source, None, None, reader))
        (out / path.name).write_text(json.dumps(result, ensure_ascii=False, indent=1), encoding="utf-8")
    return len(files)


def main() -> int:
    """Read, score, print the scorer's table; gives the scorer's exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="the folder of gold files")
    parser.add_argument("--keep", type=Path, help="keep the readings in this folder")
    parser.add_argument("--reader", choices=NAMES, help="which reader: the best installed by default")
    parser.add_argument("--json", action="store_true", help="print the scores as JSON")
    asked = parser.parse_args()
    with temporary_folder() as folder:
        out = asked.keep or folder / "readings"
        if not read_gold(asked.gold, out, reader_named(asked.reader)):
            sys.exit(f"{asked.gold} has no JSON file. Name a folder of texts marked in the reading format.")
        if not SCORER.exists():
            sys.exit(
                f"The readings are made, and the scorer is not here: expected {SCORER}. Keep them with --keep FOLDER."
            )
        form = ["--json"] if asked.json else []
        return subprocess.run([sys.executable, SCORER, asked.gold, out, *form], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
