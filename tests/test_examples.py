"""The sample documents: enough of them, of every readable kind, readable, and in words of their own."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import sys
import unicodedata
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from graph.model import Document
from graph.read import find_files, read_document

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
SHARED = Path(os.environ.get("CHUANGPU_SHARED", ROOT.parent / "shared"))
FILES = sorted(EXAMPLES.iterdir())
MAGIC = {"docx": b"PK\x03\x04", "pdf": b"%PDF-", "html": b"<!DOCTYPE html>"}
ENCODINGS = [  # file, codec that must decode it, first bytes
    ("枣庄共同体成员名单.txt", "gb18030", "枣庄".encode("gb18030")),
    ("淄博平台奖补标准.txt", "utf-16", b"\xff\xfe"),
    ("魏桥国科研究院新闻稿.txt", "utf-8-sig", b"\xef\xbb\xbf"),
    ("滨州科创体系建设动态.html", "gbk", b"<!DOCTYPE html>"),
]
LONGEST_SHARED = 8  # characters of a clause that may stand in a corpus document too, names and numbers apart


@cache
def read_examples() -> tuple[Document, ...]:
    return tuple(read_document(source) for source in find_files([EXAMPLES]))


@cache
def load_maker() -> ModuleType:
    """``tools/make_examples.py`` as a module; tools are no package."""
    spec = importlib.util.spec_from_file_location("make_examples", ROOT / "tools" / "make_examples.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_there_are_at_least_ten() -> None:
    assert len(FILES) >= 10


def test_every_readable_kind_is_there() -> None:
    assert {path.suffix for path in FILES} == {".txt", ".html", ".docx", ".pdf"}


@pytest.mark.parametrize("path", [p for p in FILES if p.suffix != ".txt"], ids=lambda p: p.name)
def test_content_is_of_the_kind_that_the_suffix_says(path: Path) -> None:
    assert path.read_bytes().startswith(MAGIC[path.suffix[1:]])


@pytest.mark.parametrize(("name", "codec", "start"), ENCODINGS)
def test_encodings(name: str, codec: str, start: bytes) -> None:
    data = (EXAMPLES / name).read_bytes()
    assert data.startswith(start)
    assert "市" in data.decode(codec)
    with pytest.raises(UnicodeDecodeError):
        data.decode("ascii")


def test_utf8_cannot_read_the_national_encodings() -> None:
    for name, codec, _ in ENCODINGS:
        if codec.startswith("gb"):
            with pytest.raises(UnicodeDecodeError):
                (EXAMPLES / name).read_bytes().decode("utf-8")


def test_all_are_read_under_their_stems() -> None:
    assert {d.id for d in read_examples()} == {p.stem for p in FILES}


@pytest.mark.parametrize("index", range(len(FILES)), ids=lambda i: FILES[i].name)
def test_each_has_a_title_and_enough_text(index: int) -> None:
    document = next(d for d in read_examples() if d.id == FILES[index].stem)
    assert document.title
    assert len(document.text) >= 300


def test_furniture_of_html_pages_is_left_behind() -> None:
    texts = "".join(d.text for d in read_examples() if d.format == "html")
    assert "共同体" in texts
    assert not [w for w in ("点击排行", "站内搜索", "网站地图", "相关阅读") if w in texts]


def test_tables_of_docx_are_read() -> None:
    text = next(d.text for d in read_examples() if d.id == "中建材科创院简介")
    assert "5600平方米" in text


def test_running_heads_of_pdf_do_not_cut_sentences() -> None:
    heads = ("创谱示例文库·枣庄卷", "创谱示例文库·滨州卷", "创谱示例文库·综述卷")
    assert [(d.id, head) for d in read_examples() for head in heads if head in d.text] == []


def test_page_numbers_of_pdf_are_left_behind() -> None:
    text = next(d.text for d in read_examples() if d.id == "高校院所合作足迹")
    assert "智能制造创新创业共同体(简称“枣庄共同体”)" in fold(text)
    assert "第1页" not in fold(text)


@pytest.mark.parametrize("kind", ["txt", "html", "docx"])
def test_examples_are_what_the_sources_give(kind: str) -> None:
    """A source edited without running ``tools/make_examples.py`` shows here; making pdf needs a font, so that is compared as text below."""
    maker = load_maker()
    sources = [maker.parse_source(p) for p in sorted(maker.SOURCES.glob("*.txt"))]
    of_kind = [s for s in sources if s.head["format"] == kind]
    assert of_kind
    for source in of_kind:
        made = getattr(maker, f"write_{kind}")(source)
        committed = (EXAMPLES / f"{source.stem}.{kind}").read_bytes()
        if kind == "docx":  # the zip's compression differs between builds of zlib
            made, committed = read_docx_text(made), read_docx_text(committed)
        assert made == committed, source.stem


def test_pdf_examples_say_what_the_sources_say() -> None:
    maker = load_maker()
    sources = [s for s in map(maker.parse_source, sorted(maker.SOURCES.glob("*.txt"))) if s.head["format"] == "pdf"]
    assert sources
    for source in sources:
        text = fold(next(d.text for d in read_examples() if d.id == source.stem)).replace(fold(source.head["header"]), "")
        assert [b.text for b in source.blocks if fold(b.text) not in text] == []


def read_docx_text(data: bytes) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml")


def test_every_source_has_its_example() -> None:
    assert {p.stem for p in load_maker().SOURCES.glob("*.txt")} == {p.stem for p in FILES}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("format: txt\n# 标题\n", "no line '---'"),
        ("format: txt\n---\n# 标题\n", "lacks source"),
        ("format: txt\nsource: 某处\n---\n正文\n", "'# '"),
    ],
)
def test_a_faulty_source_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "坏稿.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(load_maker().SourceError, match=message) as caught:
        load_maker().parse_source(path)
    assert "坏稿.txt" in str(caught.value)


def fold(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def cut_at_names(text: str, names: re.Pattern[str]) -> list[str]:
    return [part for part in names.split(fold(text)) if part]


@cache
def load_corpus() -> tuple[str, re.Pattern[str]]:
    """The corpus without its names and numbers, and the pattern that takes them out of a text."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip(f"the corpus is not at {SHARED} (set CHUANGPU_SHARED)")
    entities = [e for path in (SHARED / "eval" / "gold").glob("*/*.json") for e in json.loads(path.read_text("utf-8"))["entities"]]
    names = {fold(name) for e in entities for name in [e["name"], *e.get("aliases", [])]}
    longest_first = sorted((n for n in names if len(n) > 1), key=lambda n: (-len(n), n))
    pattern = re.compile("|".join(map(re.escape, longest_first)) + r"|[\d.,]+")
    texts = [path.read_text("utf-8") for path in sorted((SHARED / "corpus").glob("*/*.txt"))]
    return "\n".join(part for text in texts for part in cut_at_names(text, pattern)), pattern


@pytest.mark.parametrize("index", range(len(FILES)), ids=lambda i: FILES[i].name)
def test_sentences_are_our_own(index: int) -> None:
    corpus, names = load_corpus()
    text = next(d.text for d in read_examples() if d.id == FILES[index].stem)
    size = LONGEST_SHARED + 1
    shared = {p[i : i + size] for p in cut_at_names(text, names) for i in range(len(p) - size + 1) if p[i : i + size] in corpus}
    assert not shared
