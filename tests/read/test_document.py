"""Files to documents, whatever their kind; bad ones to one clear error."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.model import Document
from graph.read import ReadError, SourceFile, find_files, read_document, read_raw

from .samples import BODY, make_docx, make_pdf, page

Read = Callable[..., Document]
SHARED = Path(os.environ.get("CHUANGPU_SHARED", Path(__file__).resolve().parents[3] / "shared"))
TEXT = (
    "海城市关于促进科技成果转化的意见\r\n\r\n来源：海城日报　2023-05-06　浏览次数：12\r\n\r\n\r\n"
    + "\r\n".join("\u3000\u3000" + b for b in BODY)
    + "\r\n"
)
SAMPLES: dict[str, bytes] = {
    "a.txt": TEXT.encode(),
    "b.txt": TEXT.encode("gb18030"),
    "c.txt": TEXT.encode("utf-16"),
    "a.html": page().encode(),
    "b.html": page(charset="gbk").encode("gbk"),
    "a.docx": make_docx(*BODY, table=[["序号", "平台"], ["1", "焊接基地"]]),
    "a.pdf": make_pdf([(72, 700 - 20 * n, 12, text[:35]) for n, text in enumerate(BODY)]),
}


def test_document_of_a_text(file: Callable[..., SourceFile]) -> None:
    source = file(TEXT)
    document = read_document(source)
    assert document == Document(
        id="sample",
        source="sample.txt",
        format="txt",
        text="海城市关于促进科技成果转化的意见\n\n来源：海城日报 2023-05-06\n\n" + "\n".join(BODY),
        title="海城市关于促进科技成果转化的意见",
        issuer="海城日报",
        date="2023-05-06",
        region="海城市",
        offsets=document.offsets,
        digest=hashlib.sha256(TEXT.encode()).hexdigest(),
    )


@pytest.mark.parametrize("name", SAMPLES)
def test_reading_twice_gives_the_same(file: Callable[..., SourceFile], name: str) -> None:
    source = file(SAMPLES[name], name)
    assert read_document(source) == read_document(source)


@pytest.mark.parametrize("name", SAMPLES)
def test_offsets_of_every_kind(file: Callable[..., SourceFile], name: str) -> None:
    source = file(SAMPLES[name], name)
    document, raw = read_document(source), read_raw(source)
    assert all(raw[document.offsets.to_raw(i)] == c for i, c in enumerate(document.text) if not c.isspace())


def test_offsets_of_a_text_are_exact_but_for_blanks(file: Callable[..., SourceFile]) -> None:
    source = file(TEXT)
    document, raw = read_document(source), read_raw(source)
    differing = {(c, raw[document.offsets.to_raw(i)]) for i, c in enumerate(document.text) if raw[document.offsets.to_raw(i)] != c}
    assert differing == {(" ", "\u3000")}


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"", "a.txt", "an empty file"),
        (b"\n \r\n\t", "a.txt", "no text in this txt"),
        (b"\xef\xbb\xbf", "a.txt", "no text in this txt"),
        (b"<html><body></body></html>", "a.html", "no text in this html"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "a.txt", "a PNG image"),
        (b"\xff\xfe\x00\x01" + bytes(range(256)) * 9, "a.txt", "found binary data"),
        (("数" * 20_000).encode(), "a.txt", "line 1: found 20,000 characters without punctuation; expected text in sentences"),
        (b"A1b2" * 10_000, "a.txt", "without punctuation"),
    ],
    ids=["empty", "blank", "mark", "empty page", "image", "binary", "one line", "base64"],
)
def test_bad_files_are_named(read: Read, content: bytes, name: str, message: str) -> None:
    with pytest.raises(ReadError, match=message) as error:
        read(content, name)
    assert str(error.value).startswith(f"{name}: ") and "\n" not in str(error.value)


def test_size_limit_is_an_option(file: Callable[..., SourceFile]) -> None:
    with pytest.raises(ReadError, match="at most 100 bytes"):
        read_document(file(TEXT), max_bytes=100)


def test_text_named_docx_is_read_as_text(read: Read) -> None:
    assert read(TEXT, "a.docx").format == "txt"


def test_page_named_txt_is_read_as_page(read: Read) -> None:
    assert read(page(), "a.txt").format == "html"


def test_problem_of_the_walk_is_raised(tmp_path: Path) -> None:
    (tmp_path / "表.xlsx").write_bytes(b"PK")
    (file,) = find_files([tmp_path])
    with pytest.raises(ReadError, match=r"表\.xlsx: found a \.xlsx file"):
        read_document(file)


def test_vanished_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="cannot be opened"):
        read_document(SourceFile(tmp_path / "gone.txt", "gone.txt", "gone"))


@pytest.mark.skipif(os.access("/", os.W_OK), reason="file permissions do not bind the superuser")
def test_file_without_permission_is_named(file: Callable[..., SourceFile]) -> None:
    source = file(TEXT)
    source.path.chmod(0)
    with pytest.raises(ReadError, match="Permission denied"):
        read_document(source)


def test_error_survives_pickling() -> None:
    error = pickle.loads(pickle.dumps(ReadError("a.txt", "page 1", "nothing", "text")))
    assert str(error) == "a.txt: page 1: found nothing; expected text"


def damage(data: bytes, chance: random.Random) -> bytes:
    """The bytes cut short, with flipped bits, a stretch overwritten or doubled."""
    kind, place = chance.randrange(4), chance.randrange(len(data))
    if kind == 0:
        return data[:place]
    if kind == 1:
        flipped = bytearray(data)
        for _ in range(chance.randrange(1, 30)):
            flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        return bytes(flipped)
    if kind == 2:
        return data[:place] + chance.randbytes(chance.randrange(1, 200)) + data[place + chance.randrange(200) :]
    return data[:place] + data[max(place - 300, 0) :]


@pytest.mark.parametrize("name", SAMPLES)
def test_damage_gives_a_document_or_a_read_error(file: Callable[..., SourceFile], name: str) -> None:
    chance = random.Random(name)
    for _ in range(60):
        try:
            document = read_document(file(damage(SAMPLES[name], chance), name))
        except ReadError as error:
            assert str(error).startswith(f"{name}: ")
        else:
            assert document.text


@pytest.mark.skipif(not (SHARED / "eval" / "gold").is_dir(), reason="the shared corpus is not here")
def test_evidence_of_the_gold_files_is_found_in_the_text() -> None:
    missing = []
    for file in find_files([SHARED / "corpus" / "seeds", SHARED / "corpus" / "dev"]):
        gold = next((SHARED / "eval" / "gold").glob(f"*/{file.id}.json"), None)
        if gold:
            text = read_document(file).text
            told = json.loads(gold.read_text(encoding="utf-8"))
            missing += [fact["evidence"] for part in ("relations", "observations") for fact in told[part] if fact["evidence"] not in text]
    assert missing == []
