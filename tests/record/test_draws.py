"""What is drawn by chance: about the share that is set, always the same, not to be told without the workspace's secret."""

import pytest

from saksi.kernel.errors import ConfigError
from saksi.record.desk_settings import Desk, is_drawn, read_desk


def drawn(secret, what="blind", share=0.05, count=20_000):
    return {n for n in range(count) if is_drawn(secret, what, n, share)}


def test_about_the_share_is_drawn():
    assert len(drawn("one secret")) == pytest.approx(1000, abs=100)
    assert drawn("one secret", share=0) == set()
    assert len(drawn("one secret", share=1)) == 20_000


def test_another_secret_and_another_purpose_draw_others():
    mine = drawn("one secret")
    assert mine == drawn("one secret")
    for other in (drawn("another secret"), drawn("one secret", what="second")):
        assert len(mine & other) < 100


def test_a_larger_share_holds_the_smaller():
    assert drawn("one secret", share=0.05) < drawn("one secret", share=0.1)


def test_the_table_is_read():
    assert read_desk({"blind_share": 0}, "saksi.toml") == Desk(0, 0.1)
    assert read_desk({"blind_share": 0.2, "second_share": 1}, "saksi.toml") == Desk(0.2, 1)


@pytest.mark.parametrize(
    "values",
    [0.1, {"blind": 1}, {"blind_share": 5}, {"second_share": "0.1"}, {"second_share": True}, {"blind_share": -0.1}],
)
def test_a_wrong_one_is_refused(values):
    with pytest.raises(ConfigError, match=r"saksi\.toml"):
        read_desk(values, "saksi.toml")
