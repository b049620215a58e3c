"""IRIs of things, documents, claims and observations.

Enters: types, names, document ids, content. Leaves: absolute IRIs that are readable (Chinese stays as it is) and that
depend on nothing but what they are made from: no order, no time, no chance.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

BASE = "https://w3id.org/chuangpu/id/"
DERIVED_GRAPH = BASE + "derived"

_SPACE = re.compile(r"\s+")
_BETWEEN_WIDE = re.compile(r"(?<=[^\x00-\x7f]) (?=\S)|(?<=\S) (?=[^\x00-\x7f])")
_UNSPOKEN = re.compile(r"[\s《》〈〉“”\"'‘’「」『』()（）\[\]【】〔〕·•・,，。、;；:：—–―_\\|*#!?！？~～]+|(?<!\d)[.\-/]+|[.\-/]+(?!\d)")
_SIMPLE = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]+")  # what most names are made of: nothing to clean, nothing to encode
_PLAIN = frozenset("-_~().·")


@lru_cache(maxsize=1 << 14)
def clean_name(name: str) -> str:
    """A name as it is shown: width folded, one space at most, none beside a Chinese character.

    >>> clean_name("中国科学院（山东） 分院")
    '中国科学院(山东)分院'
    """
    if _SIMPLE.fullmatch(name):
        return name
    visible = "".join(c for c in unicodedata.normalize("NFKC", name) if unicodedata.category(c) not in ("Cc", "Cf") or c in "\t\n\r")
    return _BETWEEN_WIDE.sub("", _SPACE.sub(" ", visible).strip())


@lru_cache(maxsize=1 << 14)
def fold_name(name: str) -> str:
    """The key under which two spellings are one name: width, case, spaces and punctuation do not count.

    A name made of nothing else keeps its cleaned form, so that no key is empty; between digits ``.-/`` count (工业4.0).

    >>> fold_name("《轴 E 购》"), fold_name("工业4.0")
    ('轴e购', '工业4.0')
    """
    cleaned = clean_name(name)
    return _UNSPOKEN.sub("", cleaned).casefold() or cleaned or "_"


def encode_segment(text: str) -> str:
    """One path segment of an IRI (RFC 3987): letters and digits of any script stay, the rest is percent-encoded UTF-8.

    Injective, because ``%`` itself is encoded.

    >>> encode_segment("<img src=x>/中南大学")
    '%3Cimg%20src%3Dx%3E%2F中南大学'
    """
    if _SIMPLE.fullmatch(text):
        return text
    if not text.strip("."):
        return "".join(f"%{byte:02X}" for byte in text.encode("utf-8"))  # "." and ".." would climb the path
    return "".join(c if _stays(c) else _percent(c) for c in text)


def _stays(c: str) -> bool:
    if ord(c) < 128:
        return c.isalnum() or c in _PLAIN
    wide = "\u00a0" <= c <= "\ud7ff" or "\uf900" <= c <= "\ufdcf" or "\ufdf0" <= c <= "\uffef" or "\U00010000" <= c <= "\U000e1000"
    return c in _PLAIN or (wide and unicodedata.category(c)[0] in "LNM" and ord(c) & 0xFFFE != 0xFFFE)


def _percent(c: str) -> str:
    return "".join(f"%{byte:02X}" for byte in c.encode("utf-8", "surrogatepass"))


def thing_iri(kind: str, name: str, part: str = "") -> str:
    """``cpid:University/中南大学``; ``part`` tells namesakes apart: ``cpid:Person/李玉@聊城大学``."""
    tail = f"@{encode_segment(clean_name(part))}" if part else ""
    return f"{BASE}{kind}/{encode_segment(clean_name(name))}{tail}"


def document_iri(document_id: str) -> str:
    """The IRI of a document, which is also the name of the graph of what it says."""
    return f"{BASE}Document/{encode_segment(document_id)}"


def statement_iri(kind: str, document_id: str, content: tuple[object, ...]) -> str:
    """The IRI of a claim or an observation: its document and a digest of its content."""
    return f"{BASE}{kind}/{encode_segment(document_id)}/{content_digest(content)}"


def content_digest(content: tuple[object, ...]) -> str:
    """Sixteen hexadecimal digits of the SHA-256 of the parts (``repr`` keeps them apart)."""
    return hashlib.sha256("\x1f".join(map(repr, content)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
