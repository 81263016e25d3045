"""How long `make test` takes on a machine where everything is installed already."""

from __future__ import annotations

import sys

from benchmarks.common import ROOT, describe_machine, program, seconds, verdict

BUDGET = 240

if __name__ == "__main__":
    describe_machine()
    took = seconds(program("make", "-C", ROOT, f"PYTHON={sys.executable}", "test"))
    print(f"make test {took:.0f} s (budget {BUDGET}: {verdict(took, BUDGET)})")
