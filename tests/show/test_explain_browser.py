"""The page of one document as a reader has it: in a browser whose every connection is cut."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from graph.model import Analysis, Claim, Document
from graph.show import render_explanation
from tests.axe import GRAVE, find_faults
from tests.browser import Browser
from tests.show.reading import PAYLOADS, TEXT, make_analysis, make_hostile, make_quantities

QUOTE = "中南大学与青川新材有限公司共建青川膜材料实验室"


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the small document."""
    path = tmp_path_factory.mktemp("show") / "plain.html"
    path.write_text(render_explanation(make_analysis(), make_quantities(), home="e5"), encoding="utf-8")
    return path


@pytest.fixture
def opened(browser: Browser, plain: Path) -> Browser:
    """The browser with a fresh page."""
    browser.open(plain)
    return browser


def texts(browser: Browser, selector: str) -> list[str]:
    """What stands in each element that the selector finds."""
    found: list[str] = browser.run(f"[...document.querySelectorAll({json.dumps(selector)})].map(e => e.textContent)")
    return found


def quoted(browser: Browser) -> str:
    """The part of the text that is lit as evidence."""
    return "".join(texts(browser, "#text .piece.quoted"))


def open_tab(browser: Browser, name: str) -> None:
    browser.click_on(f"#tab-{name}")
    browser.wait_for(f"!document.getElementById('{name}').classList.contains('closed')")


def hold(text: str) -> str:
    """The text as a page shows it, without characters that turn its direction."""
    return re.sub("[\u202a-\u202e\u2066-\u2069]", "\ufffd", text)


def slide(browser: Browser, least: int) -> None:
    """Moves the slider of the confidence as a hand would."""
    browser.run(f"(s => {{ s.value = {least}; s.dispatchEvent(new Event('input')) }})(document.getElementById('least'))")


def use_everything(browser: Browser) -> None:
    open_tab(browser, "claims")
    browser.click_on("#claims .finding .says")
    browser.click_on("#text [data-mark='0']")
    browser.click_on("#text .figure")
    browser.click_on("#language")
    browser.click_on('[data-filter="Enterprise"]')
    slide(browser, 70)
    browser.click_on("#reset")
    browser.press("Escape")
    browser.wait_for_drawing()


def test_page_asks_for_nothing_but_itself_and_complains_of_nothing(opened: Browser, plain: Path) -> None:
    use_everything(opened)
    assert set(opened.requests) <= {plain.as_uri(), "data:,"}
    assert opened.complaints == []


def test_policy_lets_no_request_out(opened: Browser) -> None:
    assert opened.run("fetch('http://example.org/').then(() => false, () => true)")


def test_the_text_is_that_of_the_document(opened: Browser) -> None:
    assert texts(opened, "#text p") == [line for line in TEXT.split("\n") if line]


def test_mentions_are_marked_by_class(opened: Browser) -> None:
    assert texts(opened, "#text .mention.name") == ["青川膜材料实验室", "中南大学", "青川新材有限公司", "青川膜材料实验室", "青川科技奖"]
    colours = opened.run("[...document.querySelectorAll('#text .mention.name')].map(e => getComputedStyle(e).borderBottomColor)")
    assert colours[0] == colours[3] == "rgb(43, 138, 90)" and len(set(colours)) == 4
    label = "getComputedStyle(document.querySelector('#text .mention.name'), '::after').content"
    assert "创新平台" in opened.run(label)


def test_pointing_words_say_what_they_stand_for(opened: Browser) -> None:
    assert texts(opened, "#text .mention.anaphor") == ["该公司", "双方", "我市"]
    told = opened.run("[...document.querySelectorAll('#text .anaphor')].map(e => e.dataset.label)")
    assert told == ["→ 青川新材有限公司", "→ 中南大学、青川新材有限公司", "→ 青川市"]
    style = "getComputedStyle(document.querySelector('#text .mention.anaphor')).borderBottomStyle"
    assert opened.run(style) == "dashed"


def test_numbers_that_became_figures_differ_from_those_that_did_not(opened: Browser) -> None:
    assert texts(opened, "#text .figure") == ["3亿元", "20家"]
    assert texts(opened, "#text .spare") == ["200亩", "3家"]
    assert opened.run("getComputedStyle(document.querySelector('#text .spare')).textDecorationStyle") == "dotted"


def test_a_claim_shows_its_quote_and_its_ends(opened: Browser) -> None:
    open_tab(opened, "claims")
    opened.click_on('#claims [data-claim="1"] .says')
    assert quoted(opened) == QUOTE
    assert set(texts(opened, "#text .head")) == {"青川新材有限公司", "该公司", "双方"}
    assert set(texts(opened, "#text .tail")) == {"青川膜材料实验室"}
    assert opened.run("document.querySelector('#claims [data-claim=\"1\"] .says').getAttribute('aria-pressed')") == "true"


