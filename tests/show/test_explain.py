from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from graph.model import Analysis, Document, Entity, Observation, Quantity
from graph.ontology import UnknownTermError
from graph.show import render_explanation
from tests.show.reading import PAYLOADS, TEXT, find, make_analysis, make_hostile, make_quantities
from tests.show.sample import split_page

Data = dict[str, Any]


def read_data(html: str) -> Data:
    data: Data = json.loads(split_page(html)["data"])
    return data


@pytest.fixture(scope="module")
def data() -> Data:
    return read_data(render_explanation(make_analysis(), make_quantities(), home="e5"))


def words(data: Data, span: list[int]) -> str:
    """The text of a range of pieces."""
    return "".join(piece if isinstance(piece, str) else piece[0] for piece in data["pieces"][slice(*span)])


def test_pieces_are_the_text(data: Data) -> None:
    assert words(data, [0, len(data["pieces"])]) == TEXT


def test_every_mark_covers_its_words_and_says_what_found_it(data: Data) -> None:
    assert all(words(data, mark["pieces"]) == mark["text"] == TEXT[mark["start"] : mark["end"]] for mark in data["marks"])
    told = {
        (data["things"][m["thing"]]["name"], mark["text"], m["role"], m["rule"], m["confidence"])
        for mark in data["marks"]
        for m in mark["means"]
    }
    assert told == {(e.name, m.text, m.role, m.rule, m.confidence) for e in make_analysis().entities for m in e.mentions}


def test_one_place_may_mean_two_things(data: Data) -> None:
    (pair,) = [mark for mark in data["marks"] if mark["text"] == "双方"]
    assert [data["things"][m["thing"]]["name"] for m in pair["means"]] == ["中南大学", "青川新材有限公司"]


def test_every_claim_is_told_with_its_evidence(data: Data) -> None:
    names = [thing["name"] for thing in data["things"]]
    name_of = {e.id: e.name for e in make_analysis().entities}
    told = [
        (names[c["head"]], c["relation"], names[c["tail"]], c["status"], c["confidence"], c["rule"], words(data, c["pieces"]))
        for c in data["claims"]
    ]
    wanted = [(name_of[c.head], c.relation, name_of[c.tail], c.status, c.confidence, c.rule, c.quote) for c in make_analysis().claims]
    assert told == wanted


def test_every_observation_is_told_with_its_evidence(data: Data) -> None:
    fields = ("metric", "value", "unit", "kind", "bound", "confidence", "rule", "date")
    told = [
        (data["things"][o["subject"]]["name"], *(o[f] for f in fields), words(data, o["pieces"]), o["text"]) for o in data["observations"]
    ]
    name_of = {e.id: e.name for e in make_analysis().entities}
    shown = ["3亿元", "20家"]
    assert told == [
        (name_of[o.subject], *(getattr(o, f) for f in fields), o.quote, text)
        for o, text in zip(make_analysis().observations, shown, strict=True)
    ]


def test_numbers_lead_to_what_was_made_of_them(data: Data) -> None:
    assert {n["text"]: n["observations"] for n in data["numbers"]} == {"3亿元": [0], "200亩": [], "20家": [1], "3家": []}


@pytest.mark.parametrize(
    ("change", "expected"), [({}, [0]), ({"value": 4.0}, []), ({"unit": "个"}, []), ({"bound": "≥"}, []), ({"end": 4}, [])]
)
def test_a_number_is_that_of_an_observation_that_quotes_it_and_says_the_same(change: dict[str, Any], expected: list[int]) -> None:
    text = "甲区有企业3家。"
    observation = replace(Observation("e1", "企业", 3.0, "家", "actual", 0, 7, text[:7], "r"), **change)
    analysis = Analysis(Document("d", "d.txt", "txt", text), (Entity("e1", "Region", "甲区"),), (), (observation,))
    (number,) = read_data(render_explanation(analysis, [Quantity(5, 7, "3家", 3.0, "家")]))["numbers"]
    assert number["observations"] == expected


def test_the_home_is_named(data: Data) -> None:
    assert data["document"]["home"] == "青川市"


def test_without_a_home_the_region_of_the_head_is_named() -> None:
    analysis = make_analysis()
    stated = replace(analysis, document=replace(analysis.document, region="甲县"))
    assert read_data(render_explanation(stated))["document"]["home"] == "甲县"


def test_labels_are_in_both_languages_and_only_of_what_is_there(data: Data) -> None:
    assert data["classes"]["University"]["zh"] == "高校" and data["classes"]["University"]["en"] == "University"
    assert set(data["classes"]) == {e.type for e in make_analysis().entities}
    assert set(data["relations"]) == {"builds", "cooperatesWith", "receives"}


def test_same_values_give_the_same_bytes() -> None:
    assert render_explanation(make_analysis(), make_quantities()) == render_explanation(make_analysis(), list(make_quantities()))


def test_a_document_in_which_nothing_was_found_is_a_page() -> None:
    data = read_data(render_explanation(Analysis(Document("空", "空.txt", "txt", "今天天气很好。"), (), (), ())))
    assert data["pieces"] == ["今天天气很好。"] and data["things"] == data["marks"] == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payloads_stay_data(payload: str) -> None:
    html = render_explanation(make_hostile())
    parts = split_page(html)
    things = {thing["name"]: thing["aliases"] for thing in json.loads(parts["data"])["things"]}
    assert things[payload] == [payload * 2]
    assert not set("<>&\u2028\u2029") & set(parts["data"])


def test_a_title_with_dollars_and_tags_is_text() -> None:
    markup = split_page(render_explanation(make_analysis(title="$data </title><b>")))["markup"]
    assert "<title>$data &lt;/title&gt;&lt;b&gt;</title>" in markup


def test_unknown_terms_are_refused() -> None:
    analysis = make_analysis()
    with pytest.raises(UnknownTermError, match="Enterprize"):
        render_explanation(replace(analysis, entities=(*analysis.entities, Entity("e9", "Enterprize", "甲"))))
    with pytest.raises(UnknownTermError, match="likes"):
        render_explanation(replace(analysis, claims=(replace(analysis.claims[0], relation="likes"),)))


def test_a_claim_about_nobody_is_refused() -> None:
    analysis = make_analysis()
    with pytest.raises(ValueError, match="简报: found claims or observations about e9"):
        render_explanation(replace(analysis, claims=(replace(analysis.claims[0], tail="e9"),)))


def test_a_quote_outside_the_text_is_refused() -> None:
    analysis = make_analysis()
    with pytest.raises(ValueError, match=r"found the span \[0, 9999\)"):
        render_explanation(replace(analysis, claims=(replace(analysis.claims[0], start=0, end=9999),)))


def test_the_small_document_is_what_it_says() -> None:
    analysis = make_analysis()
    assert all(TEXT[claim.start : claim.end] == claim.quote for claim in analysis.claims)
    assert all(TEXT[number.start : number.end] == number.text for number in make_quantities())
    assert find("青川膜材料实验室", 1)[0] > find("青川膜材料实验室")[0]
