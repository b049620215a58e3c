"""The page of a large network as a reader has it: in a browser whose every connection is cut."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.network_shape import make_network_values
from graph.show import write_large_network
from tests.axe import find_faults
from tests.browser import Browser
from tests.show.large_page import choose, complaints_of, count, enter, search, visible_names
from tests.show.sample import EVIL


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two thousand made things."""
    path = tmp_path_factory.mktemp("large") / "crowd.html"
    write_large_network(path, *make_network_values(2000, 6000), title="两千个对象")
    return path


@pytest.fixture
def opened(browser: Browser, small: Path) -> Browser:
    return enter(browser, small)


@pytest.fixture
def crowded(browser: Browser, crowd: Path) -> Browser:
    return enter(browser, crowd)


def number_of(browser: Browser, name: str) -> int:
    return int(browser.run(f"chuangpu.net.names.indexOf({json.dumps(name)})"))


def click_node(browser: Browser, name: str) -> None:
    """A press on the stage where the thing is drawn."""
    script = f"""(() => {{
        const {{net, camera}} = chuangpu, n = {number_of(browser, name)}, box = document.getElementById('canvas').getBoundingClientRect();
        const [x, y] = [(net.px[n] - camera.x) * camera.scale, (net.py[n] - camera.y) * camera.scale];
        return [x + camera.width / 2 + box.x, y + camera.height / 2 + box.y];
    }})()"""
    browser.click(*browser.run(script))
    browser.wait_for(f"document.querySelector('#panel h2')?.textContent === {json.dumps(name)}")


def use_everything(browser: Browser) -> None:
    """All that could ask for something."""
    search(browser, "中南大学")
    browser.wait_for("document.querySelector('#panel .fact') !== null")
    browser.click_on('[data-around="2"]')
    browser.click_on("#language")
    for selector, value in (("#choose-colour", "cluster"), ("#choose-size", "rank"), ("#choose-confidence", "50")):
        choose(browser, selector, value)
    browser.click_on("#zoom-in")
    browser.click_on("#link")
    browser.click_on("#reset")
    browser.wait_for_drawing()


def test_page_asks_for_nothing_and_complains_of_nothing(opened: Browser, small: Path) -> None:
    use_everything(opened)
    assert {url.split("#")[0] for url in opened.requests} <= {small.as_uri(), "data:,"}
    assert complaints_of(opened) == []


@pytest.mark.parametrize("text", ["中南大学", "CSU", "中 南 大"])
def test_search_finds_by_name_and_alias(opened: Browser, text: str) -> None:
    search(opened, text)
    assert opened.text("#panel h2") == "中南大学"


def test_click_shows_facts_with_quote_document_and_status(opened: Browser) -> None:
    click_node(opened, "青川新材有限公司")
    opened.wait_for("document.querySelectorAll('#panel .fact').length > 4")
    panel = opened.text("#panel")
    for told in ("青川新材参与建设该实验室。", "青川市共建平台工作简报", "已完成", "计划", "金额 3,000万元", "37亿元", "累计投资"):
        assert told in panel


def test_click_on_a_line_shows_its_sentence(opened: Browser) -> None:
    opened.run("document.querySelector('#reset').click()")
    script = """(() => {
        const {net, camera} = chuangpu, e = [...net.head.keys()].find(e => net.names[net.head[e]] === '李远明');
        const box = document.getElementById('canvas').getBoundingClientRect();
        const at = (p, c, w) => ((p[net.head[e]] + p[net.tail[e]]) / 2 - c) * camera.scale + w / 2;
        return [at(net.px, camera.x, camera.width) + box.x, at(net.py, camera.y, camera.height) + box.y];
    })()"""
    opened.wait_for_drawing()
    opened.click(*opened.run(script))
    opened.wait_for("document.querySelector('#panel .fact') !== null")
    assert "实验室由李远明任主任。" in opened.text("#panel")


def test_class_filter_hides_things_and_their_lines(opened: Browser) -> None:
    opened.click_on('[data-filter="Enterprise"]')
    assert "青川新材有限公司" not in visible_names(opened)
    assert "显示 7 个对象" in opened.text("#status")


def test_relation_filter_hides_things_left_without_relation(opened: Browser) -> None:
    opened.click_on('[data-none="relations"]')
    opened.click_on('[data-filter="heads"]')
    assert visible_names(opened) == {"李远明", "青川膜材料实验室"}


def test_confidence_and_years_narrow(opened: Browser) -> None:
    choose(opened, "#choose-confidence", "90")
    assert count(opened)[1] == 6  # two relations are only stated with 0.83


def test_region_narrows_to_what_lies_in_it(crowded: Browser) -> None:
    everything = count(crowded)[0]
    choose(crowded, "#choose-region", "0")
    names = visible_names(crowded)
    assert 50 < len(names) < everything / 5
    region = crowded.run("document.querySelector('#choose-region').selectedOptions[0].textContent.split(' ')[0]")
    assert region in names


