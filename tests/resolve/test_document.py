"""Resolution of one document: every mention belongs to one entity, offsets slice, the order is that of the text."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.sentences import SENTENCES

from .conftest import Resolve, named

TEXT = "\n".join(SENTENCES)


def test_mentions_of_all_entities_never_overlap(resolve: Resolve) -> None:
    spans = sorted((m.start, m.end) for e in resolve(TEXT).entities for m in e.mentions if m.role == "name")
    assert len(spans) > 40 and all(before[1] <= after[0] for before, after in pairwise(spans))


def test_offsets_slice_to_the_mention(resolve: Resolve) -> None:
    reading = resolve(TEXT)
    assert all(reading.document.text[m.start : m.end] == m.text for e in reading.entities for m in e.mentions)


def test_mentions_bear_the_class_of_their_entity(resolve: Resolve) -> None:
    assert [(e.name, m.text) for e in resolve(TEXT).entities for m in e.mentions if m.type != e.type] == []


def test_ids_and_order_follow_the_first_mention(resolve: Resolve) -> None:
    entities = resolve(TEXT).entities
    assert [e.id for e in entities] == [f"e{n}" for n in range(1, len(entities) + 1)]
    firsts = [min(m.start for m in e.mentions if m.role == "name") for e in entities if any(m.role == "name" for m in e.mentions)]
    assert firsts == sorted(firsts)


def test_a_name_is_no_alias_of_itself(resolve: Resolve) -> None:
    assert [e.name for e in resolve(TEXT).entities if e.name in e.aliases or len(set(e.aliases)) < len(e.aliases)] == []


def test_the_same_text_gives_the_same_reading(resolve: Resolve) -> None:
    assert resolve(TEXT) == resolve(TEXT)


def test_a_text_without_names_has_no_entities(resolve: Resolve) -> None:
    assert resolve("大家都很高兴。").entities == () and resolve("").entities == ()


@pytest.mark.parametrize(("issuer", "found"), [("宜昌市科学技术局", True), ("宜昌市科技局", True), ("株洲市科技局", False), (None, False)])
def test_the_issuer_is_found_under_its_long_and_short_title(resolve: Resolve, issuer: str | None, found: bool) -> None:
    reading = resolve("市科技局组织验收。", issuer=issuer)
    assert reading.issuer == (next(e.id for e in reading.entities if e.name == "宜昌市科技局") if found else None)


def test_pointing_words_are_mentions_but_no_aliases(resolve: Resolve) -> None:
    reading = resolve("宜昌磷化工研究院去年成立。该院引进三个团队。")
    entity = next(e for e in reading.entities if e.type == "ResearchInstitute")
    assert [m.text for m in entity.mentions if m.role == "anaphor"] == ["该院"] and entity.aliases == ()


def test_classes_stay_apart_where_names_are_equal(resolve: Resolve) -> None:
    reading = resolve("李玉院士团队入驻，李玉院士到会。")
    assert named(reading, "Person") == {"李玉": ()} and named(reading, "Team") == {"李玉院士团队": ()}
