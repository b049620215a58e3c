"""A report as one offline page: what breaks which rule, and the sentence that it comes from. Chinese first, English beside.

Enters: the report and its violations in words. Leaves: HTML, written as a stream. The page has no script, fetches nothing and is
held to that by its Content-Security-Policy; everything that comes from documents is escaped.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from itertools import groupby
from pathlib import Path

from graph.check.culprits import Culprit, Source
from graph.check.validate import ValidationReport

STYLE = Path(__file__).with_name("page.css")
_HEAD = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>校验报告 · 创谱 Chuangpu</title>
<style>{style}</style>
</head>
<body>
<header>
<h1>校验报告 <small lang="en">Validation report</small></h1>
<p class="outcome {mood}"><b>{zh}</b> <span lang="en">{en}</span></p>
</header>
<main>
"""


def render_page(report: ValidationReport, culprits: Iterable[Culprit]) -> Iterator[str]:
    """The page, a section for each rule, the rules with most violations first."""
    style = STYLE.read_text(encoding="utf-8").strip()
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    groups = _group(culprits)
    zh, en = _tell(report, sum(map(len, groups)), len(groups))
    yield _HEAD.format(policy=policy, style=style, mood="good" if report.conforms else "bad", zh=zh, en=en)
    for number, group in enumerate(groups, 1):
        yield from _section(number, group)
    yield "</main>\n</body>\n</html>\n"


def _group(culprits: Iterable[Culprit]) -> list[list[Culprit]]:
    def rule(culprit: Culprit) -> tuple[str, str]:
        return culprit.rule

    groups = [list(group) for _, group in groupby(sorted(culprits, key=rule), key=rule)]
    return sorted(groups, key=lambda group: (-len(group), group[0].rule))


def _tell(report: ValidationReport, listed: int, rules: int) -> tuple[str, str]:
    if report.conforms:
        return "图谱符合本体，没有违例。", "The graph conforms to the ontology; there are no violations."
    if listed < report.total:
        return f"{report.total} 条违例，以下列出 {listed} 条。", f"{report.total} violations, {listed} of them below."
    return f"{report.total} 条违例，涉及 {rules} 条规则。", f"{report.total} violations of {rules} rules."


def _section(number: int, group: list[Culprit]) -> Iterator[str]:
    zh, en = group[0].rule
    constraint = group[0].violation.shape
    yield f'<section id="rule-{number}">\n<h2><span class="count">{len(group)}</span> {escape(zh)}</h2>\n'
    yield f'<p class="rule"><span lang="en">{escape(en)}</span> <code>{escape(constraint)}</code></p>\n<ol>\n'
    for culprit in group:
        yield from _item(culprit)
    yield "</ol>\n</section>\n"


def _item(culprit: Culprit) -> Iterator[str]:
    violation, (zh, en) = culprit.violation, culprit.kind
    kind = f' <span class="kind">{escape(zh)} <small lang="en">{escape(en)}</small></span>' if zh else ""
    yield f"<li>\n<h3>{escape(culprit.name)}{kind}</h3>\n"
    if culprit.value:
        yield f'<p class="value"><b>发现 <small lang="en">found</small></b> {escape(_shorten(culprit.value))}</p>\n'
    for source in culprit.sources:
        yield _quote(source)
    if not culprit.sources:
        yield '<p class="none">没有文档提到它 <small lang="en">no document speaks of it</small></p>\n'
    if culprit.told > len(culprit.sources):
        more = culprit.told - len(culprit.sources)
        yield f'<p class="none">另有 {more} 处 <small lang="en">and {more} more</small></p>\n'
    yield f'<p class="iri"><code>{escape(violation.focus)}</code></p>\n</li>\n'


def _quote(source: Source) -> str:
    title = f"<figcaption>《{escape(source.title)}》 <code>{escape(source.document.rpartition('/')[2])}</code></figcaption>"
    quote = f"<blockquote>{escape(source.quote)}</blockquote>" if source.quote else ""
    return f"<figure>{quote}{title}</figure>\n"


def _shorten(value: str, limit: int = 200) -> str:
    return value if len(value) <= limit else value[:limit] + "…"
