"""What users said: kept in a file for people, and a bounded shift of the ranking that can be seen and undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.match import Judgement, Matching, Wishes, add_feedback, forget_feedback, read_feedback
from graph.match.asker import ask_for_thing
from graph.match.feedback import MOST, FeedbackError, feedback_path, likeness_to
from graph.match.index import PartnerIndex
from graph.match.partners import FEEDBACK, Candidate
from graph.match.ranking import DIGITS, Ranked, rank
from graph.store import GraphStore

GOOD = Judgement("urn:甲", "urn:乙", "good", "乙公司")
BAD = Judgement("urn:甲", "urn:丙", "not_this", "丙大学")


def test_what_is_noted_is_read_again(tmp_path: Path) -> None:
    path = feedback_path(tmp_path / "store")
    assert read_feedback(path) == ()
    add_feedback(path, [GOOD])
    add_feedback(path, [BAD])
    assert read_feedback(path) == (GOOD, BAD)
    assert "乙公司" in path.read_text(encoding="utf-8")


def test_a_new_judgement_takes_the_place_of_the_old(tmp_path: Path) -> None:
    path = tmp_path / "f.tsv"
    add_feedback(path, [GOOD, BAD])
    add_feedback(path, [Judgement("urn:甲", "urn:乙", "not_this", "乙公司")])
    assert {j.candidate: j.verdict for j in read_feedback(path)} == {"urn:丙": "not_this", "urn:乙": "not_this"}


def test_what_is_forgotten_is_gone_for_that_asker_only(tmp_path: Path) -> None:
    path = tmp_path / "f.tsv"
    other = Judgement("urn:丁", "urn:乙", "good")
    add_feedback(path, [GOOD, BAD, other])
    assert forget_feedback(path, "urn:甲", ["urn:乙"]) == 1
    assert forget_feedback(path, "urn:甲") == 1
    assert forget_feedback(path, "urn:甲") == 0
    assert read_feedback(path) == (other,)


@pytest.mark.parametrize("line", ["urn:a", "urn:a\turn:b\tperhaps\tb", "\turn:b\tgood\tb"])
def test_a_faulty_line_is_refused_with_its_number(tmp_path: Path, line: str) -> None:
    path = tmp_path / "f.tsv"
    path.write_text(f"# 说明\n{line}\n", encoding="utf-8")
    with pytest.raises(FeedbackError, match="line 2"):
        read_feedback(path)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(FeedbackError, match="无法写入"):
        add_feedback(tmp_path / "nowhere" / "f.tsv", [GOOD])


def judged(index: PartnerIndex, *judgements: tuple[str, str]) -> dict[str, Ranked]:
    asker = ask_for_thing(index, index.number("大学一"))
    said = [Judgement("大学一", name, "good" if verdict == "good" else "not_this") for name, verdict in judgements]
    return {index.name(r.number): r for r in rank(index, asker, limit=50, judgements=said).best}


def test_good_lifts_and_not_this_lowers_by_the_bound(index: PartnerIndex) -> None:
    plain, good, bad = judged(index), judged(index, ("银行", "good")), judged(index, ("银行", "not_this"))
    assert good["银行"].shift == MOST and good["银行"].score == round(plain["银行"].score + MOST, DIGITS)
    assert bad["银行"].shift == -round(min(MOST, plain["银行"].score), DIGITS)
    assert next(iter(good)) == "银行" and next(iter(bad)) != "银行"


def test_things_like_the_judged_one_move_half_of_their_likeness(index: PartnerIndex) -> None:
    things, likeness = likeness_to(index, index.number("企业三"))
    like = dict(zip(index.names(things), likeness.tolist(), strict=True))
    assert set(like) == {"企业二"} and 0 < like["企业二"] < 1
    found = judged(index, ("企业三", "not_this"))
    assert found["企业二"].shift == pytest.approx(-MOST * like["企业二"] / 2, abs=1e-4)
    assert found["银行"].shift == 0


def test_scores_stay_in_bounds_and_sums_of_their_parts(index: PartnerIndex) -> None:
    for found in (judged(index, ("企业一", "good"), ("企业二", "not_this")), judged(index, ("无名", "good"))):
        for ranked in found.values():
            assert 0 <= ranked.score <= 1
            assert ranked.score == round(sum(p.points for p in ranked.points) + ranked.shift, DIGITS)


def find(store: GraphStore, judgements: list[Judgement]) -> list[Candidate]:
    matching = Matching(store)
    return matching.find(matching.thing("大学一"), Wishes(judgements=tuple(judgements)))


def test_the_shift_is_a_part_of_its_own_that_names_what_was_said(store: GraphStore) -> None:
    matching = Matching(store)
    said = matching.judge(matching.thing("大学一"), ["银行"], "not_this")
    assert said == [Judgement("urn:大学一", "urn:银行", "not_this", "银行")]
    bank = next(c for c in find(store, said) if c.thing.name == "银行")
    part = bank.parts[-1]
    assert (part.name, part.title, part.through) == (FEEDBACK, "你的反馈", ("银行（不要）",)) and part.points < 0


def test_what_was_said_for_another_counts_nothing(store: GraphStore) -> None:
    assert find(store, [Judgement("urn:企业二", "urn:银行", "not_this")]) == find(store, [])
