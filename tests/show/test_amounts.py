from __future__ import annotations

import pytest

from graph.show.amounts import humanise_quantity


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (3_700_000_000, "元", "37亿元"),
        (1_089_000_000, "元", "10.89亿元"),
        (123_456_789, "元", "12,345.6789万元"),
        (66_666.123_456, "元", "66,666.123456元"),
        (45_678, "平方米", "4.5678万平方米"),
        (2309, "家", "2,309家"),
        (3.75, "%", "3.75%"),
        (0.5, "亩", "0.5亩"),
        (0, "项", "0项"),
        (-500_000_000, "元", "-5亿元"),
    ],
)
def test_quantity_reads_as_chinese_readers_write_it(value: float, unit: str, text: str) -> None:
    assert humanise_quantity(value, unit) == text