def test_a_second_press_takes_the_light_away(opened: Browser) -> None:
    open_tab(opened, "claims")
    opened.click_on('#claims [data-claim="1"] .says')
    opened.click_on('#claims [data-claim="1"] .says')
    assert quoted(opened) == "" and texts(opened, "#text .head") == []


def test_a_claim_tells_status_confidence_rule_and_quote(opened: Browser) -> None:
    open_tab(opened, "claims")
    row = opened.text('#claims [data-claim="3"]')
    for told in ("青川新材有限公司", "获得", "青川科技奖", "计划", "置信度 65%", "receives.test", "双方拟共同申报青川科技奖"):
        assert told in row


def test_an_observation_tells_all_and_leads_to_its_quote(opened: Browser) -> None:
    open_tab(opened, "observations")
    row = opened.text('#observations [data-observation="0"]')
    for told in ("3亿元", "300,000,000元", "投资", "青川新材有限公司", "实际", "置信度 85%", "noun-first/plain", "该公司投资3亿元"):
        assert told in row
    opened.click_on('#observations [data-observation="0"] .says')
    assert quoted(opened) == "该公司投资3亿元"
    assert texts(opened, "#text .chosen") == ["3亿元"]


def test_a_quote_out_of_sight_is_scrolled_to(browser: Browser, tmp_path: Path) -> None:
    analysis = make_analysis()
    document = Document("d", "d.txt", "txt", TEXT + "\n段落。" * 300 + "末句。")
    last = Claim("e2", "builds", "e1", len(document.text) - 3, len(document.text), "末句。", "r")
    (tmp_path / "long.html").write_text(render_explanation(Analysis(document, analysis.entities, (last,), ())), encoding="utf-8")
    browser.open(tmp_path / "long.html")
    open_tab(browser, "claims")
    browser.click_on("#claims .says")
    seen = "(r => r.top >= 0 && r.bottom <= innerHeight)(document.querySelector('#text .quoted').getBoundingClientRect())"
    browser.wait_for(seen)
    assert browser.run("window.scrollY") == 0


def test_a_mention_opens_the_card_of_its_thing(opened: Browser) -> None:
    opened.click_on("#text .anaphor")
    card = opened.text("#card")
    assert " ".join(opened.text("#card .here").split()) == "此处 该公司 指代 anaphor:last 80%"
    for told in ("青川新材有限公司", "企业", "别名青川新材", "name.test", "90%", "cooperates with", "3亿元"):
        assert told in card
    assert set(texts(opened, "#text .lit")) == {"青川新材有限公司", "该公司", "双方"}


def test_a_word_for_two_opens_both_cards(opened: Browser) -> None:
    opened.run("[...document.querySelectorAll('#text .anaphor')].find(e => e.textContent === '双方').click()")
    assert texts(opened, "#card h2") == ["中南大学", "青川新材有限公司"]


def test_places_in_the_card_lead_into_the_text(opened: Browser) -> None:
    opened.click_on("#things .thing[data-thing='2']")
    assert texts(opened, "#card .jump") == ["1", "2", "3"]
    opened.click_on("#card .places li:nth-child(2) .jump")
    assert quoted(opened) == "该公司"
    assert opened.text("#card .here .words") == "该公司"


def test_cards_lead_on_and_back(opened: Browser) -> None:
    opened.click_on("#text [data-mark='1']")
    opened.click_on("#card [data-claim='0'] .says")
    opened.click_on("#card [data-claim='0'] .chip:last-child")
    assert texts(opened, "#card h2") == ["青川膜材料实验室"]
    opened.click_on("#back")
    assert texts(opened, "#card h2") == ["中南大学"]
    opened.click_on("#close")
    assert opened.run("document.getElementById('card').hidden") and texts(opened, "#text .lit") == []


def test_a_number_leads_to_its_figure(opened: Browser) -> None:
    opened.run("document.querySelectorAll('#text .figure')[1].click()")
    assert quoted(opened) == "我市高新技术企业达到20家"
    assert "≥ 20家" in opened.text("#observations .selected")


def test_a_thing_without_a_place_says_so(opened: Browser) -> None:
    opened.click_on("#things .thing[data-thing='5']")
    assert "文中没有单独出现" in opened.text("#card")


def test_things_are_listed_by_class(opened: Browser) -> None:
    heads = opened.run("[...document.querySelectorAll('#things summary')].map(s => s.innerText.split(/\\s+/)[0])")
    assert heads == ["企业", "高校", "创新平台", "人物", "奖项", "地区"]
    assert len(texts(opened, "#things .thing")) == 6