def test_years_narrow_to_relations_of_those_years(crowded: Browser) -> None:
    choose(crowded, "#choose-year-0", "2020")
    choose(crowded, "#choose-year-1", "2020")
    kept = "[...chuangpu.visible.edges.keys()].filter(e => chuangpu.visible.edges[e])"
    shown = crowded.run(f"{kept}.map(e => [chuangpu.net.firstYear[e], chuangpu.net.lastYear[e]])")
    assert shown
    assert all(first <= 2020 <= last for first, last in shown)


def test_legend_shows_one_cluster_alone(crowded: Browser) -> None:
    choose(crowded, "#choose-colour", "cluster")
    size = int(crowded.text(".legend li:nth-child(2) .count").replace(",", ""))
    crowded.click_on('[data-legend="1"]')
    assert count(crowded)[0] == size


def test_around_shows_what_is_near_and_no_more(opened: Browser) -> None:
    search(opened, "李远明")
    opened.click_on('[data-around="2"]')
    assert visible_names(opened) == {"李远明", "青川膜材料实验室", "中南大学", "青川新材有限公司"}
    opened.click_on('[data-around="0"]')
    assert count(opened)[0] == 8


def test_shortest_path_is_drawn_and_told(opened: Browser) -> None:
    search(opened, "李远明")
    search(opened, "青川市新型研发机构管理办法", "#route-to")
    opened.wait_for("document.querySelectorAll('.route .fact').length === 5")
    names = opened.run("[...document.querySelectorAll('.route .thing .name')].map(n => n.textContent)")
    assert names == ["李远明", "青川膜材料实验室", "青川新材有限公司", "青川市", "青川市新型研发机构管理办法"]
    assert opened.run("chuangpu.visible.litEdges.length") == 4


def test_path_that_is_not_there_is_said(opened: Browser) -> None:
    search(opened, "李远明")
    search(opened, "青川科技奖", "#route-to")
    assert "没有路径" in opened.text("#panel")


def test_language_switch_puts_english_first(opened: Browser) -> None:
    opened.click_on("#language")
    assert opened.run("document.documentElement.lang") == "en"
    assert opened.text("#reset") == "Reset"
    assert "Enterprise" in opened.text("#filters").split("企业")[0]


def keep_files(browser: Browser) -> None:
    """From now on what the page offers as a file is kept as text or bytes."""
    browser.run("""(() => { window.files = []; HTMLAnchorElement.prototype.click = function () {
        files.push(fetchBlob(this.href).then(b => ({name: this.download, ...b}))) };
        const blobs = new Map(), make = URL.createObjectURL.bind(URL);
        URL.createObjectURL = (b) => { const u = make(b); blobs.set(u, b); return u; };
        window.fetchBlob = async (u) => ({type: blobs.get(u).type, size: blobs.get(u).size, text: await blobs.get(u).text()}); })()""")


def saved(browser: Browser, button: str) -> dict[str, Any]:
    keep_files(browser)
    browser.click_on(button)
    browser.wait_for("files.length === 1")
    found: dict[str, Any] = browser.run("files[0]")
    return found


def test_picture_is_saved(opened: Browser) -> None:
    file = saved(opened, "#save-picture")
    assert file["type"] == "image/png"
    assert file["size"] > 5000
    assert file["name"].endswith(".png")


def test_picture_holds_what_is_drawn(opened: Browser) -> None:
    """Both canvases are copied: the colour of a class, which only the lower one has, is in the picture."""
    script = """(async () => {
        const {net, camera, stage} = chuangpu, n = net.names.indexOf('青川新材有限公司');
        const make = URL.createObjectURL; let kept; URL.createObjectURL = (b) => { kept = b; return make.call(URL, b); };
        HTMLAnchorElement.prototype.click = () => {};
        document.getElementById('save-picture').click();
        while (!kept) await new Promise(d => setTimeout(d, 20));
        const bitmap = await createImageBitmap(kept), c = document.createElement('canvas');
        c.width = bitmap.width; c.height = bitmap.height;
        const pen = c.getContext('2d'); pen.drawImage(bitmap, 0, 0);
        const x = (net.px[n] - camera.x) * camera.scale + camera.width / 2, y = (net.py[n] - camera.y) * camera.scale + camera.height / 2;
        return [...pen.getImageData(x, y, 1, 1).data].slice(0, 3);
    })()"""
    assert opened.run(script) == [0x2F, 0x6D, 0xB5]


def test_drawing_is_well_formed_and_bears_names(opened: Browser) -> None:
    from lxml import etree

    file = saved(opened, "#save-drawing")
    root = etree.fromstring(file["text"].encode())
    texts = ["".join(e.itertext()) for e in root.iter("{*}title")]
    assert {"中南大学", EVIL} <= set(texts)
    assert len(list(root.iter("{*}line"))) == 8


