"""The shapes of charts: lengths follow numbers, squares stand where the pack says, a bar is as wide as its date."""

from saksi.web.charts.marks import marks
from saksi.web.charts.strips import BARS, Kind, Period, strips
from saksi.web.charts.tiles import tile_map
from saksi.web.charts.timeline import EDGE, LEAST, WIDTH, Moment, timeline

MONTHS = [Period("2025-01", "January 2025", "January", "2025"), Period("2025-02", "February 2025")]
NONE = Period("", "date not known")


def kind(name, counts, **more):
    return Kind(name, name, counts, lambda code: f"/incidents/?month={code or '-'}", **more)


def test_bars_are_as_long_as_their_numbers_on_one_scale():
    chart = strips([kind("all", {"2025-01": 20, "2025-02": 10}), kind("life", {"2025-02": 5})], MONTHS)
    lengths = [[bar.height for bar in strip.bars] for strip in chart.strips]
    assert lengths == [[BARS, BARS / 2], [BARS / 4]]
    assert [bar.x for bar in chart.strips[0].bars] == [1, 25]
    assert all(bar.y + bar.height == strip.base for strip in chart.strips for bar in strip.bars)


def test_another_unit_has_its_own_scale_and_a_small_number_can_still_be_seen():
    chart = strips(
        [kind("all", {"2025-01": 1, "2025-02": 900}), kind("papers", {"2025-01": 3}, own_scale=True)], MONTHS
    )
    assert chart.strips[0].bars[0].height == 2
    assert chart.strips[1].bars[0].height == BARS


def test_nothing_has_no_mark_and_stands_in_the_table_as_0_with_what_has_no_date():
    chart = strips([kind("all", {"2025-02": 3, "": 4})], MONTHS, [NONE])
    assert [(bar.name, bar.address) for bar in chart.strips[0].bars] == [("February 2025", "/incidents/?month=2025-02")]
    assert [(period.name, cells) for period, cells in chart.table] == [
        ("January 2025", [(0, "")]),
        ("February 2025", [(3, "/incidents/?month=2025-02")]),
        ("date not known", [(4, "/incidents/?month=-")]),
    ]
    assert chart.strips[0].kind.total == 7


def test_a_chart_of_nothing_is_drawn_without_marks():
    assert not strips([kind("all", {})], MONTHS).strips[0].bars


def test_words_in_marks_are_escaped():
    hostile = Kind("x", "<b>&", {"2025-01": 1}, lambda _code: '/?a="&b')
    drawn = marks(strips([hostile], MONTHS).strips[0], 24, str)
    assert "<b>" not in drawn
    assert '<a href="/?a=&quot;&amp;b"><title>&lt;b&gt;&amp;, January 2025: 1</title>' in drawn


def test_tiles_stand_in_their_rows_and_columns_with_name_and_number():
    names = {"A": "Stung Treng", "B": "Kampong Chhnang"}
    made = tile_map({"A": (1, 2), "B": (2, 1)}, names, {"Stung Treng": 4, "elsewhere": 9}, lambda name: f"/?{name}")
    first, second = made.tiles
    assert (first.name, first.number, second.number) == ("Stung Treng", "4", "0")
    assert first.x > second.x
    assert first.y < second.y
    assert [line for _y, line in second.words] == ["Kampong", "Chhnang"]
    assert second.fill == 0 < first.fill
    assert made.width > first.x + made.side


def test_a_month_is_a_bar_as_wide_as_a_month_and_a_day_a_narrow_one():
    dates = ("2024-01-01", "2024-03", "2024-12-31", "", "2024")
    made = timeline(Moment(date, date, f"on {date}", "incident") for date in dates)
    lines = {line.moment.date: line for line in made.lines}
    assert [line.moment.date for line in made.lines] == ["2024-01-01", "2024", "2024-03", "2024-12-31", ""]
    assert lines["2024"].width == WIDTH
    assert abs(lines["2024-03"].width - WIDTH * 31 / 366) < 0.1
    assert lines["2024-01-01"].width == LEAST
    assert lines["2024-12-31"].x + lines["2024-12-31"].width <= WIDTH + EDGE
    assert lines[""].width is None


def test_an_open_end_reaches_the_edge_and_says_so():
    made = timeline(Moment(date, date, "", "") for date in ("2024-01-01/2024-12-31", "2024-07-01/..", "../2024-02"))
    opened = {line.moment.date: (line.open_start, line.open_end) for line in made.lines}
    assert opened["2024-07-01/.."] == (False, True)
    assert opened["../2024-02"] == (True, False)
    assert made.lines[0].moment.date == "../2024-02"
    assert made.lines[0].x == EDGE


def test_a_timeline_without_dates_has_no_axis():
    made = timeline([Moment("", "", "first", ""), Moment("", "", "second", "")])
    assert (made.first, [line.moment.what for line in made.lines]) == (None, ["first", "second"])
