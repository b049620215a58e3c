from __future__ import annotations

import json

from graph.match.features import FEATURES
from graph.match.network import Thing
from graph.match.partners import Candidate, Score, Step
from graph.match.reader import Quote
from graph.match.render import render_partners

THING = Thing("https://example.org/甲", "University", "江北大学", roles=("学",))
QUOTE = Quote("https://example.org/文档", 3, 9, "江北大学加入联盟", "联盟成立")
CANDIDATE = Candidate(THING, 0.25, (Score(FEATURES[0], 0.5, 0.25, ("江北联盟",)),), (Step("江北大学", "memberOf", "江北联盟", (QUOTE,)),))


def test_text_shows_points_and_sentences() -> None:
    text = "".join(render_partners("云岭公司", [CANDIDATE], "text"))
    assert "江北大学" in text and "0.250" in text and "江北联盟" in text
    assert "“江北大学加入联盟” — 联盟成立" in text and "—成员→" in text


def test_a_long_sentence_is_cut() -> None:
    long = Step("江北大学", "memberOf", "江北联盟", (Quote("d", 0, 90, "长" * 90),))
    text = "".join(render_partners("云岭公司", [Candidate(THING, 0.25, (), (long,))], "text"))
    assert "长" * 59 + "…" in text and "长" * 60 not in text


def test_json_holds_the_same() -> None:
    answer = json.loads("".join(render_partners("云岭公司", [CANDIDATE], "json")))
    partner = answer["partners"][0]
    assert partner["name"] == "江北大学" and partner["parts"][0]["points"] == 0.25
    assert partner["path"][0]["quotes"][0]["text"] == "江北大学加入联盟"


def test_nobody_is_said_in_words() -> None:
    assert "云岭公司" in "".join(render_partners("云岭公司", [], "text"))
