"""How far two independent markings of the same dispatches agree: `python -m training.agreement`.

Items are compared as a reading is with its gold, one marking in the place of the reading; F1 is the same either way. Positions of the
statements that both marked: Krippendorff's alpha for names.
Source: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability; see tests/training/test_agreement.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from saksi.reading.evaluation import Evaluation, overlap
from training.corpus import CORPUS, compile_reading, load

SECOND = CORPUS / "second"


def alpha(pairs: Sequence[tuple[str, str]]) -> float:
    """Agreement of two markers on names, 1 for perfect, 0 for chance; pairs: what each said of one unit, none missing.

    Raises ZeroDivisionError if fewer than two different values stand in the pairs.
    """
    values = Counter(value for pair in pairs for value in pair)
    total = sum(values.values())
    observed = sum(a != b for a, b in pairs) / len(pairs)
    expected = sum(n * (total - n) for n in values.values()) / (total * (total - 1))
    return 1 - observed / expected


def main() -> None:
    """Compare every dispatch of the second marking with the first."""
    result = Evaluation()
    positions: list[tuple[str, str]] = []
    for path in sorted(SECOND.glob("*.dispatch")):
        other = compile_reading(load(path))
        first = compile_reading(load(CORPUS / path.stem.partition("-")[0] / path.name))
        if first["text"] != other["text"]:
            raise SystemExit(f"{path.name}: the two markings are not of the same text.")
        result.add(first, other)
        for one in first["statements"]:
            same = [two for two in other["statements"] if overlap(one["span"], two["span"]) >= 0.5]
            positions.extend((one["position"], two["position"]) for two in same[:1])
    print(f"{result.texts} dispatches marked twice")
    for kind, count in result.counts.items():
        print(f"{kind}: F1 {count.f1:.3f} ({count.gold} and {count.found} marked, {count.matched} the same)")
    for name, share in sorted(result.fields.items()):
        print(f"{name}: {share.share:.3f} of {share.of}")
    print(f"positions: Krippendorff's alpha {alpha(positions):.3f} over {len(positions)} statements")


if __name__ == "__main__":
    main()
