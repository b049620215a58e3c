"""Lists: in the order of a dictionary, in pages, with letters that lead to the right page."""

from __future__ import annotations

import pytest

from graph.show.network_model import Node
from graph.site.lists import MOST, OTHER, first_letter, page_documents, page_things, sort_documents
from graph.site.reader import SiteData, SiteDocument


def make_nodes(*names: str) -> list[Node]:
    return [Node(f"x:{name}", "Enterprise", name) for name in names]


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("中南大学", "Z"),
        ("重庆", "Z"),
        ("《办法》", "B"),
        ("ABC", "A"),
        ("ｂc", "B"),
        ("5G", OTHER),
        ("😀", OTHER),
        ("", OTHER),
        ("مركز", OTHER),
    ],
)
def test_first_letter(name: str, letter: str) -> None:
    assert first_letter(name) == letter


def test_a_short_list_is_one_page_in_groups() -> None:
    (page,) = page_things("Enterprise", make_nodes("阿里", "安徽", "北京", "5G"))
    assert [(letter, [node.name for node in nodes]) for letter, nodes in page.groups] == [
        ("A", ["阿里", "安徽"]),
        ("B", ["北京"]),
        (OTHER, ["5G"]),
    ]
    assert (page.path, page.pages, page.total) == ("lists/Enterprise.html", 1, 4)


def test_a_long_list_has_pages_and_letters_lead_to_them() -> None:
    nodes = make_nodes(*(f"阿{n}" for n in range(MOST)), *(f"北{n}" for n in range(MOST + 1)))
    pages = list(page_things("Enterprise", nodes))
    assert [page.path for page in pages] == ["lists/Enterprise.html", "lists/Enterprise-2.html", "lists/Enterprise-3.html"]
    assert pages[0].letters == (("A", "lists/Enterprise.html"), ("B", "lists/Enterprise-2.html"))
    assert sum(len(rows) for page in pages for _, rows in page.groups) == len(nodes)


def test_an_empty_list_is_one_page() -> None:
    (page,) = page_documents([])
    assert (page.total, page.groups) == (0, ())


def test_the_latest_document_comes_first() -> None:
    dates = {"a": "2022", "b": "2023-05", "c": None, "d": "2023-05-01"}
    documents = {key: SiteDocument(key, key, f"documents/{key}.html", date=date) for key, date in dates.items()}
    data = SiteData({}, (), documents, {}, {}, {}, {}, {}, {}, {}, {})
    assert [document.key for document in sort_documents(data)] == ["d", "b", "a", "c"]
