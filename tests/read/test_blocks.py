"""The scanner of HTML sources."""

from __future__ import annotations

import pytest

from graph.read.blocks import scan_blocks


def texts(source: str) -> list[str]:
    return [block.line.text for block in scan_blocks(source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>一</p><p>二</p>", ["一", "二"]),
        ("<P CLASS='a>b'>一</P>", ["b'>一"]),
        ("一<br/>二", ["一", "二"]),
        ("<p>甲 &amp; 乙&ldquo;丙&rdquo;</p>", ["甲 & 乙“丙”"]),
        ("<p>3 < 5 &copy</p>", ["3 < 5 ©"]),
        ("<script>if (a<b) x='</p>'</script><p>正文", ["正文"]),
        ("<script src=x />正文", ["正文"]),
        ("<p>  首\n  行  </p>", ["首 行"]),
        ("<tr><td>一</td><td>二</td></tr>", ["一\t二"]),
        ("<tr><td>一<p>甲</p></td><td>二</td></tr>", ["一 甲\t二"]),
        ("", []),
    ],
)
def test_blocks(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


def test_links_are_counted() -> None:
    (block,) = scan_blocks("<li><a href=/>首页导航</a></li>")
    assert block.linked == 4


def test_unclosed_comments_take_linear_time() -> None:
    assert texts("<p>正文</p>" + "<!-- " * 200_000) == ["正文"]
