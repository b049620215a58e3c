"""Answers on the graph of the annotated seed documents, held against the annotations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import pytest

from graph.ontology import CP, load_ontology
from graph.query import ask, load_questions, prepare_question

from .gold import ANNOTATED, Fact, Gold, build_gold

pytestmark = pytest.mark.skipif(not ANNOTATED.is_dir(), reason="the annotated documents are not here (CHUANGPU_SHARED)")

COMMUNITY = "枣庄市无机功能材料与智能制造创新创业共同体"
POLICY = "淄博市人民政府办公室关于加强科技创新平台建设加速新旧动能转换的意见"
# The questions that list one relation, the relation, and the columns of its ends.
LISTS = [
    ("leaders", "leads", "leader", "led"),
    ("funds_reach", "funds", "funder", "receiver"),
    ("incubated", "incubates", "incubator", "incubated"),
    ("introduced_talent", "introduces", "by", "talent"),
    ("awards", "receives", "receiver", "award"),
    ("policies", "issues", "issuer", "issued"),
    ("responsibilities", "responsibleFor", "body", "matter"),
]


@pytest.fixture(scope="session")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Gold:
    return build_gold(tmp_path_factory.mktemp("gold"))


def rows(gold: Gold, name: str, **parameters: str | int) -> list[dict[str, str]]:
    answer = ask(gold.store, name, **parameters)
    return [{v: t.value for v, t in zip(answer.variables, row, strict=True) if t} for row in answer.rows]


def allowed(gold: Gold, facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts that the ontology lets be asserted, between things that the build kept."""
    for f in facts:
        known = f.head in gold.types and f.tail in gold.types and not f.head.startswith("absent:") and not f.tail.startswith("absent:")
        if known and load_ontology().allows(gold.types[f.head], f.relation, gold.types[f.tail]):
            yield f


def told(gold: Gold, relation: str) -> set[tuple[str, str]]:
    return {(f.head, f.tail) for f in allowed(gold, gold.facts) if f.relation == relation}


def test_nearly_every_annotated_thing_is_in_the_graph(gold: Gold) -> None:
    assert sum(iri.startswith("absent:") for iri in gold.types) <= len(gold.types) // 100


@pytest.mark.parametrize(("name", "relation", "head", "tail"), LISTS, ids=[row[0] for row in LISTS])
def test_a_list_is_all_that_was_annotated(gold: Gold, name: str, relation: str, head: str, tail: str) -> None:
    found = {(row[f"{head}Iri"], row[f"{tail}Iri"]) for row in rows(gold, name)}
    found = {pair for pair in found if not any(iri not in gold.types for iri in pair)}
    assert found == told(gold, relation)


def test_every_row_of_a_list_has_a_sentence_of_its_document(gold: Gold) -> None:
    for name, *_ in LISTS:
        assert all(row["quote"] and row["documentIri"].endswith(tuple(f.document for f in gold.facts)) for row in rows(gold, name))


def test_co_builders(gold: Gold) -> None:
    pairs = told(gold, "builds")
    crowd = Counter(tail for _, tail in pairs)
    found = {(row["builderIri"], row["builtIri"]) for row in rows(gold, "co_builders")}
    assert found == {pair for pair in pairs if crowd[pair[1]] > 1}


def test_members_of_the_community_with_their_roles(gold: Gold) -> None:
    community = gold.iri(COMMUNITY)
    found = rows(gold, "community_members", community=COMMUNITY)
    expected = {
        (f.head, f.relation)
        for f in allowed(gold, gold.facts)
        if f.tail == community and f.relation in ("memberOf", "leads", "builds", "funds")
    }
    assert {(row["memberIri"], row["relation"].removeprefix(CP)) for row in found} == expected
    roles = {row["memberIri"]: row.get("role") for row in found if gold.types[row["memberIri"]] != "Platform"}
    assert all(role == load_ontology().role_of(gold.types[iri]) for iri, role in roles.items())


def test_the_community_lacks_users_alone(gold: Gold) -> None:
    """Its leader is an institute, firms and universities are members, funds and the government pay; nobody of it posts a need."""
    assert [row["role"] for row in rows(gold, "community_missing_roles", community=COMMUNITY)] == ["用"]


def test_who_took_the_challenges(gold: Gold) -> None:
    found = rows(gold, "open_challenges")
    assert {(row["bodyIri"], row["needIri"]) for row in found if row["relation"] == CP + "undertakes"} == {
        pair for pair in told(gold, "undertakes") if gold.types[pair[1]] == "Demand"
    }
    assert {row["state"] for row in found} == {"taken"}


def test_universities_that_link_two_cities(gold: Gold) -> None:
    """中南大学 is a member of the community in Zaozhuang and works with firms in Liaocheng."""
    found = rows(gold, "linking_universities", one="枣庄市", other="聊城")
    assert {row["body"] for row in found} == {"中南大学"}
    assert {row["city"] for row in found} == {"枣庄市", "聊城市"}


