"""The charts of the atlas in a browser: every mark leads to its rows and sentences."""

from __future__ import annotations

import json
from pathlib import Path

from tests.atlas.reading import click_inside, column, counted, draw_chart, find, open_page, texts
from tests.atlas.sample import LADDER
from tests.browser import Browser


def test_a_region_of_the_map_leads_to_its_rows(opened: Browser) -> None:
    draw_chart(opened, "map")
    click_inside(opened, '[data-code="370200"]')
    opened.wait_for(f"document.querySelector({json.dumps(find('places', '.chip'))}) !== null")
    assert set(column(opened, "places", 1)) == {"青岛市"}
    assert opened.text(find("places", ".chip")) == "青岛市 ×"
    opened.click_on(find("places", ".chip"))
    assert counted(opened, "places") == "60 / 60"


def test_a_city_opens_into_its_counties_and_back(opened: Browser) -> None:
    draw_chart(opened, "map")
    click_inside(opened, '[data-code="370400"]')
    opened.wait_for("document.querySelector('[data-code=\"370481\"]') !== null")
    assert set(column(opened, "places", 1)) <= {"枣庄市", "滕州市", "薛城区", "市中区"}
    opened.click_on(".trail button")
    opened.wait_for("document.querySelector('[data-code=\"370200\"]') !== null")


def test_the_map_counts_one_class(opened: Browser) -> None:
    draw_chart(opened, "map")
    before = opened.text(".map-list .bar-count")
    opened.click_on('.map-tools [data-class="企业"]')
    assert opened.run("document.querySelector('.map-tools [data-class=\"企业\"]').ariaPressed") == "true"
    assert int(opened.text(".map-list .bar-count")) < int(before)


def test_labels_of_the_map_do_not_overlap(browser: Browser, pages: dict[str, Path]) -> None:
    open_page(browser, pages["abroad"])
    draw_chart(browser, "map")
    boxes: list[list[float]] = browser.run(
        "[...document.querySelectorAll('.map-label')].map(e => e.getBoundingClientRect())"
        ".map(r => [r.left, r.top + r.height * 0.2, r.right, r.bottom - r.height * 0.2])"
    )
    assert len(boxes) > 10
    touching = [(a, b) for i, a in enumerate(boxes) for b in boxes[:i] if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]]
    assert touching == []


def test_a_place_without_code_is_listed_beside_the_map(opened: Browser) -> None:
    draw_chart(opened, "map")
    bar = "[...document.querySelectorAll('.map-list .barline')].find(e => e.innerText.includes('未能落到图上'))"
    opened.run(f"{bar}.click()")
    assert set(column(opened, "places", 1)) == {"某开发区"}


def test_a_tile_of_the_chain_leads_to_its_rows(opened: Browser) -> None:
    draw_chart(opened, "chain")
    click_inside(opened, '[data-chart="chain"] .slice:nth-of-type(2) path')
    opened.wait_for(f"document.querySelector({json.dumps(find('chain', '.chip'))}) !== null")
    assert set(column(opened, "chain", 1)) == {opened.text(find("chain", ".chip")).split(" ›")[0].removesuffix(" ×")}


def test_a_flow_between_pools_leads_to_its_rows(opened: Browser) -> None:
    draw_chart(opened, "pools")
    click_inside(opened, '[data-chart="pools"] .sankey-link')
    opened.wait_for(f"document.querySelector({json.dumps(find('flows', '.chip'))}) !== null")
    one, _, other = opened.text(find("flows", ".chip")).removesuffix(" ×").partition(" → ")
    assert other and all(one in row or other in row for row in texts(opened, find("flows", "tbody tr")))


def test_a_rung_of_the_ladder_leads_to_its_firms(opened: Browser) -> None:
    draw_chart(opened, "pools")
    bars = texts(opened, ".pool:first-child .bar-text")
    assert bars[:3] == list(LADDER[:3])
    opened.run("document.querySelector('.pool:first-child .barline').click()")
    assert set(column(opened, "enterprise_pool", 2)) == {LADDER[0]}


def test_a_field_of_the_matrix_leads_to_its_platforms(opened: Browser) -> None:
    draw_chart(opened, "platforms")
    count = opened.text(".matrix .field")
    opened.click_on(".matrix .field")
    assert counted(opened, "steps").split(" / ")[0] == count


def test_a_sector_of_the_wheel_leads_to_its_rows(opened: Browser) -> None:
    draw_chart(opened, "wheels")
    names = texts(opened, ".wheel-card h3")
    assert len(names) == 3 and opened.run("document.querySelectorAll('.sector').length") == 21
    click_inside(opened, ".wheel-card .sector.lacking .sector-shape")
    opened.wait_for(f"document.querySelector({json.dumps(find('roles', '.chip'))}) !== null")
    assert set(column(opened, "roles", 1)) == {names[0]}
    assert "缺" in column(opened, "roles", 3) and "可补" in column(opened, "roles", 3)


def test_a_target_leads_to_its_row_and_sentences(opened: Browser) -> None:
    draw_chart(opened, "targets")
    click_inside(opened, '[data-chart="targets"] .bars .point path')
    opened.wait_for("!document.querySelector('#panel').hidden")
    assert counted(opened, "targets").startswith("1 / ")
    assert "力争达到" in opened.text("#panel")


def test_an_event_leads_to_its_row_and_sentence(opened: Browser) -> None:
    draw_chart(opened, "timeline")
    click_inside(opened, '[data-chart="timeline"] .points path')
    opened.wait_for("!document.querySelector('#panel').hidden")
    assert counted(opened, "events").startswith("1 / ")