def test_class_filter_takes_marks_things_and_their_findings(opened: Browser) -> None:
    opened.click_on('[data-filter="Enterprise"]')
    assert "青川新材有限公司" not in texts(opened, "#text .mention")
    assert "双方" in texts(opened, "#text .mention")  # it still means the university
    open_tab(opened, "claims")
    assert opened.run("[...document.querySelectorAll('#claims .finding')].map(e => e.dataset.claim)") == ["0"]
    assert "筛选后 5 个对象 · 1 条关系 · 1 个数据" in opened.text("#status")


def test_relation_filter(opened: Browser) -> None:
    opened.click_on('[data-none="relations"]')
    opened.click_on('[data-filter="receives"]')
    assert opened.run("[...document.querySelectorAll('#claims .finding')].map(e => e.dataset.claim)") == ["3"]
    assert len(texts(opened, "#text .mention")) == 8


@pytest.mark.parametrize(("least", "marks", "claims"), [(0, 8, 4), (70, 7, 3), (85, 4, 2), (100, 0, 0)])
def test_confidence_filter(opened: Browser, least: int, marks: int, claims: int) -> None:
    slide(opened, least)
    assert len(texts(opened, "#text .mention")) == marks
    assert len(texts(opened, "#claims .finding")) == claims


def test_reset_brings_everything_back(opened: Browser) -> None:
    opened.click_on('[data-none="classes"]')
    assert texts(opened, "#text .mention") == []
    slide(opened, 95)
    opened.click_on("#reset")
    assert len(texts(opened, "#text .mention")) == 8
    assert opened.text("#status") == ""


@pytest.mark.parametrize(
    ("key", "gone", "stays"), [("names", ".mention.name", ".mention.anaphor"), ("anaphors", ".mention.anaphor", ".mention.name")]
)
def test_kinds_of_marks_can_be_switched_off(opened: Browser, key: str, gone: str, stays: str) -> None:
    opened.click_on(f'[data-filter="show-{key}"]')
    assert texts(opened, f"#text {gone}") == [] and texts(opened, f"#text {stays}") != []


def test_language_switch_puts_english_first(opened: Browser) -> None:
    tab = "#tab-claims .bilingual"
    assert opened.text(tab).split() == ["关系", "Relations"]
    open_tab(opened, "claims")
    opened.click_on("#language")
    assert opened.text(tab).split() == ["Relations", "关系"]
    assert opened.run("document.documentElement.lang") == "en"
    assert opened.run("document.querySelector('#text .mention.name').dataset.label") == "Platform"
    assert "Planned" in opened.text('#claims [data-claim="3"]') and "receives" in opened.text('#claims [data-claim="3"]')
    assert opened.text("#counts").startswith("6 things · 4 relations · 2 figures · 2 unused numbers")
    assert "Issuer" in opened.text("#about")


def test_the_keyboard_reaches_every_mark(opened: Browser) -> None:
    assert opened.run("document.querySelectorAll('#text [tabindex=\"0\"]').length") == 1
    opened.run("document.querySelector('#text [tabindex=\"0\"]').focus()")
    walked = []
    for _ in range(12):
        walked.append(opened.run("document.activeElement.textContent"))
        opened.press("ArrowRight")
    names = "青川膜材料实验室 中南大学 青川新材有限公司 青川膜材料实验室 该公司 3亿元 双方 青川科技奖 我市 20家"
    assert walked == [*names.split(), "20家", "20家"]  # the last one stays
    opened.press("ArrowLeft")
    opened.press("Enter")
    assert texts(opened, "#card h2") == ["青川市"]
    opened.press("Escape")
    assert opened.run("document.getElementById('card').hidden")


def test_the_keyboard_walks_the_tabs_and_chooses_a_claim(opened: Browser) -> None:
    opened.run("document.getElementById('tab-things').focus()")
    opened.press("ArrowRight")
    assert opened.run("document.activeElement.id") == "tab-claims"
    opened.run("document.querySelector('#claims .says').focus()")
    opened.press("Enter")
    assert quoted(opened) == QUOTE


def test_focus_stays_in_the_panel_when_it_is_drawn_anew(opened: Browser) -> None:
    opened.run("document.querySelector('#things .thing').focus()")
    opened.press("Enter")
    assert opened.run("document.getElementById('panel').contains(document.activeElement)")


