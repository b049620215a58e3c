"""Whole sites: links that lead somewhere, the same bytes, nothing that runs, stores without texts."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from rdflib import Dataset

from graph.assemble.texts import TextsError, texts_path
from graph.model import Analysis, Document, Entity, Mention
from graph.site import SiteFolderError, write_site
from graph.site.wording import hold
from graph.store import open_store
from graph.store.oxigraph import open_disk_store
from graph.store.rdflib_store import RdflibStore
from tests.show.reading import PAYLOADS, TEXT, make_analysis
from tests.site.builds import make_build, make_busy
from tests.site.conftest import write


class Page(HTMLParser):
    """What a page consists of."""

    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.ids: list[str] = []
        self.text = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id" and value]

    def handle_data(self, data: str) -> None:
        self.text += data


def pages(site: Path) -> dict[Path, Page]:
    return {path: Page(path) for path in sorted(site.rglob("*.html"))}


def read_files(site: Path) -> dict[Path, bytes]:
    return {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", ["site", "hostile", "textless"])
def test_every_link_leads_to_a_place_that_is_there(name: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(name)
    made = pages(site)
    for path, page in made.items():
        for tag, attributes in page.tags:
            target = attributes.get("href") if tag in ("a", "link") else attributes.get("src")
            if target is None:
                continue
            file, _, place = unquote(target).partition("#")
            goal = (path.parent / file).resolve() if file else path.resolve()
            assert goal.is_relative_to(site.resolve()) and goal.is_file(), f"{path.name}: {target}"
            assert not place or place in made[goal].ids, f"{path.name}: {target}"


@pytest.mark.parametrize("name", ["site", "hostile", "textless"])
def test_no_address_stands_twice_on_a_page(name: str, request: pytest.FixtureRequest) -> None:
    for path, page in pages(request.getfixturevalue(name)).items():
        assert len(page.ids) == len(set(page.ids)), path.name


def test_nothing_of_a_name_becomes_a_part_of_the_page(hostile: Path) -> None:
    for path, page in pages(hostile).items():
        scripts = [attributes.get("src") for tag, attributes in page.tags if tag == "script"]
        assert [str(src).rsplit("/", 1)[-1] for src in scripts] == ["site.js"]
        assert {tag for tag, _ in page.tags}.isdisjoint({"img", "iframe", "object", "embed", "style", "base", "form"})
        for _, attributes in page.tags:
            assert not [name for name in attributes if name.startswith("on") or name == "style"], path.name
            assert not str(attributes.get("href", "")).lower().startswith("javascript:")


def test_names_and_quotes_are_told_as_they_are(hostile: Path) -> None:
    told = "\n".join(page.text for page in pages(hostile).values())
    for payload in PAYLOADS:
        assert hold(payload) in told
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", told)


def test_names_and_quotes_stand_by_themselves(site: Path) -> None:
    html = (site / "things/University/中南大学.html").read_text(encoding="utf-8")
    assert "<h1><bdi>中南大学</bdi></h1>" in html
    assert '<blockquote><p><bdi dir="ltr">' in html


def test_the_same_store_gives_the_same_bytes(build: Path, site: Path, tmp_path: Path) -> None:
    again = write(build, tmp_path / "again")
    assert read_files(again) == read_files(site)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_another_store_with_the_same_graph_gives_the_same_bytes(build: Path, site: Path, tmp_path: Path) -> None:
    other = RdflibStore(Dataset())
    disk = open_disk_store(build)
    for name in (None, *disk.graph_names()):
        other.put_graph(name, disk.read_graph(name))
    write_site(other, tmp_path, texts=texts_path(build))
    assert read_files(tmp_path) == read_files(site)


def test_pages_of_things_that_are_gone_are_removed(tmp_path: Path) -> None:
    write(make_build(tmp_path / "two", [make_analysis(), make_busy(3)]), tmp_path / "site")
    assert (tmp_path / "site/documents/名录.html").exists()
    report = write_site(open_disk_store(make_build(tmp_path / "one", [make_analysis()])), tmp_path / "site")
    assert report.removed == 4 and not (tmp_path / "site/documents/名录.html").exists()


def test_unchanged_pages_are_left_alone(build: Path, tmp_path: Path) -> None:
    write(build, tmp_path)
    times = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.html")}
    write(build, tmp_path)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.html")} == times


def test_the_text_of_a_document_stands_on_its_page(site: Path) -> None:
    html = (site / "documents/简报.html").read_text(encoding="utf-8")
    body = html[html.index('<div class="body">') : html.index('<div class="found">')]
    assert re.sub(r"<[^>]+>|\s", "", body) == re.sub(r"\s", "", TEXT)
    quote = "中南大学与青川新材有限公司共建青川膜材料实验室"
    start = TEXT.index(quote)
    assert f'id="s{start}-{start + len(quote)}"' in body and f'data-at="{start}"' in body
    assert 'class="q figure"' in body and ">3亿元</span>" in body
    assert 'title="青川新材有限公司、中南大学"' in body


def test_a_document_without_its_text_shows_its_passages(textless: Path) -> None:
    page = Page(textless / "documents/简报.html")
    assert "图谱库旁没有这篇文档的全文" in page.text
    quotes = re.findall(
        r"<li id=\"s(\d+)-(\d+)\"><blockquote><p><bdi dir=\"ltr\">(.*?)</bdi>",
        (textless / "documents/简报.html").read_text(encoding="utf-8"),
    )
    assert [(int(s), int(e)) for s, e, _ in quotes] == sorted((int(s), int(e)) for s, e, _ in quotes)
    assert all(TEXT[int(s) : int(e)] == quote for s, e, quote in quotes) and len(quotes) == 4


def test_a_thing_without_facts_has_the_sentence_that_names_it(tmp_path: Path) -> None:
    text = "青川市工作简报\n会议由李远明主持。与会者二十人。"
    named = Entity(
        "e1", "Person", "李远明", (), (Mention(text.index("李远明"), text.index("李远明") + 3, "李远明", "Person", "name.test"),)
    )
    write(make_build(tmp_path / "build", [Analysis(Document("会议", "会议.txt", "txt", text), (named,), (), ())]), tmp_path / "site")
    html = (tmp_path / "site/things/Person/李远明.html").read_text(encoding="utf-8")
    assert '<bdi dir="ltr">会议由<mark>李远明</mark>主持。</bdi>' in html
    assert f'../../documents/会议.html#m{text.index("李远明")}"' in html


def test_a_text_of_another_state_of_the_document_is_not_used(tmp_path: Path) -> None:
    place = make_build(tmp_path / "build", [make_analysis()])
    texts = texts_path(place)
    for old, new in (
        ('"digest":"0000', '"digest":"1111'),
        ("青川新材有限公司共建", "青川新材有限公司不建"),
        ('"marks":[[0', '"marks":[[9999'),
    ):
        changed = tmp_path / "changed.jsonl"
        changed.write_text(texts.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        assert changed.read_bytes() != texts.read_bytes()
        assert write_site(open_disk_store(place), tmp_path / "site", texts=changed).texts == 0
    assert write_site(open_disk_store(place), tmp_path / "site", texts=texts).texts == 1


def test_texts_that_are_none_are_told(build: Path, tmp_path: Path) -> None:
    (tmp_path / "texts").write_text("no text\n", encoding="utf-8")
    with pytest.raises(TextsError, match="line 1"):
        write_site(open_disk_store(build), tmp_path / "site", texts=tmp_path / "texts")


def test_an_empty_store_has_a_site_too(tmp_path: Path) -> None:
    report = write_site(open_store("memory:"), tmp_path / "site")
    assert (report.things, report.documents) == (0, 0)
    assert "图谱中还没有对象" in Page(tmp_path / "site/index.html").text
    assert "图谱中还没有文档" in Page(tmp_path / "site/lists/documents.html").text


def test_a_file_of_others_is_not_overwritten(build: Path, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mine", encoding="utf-8")
    with pytest.raises(SiteFolderError):
        write(build, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]


def test_progress_is_told(build: Path, tmp_path: Path) -> None:
    told: list[str] = []
    write_site(open_disk_store(build), tmp_path / "site", told=told.append)
    assert told == ["读取图谱 / reading the graph", "文档 / documents: 2 / 2", "对象 / things: 66 / 66"]
