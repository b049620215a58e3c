from __future__ import annotations

import pytest

from graph.ontology import load_ontology
from graph.resolve.name_tests import is_bare_kind, is_contextual, is_distinctive, load_families, strip_legal_form


def test_every_class_has_a_family() -> None:
    assert set(load_families()) == set(load_ontology().entity_types)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("市科技局", "GovernmentBody"),
        ("省科技厅", "GovernmentBody"),
        ("区政府", "GovernmentBody"),
        ("该院", "ResearchInstitute"),
        ("市中区", "Region"),
        ("全市", "Region"),
    ],
)
def test_names_that_only_their_document_explains(name: str, kind: str) -> None:
    assert is_contextual(name, kind)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("市场监督管理总局", "GovernmentBody"),
        ("淄博市科技局", "GovernmentBody"),
        ("区块链研究院", "ResearchInstitute"),
        ("枣庄市", "Region"),
        ("本钢集团", "Enterprise"),
    ],
)
def test_names_that_stand_alone(name: str, kind: str) -> None:
    assert not is_contextual(name, kind)


@pytest.mark.parametrize("name", ["研究院", "产业技术研究院", "二分院", "创新创业共同体", "工程技术研究中心"])
def test_kinds(name: str) -> None:
    assert is_bare_kind(name)


@pytest.mark.parametrize(
    ("alias", "kind", "expected"),
    [
        ("淄博市科技局", "GovernmentBody", True),
        ("市科技局", "GovernmentBody", False),
        ("山东分院", "ResearchInstitute", False),
        ("淄博研究院", "ResearchInstitute", False),
        ("山东大学", "University", True),
        ("光芯", "Enterprise", False),
        ("中建材光芯", "Enterprise", True),
        ("张建国老师", "Person", False),
        ("枣庄", "Region", False),
    ],
)
def test_which_aliases_may_join(alias: str, kind: str, expected: bool) -> None:
    assert is_distinctive(alias, kind) is expected


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("瑞恒光芯科技有限公司", "瑞恒光芯科技"),
        ("瑞恒光芯股份有限公司", "瑞恒光芯"),
        ("瑞恒有限公司", None),
        ("科技有限公司", None),
        ("瑞恒光芯", None),
    ],
)
def test_legal_forms(name: str, bare: str | None) -> None:
    assert strip_legal_form(name) == bare
