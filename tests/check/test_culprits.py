"""A violation is told with the thing's name, the rule in both languages and the sentence that it comes from."""

from __future__ import annotations

import pytest

from graph.check.culprits import Culprit, find_culprits
from graph.check.validate import validate_store
from tests.check.faulty import make_faulty


@pytest.fixture(scope="module")
def culprits() -> dict[str, Culprit]:
    store = make_faulty()
    return {c.violation.shape: c for c in find_culprits(validate_store(store), store)}


def test_all_violations_are_told(culprits: dict[str, Culprit]) -> None:
    assert set(culprits) == {"heads-claim", "worksFor-tail", "role"}


def test_a_claim_is_named_by_its_ends(culprits: dict[str, Culprit]) -> None:
    assert culprits["heads-claim"].name == "海川中试基地 —负责人→ 海川装备有限公司"
    assert culprits["heads-claim"].kind == ("论断", "Claim")


def test_a_claim_has_its_own_sentence(culprits: dict[str, Culprit]) -> None:
    (source,) = culprits["heads-claim"].sources
    assert source.quote == "基地负责海川装备" and source.title.startswith("通报") and source.document.endswith("Document/d1")


def test_the_rule_is_in_words_of_both_languages(culprits: dict[str, Culprit]) -> None:
    zh, en = culprits["worksFor-tail"].rule
    assert zh.startswith("“任职”的尾实体类不符，应为政府机构、") and zh.endswith("创新平台")
    assert en.startswith("the tail of 'works for' has a class that it cannot have; expected Government body, ")


def test_what_was_found_is_named_too(culprits: dict[str, Culprit]) -> None:
    assert (culprits["worksFor-tail"].value, culprits["role"].value) == ("奖项 Award", "市级 city")


def test_a_thing_is_named_and_classed(culprits: dict[str, Culprit]) -> None:
    assert (culprits["worksFor-tail"].name, culprits["worksFor-tail"].kind) == ("奖", ("奖项", "Award"))


def test_a_thing_of_which_no_document_speaks_has_no_source(culprits: dict[str, Culprit]) -> None:
    assert (culprits["worksFor-tail"].sources, culprits["worksFor-tail"].told) == ((), 0)


def test_a_thing_is_traced_to_the_claims_about_it(culprits: dict[str, Culprit]) -> None:
    assert [source.quote for source in culprits["role"].sources] == ["基地负责海川装备"]
