"""Numbers as a Chinese reader writes them: 3700000000 元 → 37亿元.

Enters: a value in its base unit. Leaves: text for a page; the value itself is never rounded away.
"""

from __future__ import annotations

from math import isclose


def humanise_quantity(value: float, unit: str) -> str:
    """The number in 亿 or 万 where that loses nothing, with grouped digits, and its unit.

    >>> humanise_quantity(3_700_000_000, "元"), humanise_quantity(2309, "家"), humanise_quantity(3.75, "%")
    ('37亿元', '2,309家', '3.75%')
    """
    for size, word in ((1e8, "亿"), (1e4, "万")):
        scaled = value / size
        if abs(scaled) >= 1 and isclose(round(scaled, 4) * size, value, rel_tol=1e-12):
            return f"{_group_digits(round(scaled, 4))}{word}{unit}"
    return f"{_group_digits(value)}{unit}"


def _group_digits(value: float) -> str:
    """``1234.5`` → ``1,234.5``; at most six decimals, no trailing zeros."""
    return f"{value:,.6f}".rstrip("0").rstrip(".")
