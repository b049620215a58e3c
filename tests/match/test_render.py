"""Partners as text, JSON and CSV."""

from __future__ import annotations

import csv
import json

from graph.match.features import FEATURES
from graph.match.partners import Candidate, Part, Step
from graph.match.quotes import Quote
from graph.match.reader import Thing
from graph.match.render import render_partners

THING = Thing("https://example.org/甲", "University", "江北大学", roles=("学",))
QUOTE = Quote("https://example.org/文档", 3, 9, "江北大学加入联盟", "联盟成立")
STEP = Step("江北大学", "memberOf", "江北联盟", (QUOTE,))
WITHIN = Step("江北区", "within", "江州市", derived=True)


def part(*steps: Step, name: int = 0) -> Part:
    return Part(FEATURES[name].name, FEATURES[name].explanation, 0.5, 0.25, ("江北联盟",), (steps,) if steps else ())


CANDIDATE = Candidate(THING, 0.5, (part(STEP), part(STEP, name=1)), ("学",))


def text_of(candidate: Candidate) -> str:
    return "".join(render_partners("云岭公司", [candidate], "text"))


def test_text_shows_points_roles_and_sentences() -> None:
    text = text_of(CANDIDATE)
    assert "江北大学（高校，可任学） 0.5000" in text and "+0.2500 共同伙伴 shared_partners：江北联盟" in text
    assert "“江北大学加入联盟” — 联盟成立" in text and "—成员→" in text


def test_text_tells_a_way_once() -> None:
    assert text_of(CANDIDATE).count("江北大学加入联盟") == 1


def test_a_long_sentence_is_cut() -> None:
    long = Step("江北大学", "memberOf", "江北联盟", (Quote("d", 0, 90, "长" * 90),))
    text = text_of(Candidate(THING, 0.25, (part(long),)))
    assert "长" * 59 + "…" in text and "长" * 60 not in text


def test_a_plan_and_a_region_inside_a_region_are_told_as_such() -> None:
    plan = Step("江北大学", "memberOf", "江北联盟", (Quote("d", 0, 4, "将加入", planned=True),))
    text = text_of(Candidate(THING, 0.25, (part(plan, WITHIN),)))
    assert "“将加入” — d（计划）" in text and "江北区 —属于地区→ 江州市  （地区的隶属" in text


def test_json_holds_the_same() -> None:
    answer = json.loads("".join(render_partners("云岭公司", [CANDIDATE], "json")))
    partner = answer["partners"][0]
    assert (partner["name"], partner["score"], partner["fills"]) == ("江北大学", 0.5, ["学"])
    assert partner["parts"][0]["points"] == 0.25
    assert partner["parts"][1]["ways"][0][0]["quotes"][0]["text"] == "江北大学加入联盟"
    assert partner["path"] == partner["parts"][0]["ways"][0]


def test_csv_has_a_column_for_each_feature() -> None:
    (row,) = csv.DictReader("".join(render_partners("云岭公司", [CANDIDATE], "csv")).splitlines())
    assert (row["name"], row["score"], row["shared_partners"], row["fills"]) == ("江北大学", "0.5", "0.25", "学")
    assert row["reason"] == "江北大学 成员 江北联盟"


def test_nobody_is_said_in_words() -> None:
    assert "云岭公司" in "".join(render_partners("云岭公司", [], "text"))


def test_a_sentence_that_states_two_links_stands_there_once() -> None:
    other = Step("江北公司", "memberOf", "江北联盟", (QUOTE,))
    text = text_of(Candidate(THING, 0.5, (part(STEP), part(other, name=1))))
    assert text.count("江北大学加入联盟") == 1 and "江北公司 —成员→ 江北联盟  （原句同上）" in text


def test_a_step_there_and_back_stands_there_once() -> None:
    text = text_of(Candidate(THING, 0.25, (part(WITHIN, STEP, STEP),)))
    assert text.count("—成员→") == 1


def test_the_roles_that_a_community_lacks_are_told_also_where_nobody_fills_them() -> None:
    text = "".join(render_partners("江北联盟", [], "text", lacks=("金", "用")))
    assert "金、用" in text and "--role" in text
    assert json.loads("".join(render_partners("江北联盟", [], "json", lacks=("金",))))["lacks"] == ["金"]
