"""A small document made by hand with all that was read in it, and names that tempt a page to go wrong."""

from __future__ import annotations

from graph.model import Analysis, Claim, Document, Entity, Mention, Observation, Quantity

# The emoji in the first line is one character in Python and two in a browser: all that follows would be shifted.
TEXT = """青川膜材料实验室建设简报😀

中南大学与青川新材有限公司共建青川膜材料实验室。该公司投资3亿元，占地200亩。
双方拟共同申报青川科技奖，我市高新技术企业达到20家，其中3家是新认定的。"""

PAYLOADS = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    '"><svg onload=alert(3)>',
    "' onmouseover='alert(4)' x='",
    "javascript:alert(5)",
    "${alert(6)}",
    "$title $$data",
    "<!-- <script>",
    "]]>&lt;b&gt;&amp;",
    "\\u003cb\\u003e\\",
    "__proto__",
    "constructor",
    "مركز البحوث",
    "\u202eabc反过来\u2066",
    "👩‍🔬𠮷😀",
    "甲\u2028乙\u2029丙",
)


def find(part: str, occurrence: int = 0, *, text: str = TEXT) -> tuple[int, int]:
    """Where the text has the part, for the so manieth time."""
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(part, start + 1)
    return start, start + len(part)


def make_mention(part: str, kind: str, occurrence: int = 0, *, rule: str = "name.test", confidence: float = 0.9) -> Mention:
    """A mention of the small document; words that point are anaphors."""
    role = "anaphor" if rule.startswith("anaphor") else "name"
    return Mention(*find(part, occurrence), part, kind, rule, confidence, role)  # type: ignore[arg-type]


def make_claim(ends: tuple[str, str], relation: str, quote: str, *, status: str = "done", confidence: float = 0.85) -> Claim:
    """A claim of the small document."""
    return Claim(ends[0], relation, ends[1], *find(quote), quote, f"{relation}.test", confidence, status)  # type: ignore[arg-type]


def make_analysis(*, title: str | None = "青川膜材料实验室建设简报😀") -> Analysis:
    """Six things: two that 双方 means, one known by a pointing word only, one without a place of its own."""
    pair = {"rule": "anaphor:pair", "confidence": 0.8}
    entities = (
        Entity("e1", "Platform", "青川膜材料实验室", (), tuple(make_mention("青川膜材料实验室", "Platform", n) for n in (0, 1))),
        Entity("e2", "University", "中南大学", ("中南大",), (make_mention("中南大学", "University"), _point("双方", "University", pair))),
        Entity(
            "e3",
            "Enterprise",
            "青川新材有限公司",
            ("青川新材",),
            (
                make_mention("青川新材有限公司", "Enterprise"),
                make_mention("该公司", "Enterprise", rule="anaphor:last", confidence=0.8),
                _point("双方", "Enterprise", pair),
            ),
        ),
        Entity("e4", "Award", "青川科技奖", (), (make_mention("青川科技奖", "Award", confidence=0.6),)),
        Entity("e5", "Region", "青川市", (), (make_mention("我市", "Region", rule="anaphor:home", confidence=0.8),)),
        Entity("e6", "Person", "李远明"),
    )
    jointly = "中南大学与青川新材有限公司共建青川膜材料实验室"
    claims = (
        make_claim(("e2", "e1"), "builds", jointly),
        make_claim(("e3", "e1"), "builds", jointly),
        make_claim(("e2", "e3"), "cooperatesWith", jointly, confidence=0.75),
        make_claim(("e3", "e4"), "receives", "双方拟共同申报青川科技奖", status="planned", confidence=0.65),
    )
    paid, reached = "该公司投资3亿元", "我市高新技术企业达到20家"
    observations = (
        Observation("e3", "投资", 3e8, "元", "actual", *find(paid), paid, "noun-first/plain", confidence=0.85),
        Observation("e5", "高新技术企业", 20.0, "家", "target", *find(reached), reached, "noun-first/reach", "≥"),
    )
    document = Document("简报", "简报.txt", "txt", TEXT, title=title, issuer="青川市科技局", date="2023-05", digest="0" * 64)
    return Analysis(document, entities, claims, observations)


def _point(part: str, kind: str, how: dict[str, object]) -> Mention:
    return make_mention(part, kind, **how)  # type: ignore[arg-type]


def make_quantities() -> tuple[Quantity, ...]:
    """The numbers of the small document; of 200亩 and 3家 nothing was made."""
    return (
        Quantity(*find("3亿元"), "3亿元", 3e8, "元"),
        Quantity(*find("200亩"), "200亩", 200.0, "亩"),
        Quantity(*find("20家"), "20家", 20.0, "家", "≥"),
        Quantity(*find("3家"), "3家", 3.0, "家"),
    )


def make_hostile() -> Analysis:
    """Every payload as name, alias, rule, metric and in the text, each the head of a claim and the subject of a number."""
    text = "\n".join(f"《{payload}》与青川。" for payload in PAYLOADS)
    entities, claims, observations = [Entity("e0", "Region", "青川")], [], []
    at = 0
    for number, (payload, line) in enumerate(zip(PAYLOADS, text.split("\n"), strict=True), 1):
        mention = Mention(at + 1, at + 1 + len(payload), payload, "Enterprise", payload, 0.9)
        entities.append(Entity(f"e{number}", "Enterprise", payload, (payload * 2,), (mention,)))
        claims.append(Claim(f"e{number}", "locatedIn", "e0", at, at + len(line), line, payload, date=payload))
        observations.append(Observation(f"e{number}", payload, 1.0, payload, "actual", at, at + len(line), line, payload))
        at += len(line) + 1
    evil = PAYLOADS[0]
    document = Document(evil, evil, evil, text, title=PAYLOADS[1], issuer=PAYLOADS[2], number=PAYLOADS[3], date=evil, region=evil)
    return Analysis(document, tuple(entities), tuple(claims), tuple(observations))
