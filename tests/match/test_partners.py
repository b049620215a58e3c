"""The whole way from a name to candidates with reasons and sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.match import AmbiguousNameError, Matching, Nearness, Newcomer, UnknownNameError, Wishes, find_partners
from graph.store import GraphStore, build_store
from tests.match.evidence import find_faults


def test_candidates_come_with_the_sentences_of_every_step(store: GraphStore) -> None:
    best = next(c for c in find_partners(store, "本校") if c.thing.name == "企业一")
    assert [(step.head, step.relation, step.tail) for step in best.path] == [
        ("大学一", "memberOf", "共同体"),
        ("企业一", "memberOf", "共同体"),
    ]
    assert [quote.text for step in best.path for quote in step.quotes] == ["第0句", "第1句"]


@pytest.mark.parametrize("name", ["大学一", "大学二", "企业二", "共同体", "城甲", "静音", "分院"])
def test_every_step_of_every_way_is_in_the_graph_with_its_sentence(store: GraphStore, name: str) -> None:
    candidates = find_partners(store, name)
    assert candidates
    assert find_faults(store, candidates) == []


def test_every_feature_about_both_that_gave_points_has_a_way(store: GraphStore) -> None:
    for name in ("大学一", "大学二", "企业二"):
        for candidate in find_partners(store, name):
            for part in candidate.parts:
                assert part.ways or part.name == "complementary_role", (name, candidate.thing.name, part.name)


def test_a_newcomers_ways_begin_at_what_it_named(store: GraphStore) -> None:
    matching = Matching(store)
    asker = matching.newcomer(Newcomer("新来", "Enterprise", industries=("轴承",), places=("城甲",)))
    candidates = matching.find(asker)
    best = next(c for c in candidates if c.thing.name == "企业三")
    industry = next(part for part in best.parts if part.name == "shared_industries")
    assert [(s.head, s.relation, s.tail) for s in industry.ways[0]] == [("企业三", "inIndustry", "轴承")]
    assert find_faults(store, candidates) == []


def test_a_region_inside_a_region_is_a_step_that_no_sentence_states(store: GraphStore) -> None:
    best = next(c for c in find_partners(store, "大学一") if c.thing.name == "企业二")
    (way,) = next(part.ways for part in best.parts if part.name == "same_region")
    assert [(s.head, s.relation, s.tail, s.derived) for s in way if s.derived] == [("区甲", "within", "城甲", True)]


def test_what_makes_a_candidate_near_a_need_is_told(store: GraphStore) -> None:
    matching = Matching(store)
    (candidate,) = matching.find(matching.need("降噪", {"urn:大学二": Nearness(0.4, 0.3, ("urn:静音",))}))
    part = next(part for part in candidate.parts if part.name == "need_words")
    assert part.through == ("静音",) and [(s.head, s.relation, s.tail) for s in part.ways[0]] == [("大学二", "undertakes", "静音")]


def test_roles_are_named(store: GraphStore) -> None:
    matching = Matching(store)
    (bank,) = matching.find(matching.thing("大学一"), Wishes(roles=("金",)))
    assert (bank.thing.name, bank.fills) == ("银行", ("金",))


def test_an_unknown_role_is_refused_with_those_there_are(store: GraphStore) -> None:
    with pytest.raises(ValueError, match="政、产、学、研、金、服、用"):
        find_partners(store, "大学一", roles=["医"])


def test_an_unknown_class_is_refused_with_those_there_are(store: GraphStore) -> None:
    with pytest.raises(ValueError, match="University"):
        Matching(store).newcomer(Newcomer("新来", "Firm"))


def test_an_empty_need_is_refused(store: GraphStore) -> None:
    with pytest.raises(ValueError, match="需求为空"):
        Matching(store).need("  ", {})


def test_an_unknown_name_is_refused_with_near_ones(store: GraphStore) -> None:
    with pytest.raises(UnknownNameError, match="大学一"):
        find_partners(store, "大学一二")


def test_an_ambiguous_name_is_refused_with_the_choices(tmp_path: Path) -> None:
    quads = tmp_path / "two.nq"
    cp, rdf = "https://w3id.org/chuangpu/ontology#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    label = "http://www.w3.org/2000/01/rdf-schema#label"
    lines = (f'<urn:{n}> <{rdf}type> <{cp}Enterprise> .\n<urn:{n}> <{label}> "同名"@zh .\n' for n in "ab")
    quads.write_text("".join(lines), encoding="utf-8")
    store = build_store(tmp_path / "store")
    store.load(quads)
    with pytest.raises(AmbiguousNameError, match="urn:a"):
        find_partners(store, "同名")


def test_an_empty_store_knows_no_name(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError):
        find_partners(build_store(tmp_path / "store"), "大学")