def test_names_do_not_overlap(crowded: Browser) -> None:
    crowded.wait_for_drawing()
    boxes = crowded.run("""(() => { const seen = [], draw = CanvasRenderingContext2D.prototype.fillText;
        CanvasRenderingContext2D.prototype.fillText = function (t, x, y) { const w = this.measureText(t).width, s = parseFloat(this.font);
          seen.push([x - w / 2, y - s / 2, x + w / 2, y + s / 2]); return draw.call(this, t, x, y); };
        document.getElementById('zoom-in').click();
        return new Promise(done => setTimeout(() => done(seen), 120)); })()""")
    assert len(boxes) > 20
    overlaps = [(a, b) for i, a in enumerate(boxes) for b in boxes[:i] if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]]
    assert overlaps == []


def test_page_draws_without_webgl(browser: Browser, small: Path) -> None:
    script = """const get = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (kind, o) { return kind === 'webgl2' ? null : get.call(this, kind, o); };"""
    added = browser.call("Page.addScriptToEvaluateOnNewDocument", source=script)["identifier"]
    try:
        enter(browser, small)
        click_node(browser, "中南大学")
        pixels = "(c => c.getContext('2d').getImageData(0, 0, c.width, c.height).data)(document.getElementById('under'))"
        drawn = f"{pixels}.some((v, i) => i % 4 === 3 && v > 200)"
        assert browser.run(drawn)
    finally:
        browser.call("Page.removeScriptToEvaluateOnNewDocument", identifier=added)


def test_nothing_lies_outside_a_narrow_screen(browser: Browser, crowd: Path) -> None:
    enter(browser, crowd, width=390, height=844)
    assert browser.run("document.documentElement.scrollWidth") == 390
    browser.click_on("#open-filters")
    assert browser.run("document.querySelector('#choose-region').getBoundingClientRect().right") <= 390


def test_what_is_shown_is_listed_in_words_too(crowded: Browser) -> None:
    """Whoever cannot see the stage, or cannot point at it, has the same in the panel, by keyboard."""
    choose(crowded, "#choose-region", "0")
    shown = count(crowded)[0]
    assert crowded.text("#panel h3 .count") == str(shown)
    while crowded.run("document.querySelector('#shown .more') !== null"):
        crowded.click_on("#shown .more button")
    assert set(crowded.run("[...document.querySelectorAll('#shown .name')].map(n => n.textContent)")) == visible_names(crowded)
    crowded.run("document.querySelector('#shown .thing').focus()")
    crowded.press("Enter")
    crowded.wait_for("document.querySelector('#panel .fact') !== null")


def test_name_on_the_stage_can_be_clicked(opened: Browser) -> None:
    place = """(async () => { const seen = [], draw = CanvasRenderingContext2D.prototype.fillText;
        CanvasRenderingContext2D.prototype.fillText = function (t, x, y) { seen.push([t, x, y]); return draw.call(this, t, x, y); };
        document.getElementById('zoom-in').click();
        await new Promise(done => setTimeout(done, 300));
        const box = document.getElementById('canvas').getBoundingClientRect();
        const [, x, y] = seen.findLast(([text]) => text === '青川科技奖');
        return [x + box.x + 20, y + box.y]; })()"""
    opened.click(*opened.run(place))
    opened.wait_for("document.querySelector('#panel h2')?.textContent === '青川科技奖'")


def test_keys_move_and_zoom_the_stage(opened: Browser) -> None:
    opened.run("document.getElementById('canvas').focus()")
    x = opened.run("chuangpu.camera.x")
    opened.press("ArrowRight")
    assert opened.run("chuangpu.camera.x") > x


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_keeps_people_from_reading_the_page(browser: Browser, small: Path, width: int, language: str) -> None:
    enter(browser, small, width=width, height=844)
    if language == "en":
        browser.click_on("#language")
    assert find_faults(browser) == []
    search(browser, "李远明")
    browser.wait_for("document.querySelector('#panel .fact') !== null")
    browser.click_on("#query")
    browser.wait_for("!document.getElementById('suggestions').hidden")
    assert find_faults(browser) == []
    search(browser, "青川市新型研发机构管理办法", "#route-to")
    browser.wait_for("document.querySelectorAll('.route .fact').length === 5")
    browser.run("document.querySelector('#choose-colour').value = 'role'")
    choose(browser, "#choose-colour", "role")
    if width < 600:
        browser.click_on("#open-filters")
    assert find_faults(browser) == []


def test_empty_graph_says_so(browser: Browser, tmp_path: Path) -> None:
    write_large_network(tmp_path / "page.html", [], [], title="空")
    enter(browser, tmp_path / "page.html")
    assert "图中还没有对象" in browser.text("#empty")
    assert complaints_of(browser) == []