def test_universities_in_several_regions(gold: Gold) -> None:
    found = {row["body"]: row["regions"] for row in rows(gold, "bodies_in_several_regions")}
    assert found == {"中南大学": "枣庄市、聊城市", "山东大学": "淄博市、聊城市"}


def test_academicians_are_not_those_with_other_titles(gold: Gold) -> None:
    """顾真安院士团队 is one; 汪洪 (国家高层次人才) and 包亦望 (国家杰青) are none."""
    names = {row["person"] for row in rows(gold, "academicians")}
    assert "顾真安" in names and not names & {"汪洪", "包亦望"}


def test_what_the_city_pays(gold: Gold) -> None:
    region = gold.iri("淄博市", "Region")
    found = rows(gold, "paying_policies", region="淄博市")
    expected = {(f.metric, f.value) for f in gold.figures if f.kind == "support" and f.subject == region}
    assert {(row["metric"], float(row["value"])) for row in found} == expected


def test_who_is_responsible_for_what_is_paid(gold: Gold) -> None:
    """The sentence on new national platforms ends with （责任单位：市发展改革委、市科技局、市工业和信息化局、市财政局）."""
    found = rows(gold, "paying_policies", region="淄博市", purpose="新获批国家级创新平台")
    assert {row["responsible"] for row in found} == {"淄博市发展改革委", "淄博市科技局", "淄博市工业和信息化局", "淄博市财政局"}
    assert {row["issuer"] for row in found} == {"淄博市人民政府办公室"}


@pytest.mark.parametrize("kind", ["actual", "target", "support"])
def test_figures_of_a_city(gold: Gold, kind: str) -> None:
    region = gold.iri("聊城市", "Region")
    expected = {(f.metric, f.value) for f in gold.figures if f.subject == region and f.kind == kind}
    found = {(row["metric"], float(row["value"])) for row in rows(gold, "figures_of", thing="聊城市", kind=kind)}
    assert found == expected


def test_one_figure_in_two_cities(gold: Gold) -> None:
    found = [(row["region"], float(row["value"])) for row in rows(gold, "compare_regions", metric="科技型中小企业")]
    assert ("淄博市", 2309.0) in found and ("聊城市", 1155.0) in found


def test_what_a_document_says(gold: Gold) -> None:
    name = "002_f37237c9e7c42c95"
    found = rows(gold, "document_says", document=name)
    assert len([row for row in found if row["about"].startswith(CP)]) == len({f for f in gold.facts if f.document == name})
    assert len([row for row in found if not row["about"].startswith(CP)]) == len({f for f in gold.figures if f.document == name})


def test_a_document_by_its_title(gold: Gold) -> None:
    assert rows(gold, "document_says", document=POLICY) == rows(gold, "document_says", document="002_f37237c9e7c42c95")


def test_plans_that_nothing_says_are_carried_out(gold: Gold) -> None:
    planned = {(f.head, f.relation, f.tail) for f in gold.facts if f.status == "planned"}
    done = {(f.head, f.relation, f.tail) for f in gold.facts if f.status == "done"}
    found = {(row["headIri"], row["relation"].removeprefix(CP), row["tailIri"]) for row in rows(gold, "plans_and_outcomes", state="open")}
    assert found == planned - done


def test_a_way_from_a_fund_to_a_university(gold: Gold) -> None:
    """国新基金 funds the community that 中南大学 is a member of: two steps."""
    found = rows(gold, "ways_between", one="国新基金", other="中南大学")
    assert {row["step"] for row in found} == {"1", "2"}
    assert next(row["head"] for row in found if row["way"] == "1") == "国新基金"
    assert all(row["quote"] for row in found)


def test_what_is_new_from_one_year_to_the_next(gold: Gold) -> None:
    """Documents bear 2020-04, 2020-06, 2022-10 and 2024-04 as their dates, one bears none."""
    found = rows(gold, "changes_between", **{"from": "2020", "to": "2022"})
    assert {row["documentIri"].rpartition("/")[2] for row in found} == {"000_b1e2807972be1330"}
    assert {row["change"] for row in found} == {"new"}
    assert len(found) == len({f for f in gold.facts if f.document == "000_b1e2807972be1330"})


def test_the_seeds_do_not_contradict_each_other(gold: Gold) -> None:
    assert rows(gold, "contradicting_figures") == [] and rows(gold, "contradicting_claims") == []


def test_every_question_without_required_parameters_answers(gold: Gold) -> None:
    for question in load_questions().values():
        if not any(p.required for p in question.parameters):
            assert prepare_question(gold.store, question.name, {}).text
            rows(gold, question.name)
