from __future__ import annotations

import pyoxigraph
import pytest

from graph.resolve.iri import clean_name, document_iri, fold_name, statement_iri, thing_iri


@pytest.mark.parametrize(
    "name",
    [
        "中南大学",
        "<img src=x onerror=alert(1)>",
        'a"b',
        "a b",
        "a%20b",
        "..",
        "a/b#c?d",
        "轴E购",
        "“十四五”规划",
        "😀团队",
        "\ue000",
        "a\\b",
        "{x}|^`",
    ],
)
def test_every_name_gives_a_valid_iri(name: str) -> None:
    iri = thing_iri("Platform", name)
    line = f"<{iri}> <{iri}> <{iri}> ."
    assert [t.subject.value for t in pyoxigraph.parse(line.encode(), pyoxigraph.RdfFormat.N_TRIPLES)] == [iri]


def test_chinese_stays_readable() -> None:
    assert thing_iri("University", "中南大学") == "https://w3id.org/chuangpu/id/University/中南大学"


def test_different_names_give_different_iris() -> None:
    names = ["a b", "a%20b", "a/b", "a@b", ".", "..", "%2E"]
    assert len({thing_iri("Platform", name) for name in names}) == len(names)


def test_a_part_cannot_be_mistaken_for_a_name() -> None:
    assert thing_iri("Person", "李玉", "聊城大学") != thing_iri("Person", "李玉@聊城大学")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("中国科学院（山东）", "中国科学院(山东)"),
        ("《办 法》", "办法"),
        ("ＡＢＣ平台", "abc平台"),
        ("吐尔逊·买买提", "吐尔逊•买买提"),
        ("a\u200bb", "ab"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(("one", "other"), [("工业4.0", "工业40"), ("一期项目", "二期项目"), ("《", "》")])
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)


def test_a_space_between_latin_words_stays() -> None:
    assert clean_name(" Smart  Factory 平台 ") == "Smart Factory平台"


def test_statement_iris_depend_on_content() -> None:
    assert statement_iri("Claim", "d", ("a", "b")) == statement_iri("Claim", "d", ("a", "b"))
    assert statement_iri("Claim", "d", ("a", "b")) != statement_iri("Claim", "d", ("ab", ""))
    assert statement_iri("Claim", "d", ("a",)).startswith("https://w3id.org/chuangpu/id/Claim/d/")


def test_document_ids_of_any_spelling_give_valid_iris() -> None:
    assert document_iri("<img src=x onerror=alert(1)>").endswith("Document/%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
