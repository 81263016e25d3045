"""Counts for viewers of statistics: attacked with all that two tables of the same incidents tell together."""

import random

from saksi.figures.small_cells import THRESHOLD, coarse

MOST = THRESHOLD - 1


def world(seed):
    """Incidents with a month each and one or more families, as two tables: one whose cells add up, one whose cells overlap."""
    rng = random.Random(seed)
    size, months, families = rng.choice([0, 1, 3, 8, 20, 60, 300]), rng.randint(1, 24), rng.randint(1, 14)
    by_month = dict.fromkeys(map(str, range(months)), 0)
    by_family = dict.fromkeys(map(str, range(families)), 0)
    for _ in range(size):
        by_month[str(min(rng.randrange(months), rng.randrange(months)))] += 1
        for family in {str(min(rng.randrange(families), rng.randrange(families))) for _ in range(rng.randint(1, 3))}:
            by_family[family] += 1
    return by_month, by_family


def interval(shown):
    """What one cell says of itself: (least, most)."""
    return (0, MOST) if shown is None else (shown, shown + MOST)


def narrowed(by_month, by_family):
    """The widths that withheld cells keep after an attack: the months add up to the incidents, each has a family at least."""
    parts, overlap = ([interval(cell) for cell in table.values()] for table in (by_month, by_family))
    least = max(sum(low for low, _ in parts), *(low for low, _ in overlap))
    most = min(sum(high for _, high in parts), sum(high for _, high in overlap))
    widths = []
    for table, cells, sums in ((by_month, parts, True), (by_family, overlap, False)):
        for place, shown in enumerate(table.values()):
            if shown is None:
                rest = [cell for at, cell in enumerate(cells) if at != place]
                low = max(0, least - sum(high for _, high in rest))
                high = min(MOST, most - sum(low for low, _ in rest) if sums else most)
                widths.append(high - low)
    return widths


def test_an_attack_with_both_tables_narrows_no_withheld_cell():
    told = 0
    for seed in range(3000):
        tables = [coarse(table) for table in world(seed)]
        if None not in tables:
            told += any(shown is not None for table in tables for shown in table.values())
            assert all(width == MOST for width in narrowed(*tables)), seed
    assert told > 300, "too few tables were told to test anything"


def test_without_withholding_whole_tables_the_same_attack_succeeds():
    """So the attack is one, and the rule is needed."""

    def each(table):
        return {cell: None if n < THRESHOLD else n // THRESHOLD * THRESHOLD for cell, n in table.items()}

    assert any(min(narrowed(*map(each, world(seed))), default=MOST) < MOST for seed in range(3000))


def test_small_counts_are_withheld_and_others_rounded_down():
    assert coarse({"a": 0, "b": 4, "c": 5, "d": 14}) == {"a": None, "b": None, "c": 5, "d": 10}


def test_a_single_small_count_takes_its_table_with_it():
    assert coarse({"a": 3, "b": 70}) is None
    assert coarse({"a": 4, "b": 4, "c": 70}) is None
    assert coarse({"a": 70, "b": 80}) is None