def test_payloads_are_shown_and_do_not_run(browser: Browser, tmp_path: Path) -> None:
    analysis = make_hostile()
    (tmp_path / "hostile.html").write_text(render_explanation(analysis), encoding="utf-8")
    browser.open(tmp_path / "hostile.html")
    assert "\n".join(texts(browser, "#text p")) == hold(analysis.document.text)
    for number, payload in enumerate(PAYLOADS):
        browser.run(f"document.querySelector('#text [data-mark=\"{number}\"]').click()")
        assert texts(browser, "#card h2") == [hold(payload)]
        assert texts(browser, "#card code")[0] == hold(payload)
        browser.run(f"document.querySelector('#card [data-claim=\"{number}\"] .says').click()")
        assert quoted(browser) == hold(f"《{payload}》与青川。")
    assert browser.run("document.querySelectorAll('img, iframe, object, embed, #text svg, script').length") == 2  # the page's own scripts
    assert browser.run("[...document.querySelectorAll('*')].every(e => [...e.attributes].every(a => !a.name.startsWith('on')))")
    assert browser.complaints == []


def test_turned_text_turns_nothing_beside_it(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "hostile.html").write_text(render_explanation(make_hostile()), encoding="utf-8")
    browser.open(tmp_path / "hostile.html")
    order = """(e => e.previousSibling.getBoundingClientRect().left < e.getBoundingClientRect().left
        && e.getBoundingClientRect().left < e.nextSibling.getBoundingClientRect().left)"""
    turned = [number for number, payload in enumerate(PAYLOADS) if "\u202e" in payload]
    assert [browser.run(f"{order}(document.querySelector('#text [data-mark=\"{n}\"]'))") for n in turned] == [True]


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768), (390, 844)])
def test_text_and_panel_do_not_overlap_nor_overflow(browser: Browser, plain: Path, width: int, height: int) -> None:
    browser.open(plain, width=width, height=height)
    sides = "(r => [r.left, r.top, r.right, r.bottom])(document.querySelector({}).getBoundingClientRect())"
    stage, panel = (browser.run(sides.format(json.dumps(selector))) for selector in ("#stage", "#panel"))
    assert stage[2] <= panel[0] or stage[3] <= panel[1]
    assert max(stage[2], panel[2]) <= width and panel[3] <= height
    assert browser.run("document.documentElement.scrollWidth") <= width
    assert browser.run("(s => s.scrollWidth <= s.clientWidth)(document.getElementById('stage'))")
    assert browser.run("(s => s.scrollWidth <= s.clientWidth)(document.getElementById('panel'))")


def test_filters_open_on_a_narrow_screen(browser: Browser, plain: Path) -> None:
    browser.open(plain, width=390, height=844)
    browser.click_on("#open-filters")
    browser.click_on('[data-filter="Enterprise"]')
    browser.click_on("#open-filters")
    assert "青川新材有限公司" not in texts(browser, "#text .mention")
    assert browser.run("getComputedStyle(document.getElementById('filters')).display") == "none"


def test_print_shows_the_text_and_all_lists(opened: Browser) -> None:
    opened.call("Emulation.setEmulatedMedia", media="print")
    shown = "getComputedStyle(document.querySelector({})).display !== 'none'"
    try:
        seen = {s: opened.run(shown.format(json.dumps(s))) for s in ("#text", "#things", "#claims", "#observations", "#filters", ".tabs")}
        assert [s for s, is_shown in seen.items() if is_shown] == ["#text", "#things", "#claims", "#observations"]
        assert opened.run("document.body.scrollHeight > innerHeight")
    finally:
        opened.call("Emulation.setEmulatedMedia", media="")


def test_a_document_in_which_nothing_was_found_says_so(browser: Browser, tmp_path: Path) -> None:
    empty = Analysis(Document("空", "空.txt", "txt", "今天天气很好。"), (), (), ())
    (tmp_path / "empty.html").write_text(render_explanation(empty), encoding="utf-8")
    browser.open(tmp_path / "empty.html")
    assert "这篇文档里没有找到" in browser.text("#things")
    assert browser.complaints == []


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_axe_finds_no_fault(browser: Browser, plain: Path, width: int, language: str) -> None:
    browser.open(plain, width=width)
    if language == "en":
        browser.click_on("#language")
    for name in ("things", "claims", "observations"):
        open_tab(browser, name)
        assert find_faults(browser, impacts=(*GRAVE, "moderate")) == []


def test_axe_finds_no_fault_with_a_card_or_a_quote(opened: Browser) -> None:
    opened.click_on("#text .mention")
    assert find_faults(opened) == []
    opened.press("Escape")
    open_tab(opened, "claims")
    opened.click_on("#claims li button")
    opened.wait_for("document.querySelector('#text .quoted') !== null")
    assert find_faults(opened) == []
