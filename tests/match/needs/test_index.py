from __future__ import annotations

import pytest

from graph.match.needs import BadNeedError, NeedsIndex
from graph.match.needs.build import make_needs_index
from graph.match.needs.material import read_material
from graph.match.needs.nearness import PhraseSearch
from graph.store import GraphStore

NOISE = "轴承的振动和噪声太大"


def names(index: NeedsIndex, need: str, **wishes: object) -> list[str]:
    return [taker.iri.removeprefix("urn:") for taker in index.ask(need, **wishes)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("need", "best"),
    [
        (NOISE, "静安大学"),
        ("軸承的振動和噪聲太大", "静安大学"),
        ("energy saving coated glass", "明光玻璃厂"),
        ("在深海养鱼", "远海渔业公司"),
        ("滚珠表面有划痕，要能检测", "滚珠研究所"),
        ("厂里的情况说来话长，" * 250 + NOISE, "静安大学"),
    ],
)
def test_the_nearest_comes_first(needs: NeedsIndex, need: str, best: str) -> None:
    assert names(needs, need)[0] == best


def test_a_value_is_the_sum_of_words_and_meaning_within_0_and_1(needs: NeedsIndex) -> None:
    for taker in needs.ask(NOISE):
        assert taker.value == pytest.approx(taker.words + taker.meaning)
        assert 0 < taker.value <= 1 and taker.words >= 0 and taker.meaning >= 0


def test_another_language_shares_meaning_but_no_words(needs: NeedsIndex) -> None:
    best = needs.ask("energy saving coated glass")[0]
    assert best.words == 0 and best.meaning > 0.3


def test_every_way_leads_over_links_of_the_graph_to_what_the_phrase_is_of(needs: NeedsIndex, store: GraphStore) -> None:
    material = read_material(store)
    links = {(material.things[h].iri, r, material.things[t].iri) for h, r, t in material.links}
    for taker in needs.ask(NOISE):
        for way in taker.through:
            here = taker.iri
            for link in way.links:
                assert link in links and here in (link[0], link[2])
                here = link[2] if link[0] == here else link[0]


def test_a_way_of_two_links_is_worth_less_than_one(needs: NeedsIndex) -> None:
    values = {taker.iri: taker.value for taker in needs.ask("轴承振动噪声诊断")}
    assert values["urn:静安大学"] > values["urn:滚珠研究所"] > values.get("urn:明光玻璃厂", 0)


def test_a_body_that_seldom_takes_up_needs_counts_less_unless_asked_for(needs: NeedsIndex) -> None:
    (alone,) = needs.ask("深海网箱养殖", classes=["GovernmentBody"])
    among = next(taker for taker in needs.ask("深海网箱养殖") if taker.iri == alone.iri)
    assert among.value == pytest.approx(alone.value * 0.4)


@pytest.mark.parametrize("need", ["", "  \n", "？！……", "长" * 20_001])
def test_a_need_that_says_nothing_or_too_much_is_refused(needs: NeedsIndex, need: str) -> None:
    with pytest.raises(BadNeedError):
        needs.ask(need)


def test_fields_are_what_the_need_is_named_like(needs: NeedsIndex) -> None:
    assert next(iter(needs.fields("轴承振动噪声诊断"))) == "urn:轴承振动噪声诊断"
    assert "urn:静安大学" not in needs.fields("静安大学")


def test_the_same_graph_gives_the_same_arrays(store: GraphStore) -> None:
    one, other = (make_needs_index(read_material(store)) for _ in range(2))
    assert one.header == other.header
    assert all((one[name] == other[name]).all() for name in one.by_name)


def test_phrases_left_out_of_the_rows_are_read_when_their_words_are_near(store: GraphStore) -> None:
    material = read_material(store)
    whole, few = (PhraseSearch(make_needs_index(material, most=most)) for most in (10_000, 2))
    found, late = whole.nearest(NOISE, 1), few.nearest(NOISE, 1)
    assert found.phrases.tolist() == late.phrases.tolist()
    assert late.meaning[0] == pytest.approx(found.meaning[0], abs=0.01)


def test_an_empty_graph_answers_with_nobody() -> None:
    from graph.store import memory_store

    assert NeedsIndex(make_needs_index(read_material(memory_store()))).ask(NOISE) == []
