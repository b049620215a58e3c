"""Where the page of each thing and document lies: a relative path that every file system can hold.

Enters: the IRI of a thing, the key of a document. Leaves: a path with ``/``. It depends on nothing but what it is made from. A name of
Chinese characters, small letters and digits stays as it is; what is longer, has other characters, or is a word that Windows keeps
for devices is shortened and ends in a hash, so that no two names meet on a file system that ignores case.
"""

from __future__ import annotations

import re
from hashlib import sha256
from urllib.parse import unquote

from graph.resolve.iri import BASE

MOST = 40  # characters of a name: with the hash under the 143 bytes that the narrowest file systems allow
_PLAIN = re.compile(r"[0-9a-z_\u4e00-\u9fff]+")
_OTHER = re.compile(r"[^0-9a-z\u4e00-\u9fff]+")
_KEPT = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")


def file_name(name: str, whole: str) -> str:
    """A name for a file without its ending; ``whole`` is what the hash is made of where one is needed.

    >>> file_name("中南大学", "x"), file_name("../A/b", "x")
    ('中南大学', 'a_b-2d711642b726')
    """
    if _PLAIN.fullmatch(name) and len(name) <= MOST and not _KEPT.fullmatch(name):
        return name
    return _with_hash(name, whole)


def _with_hash(name: str, whole: str) -> str:
    told = _OTHER.sub("_", name.lower()).strip("_")[:MOST].strip("_")
    return f"{told or 'x'}-{sha256(whole.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def thing_path(iri: str, kind: str) -> str:
    """The page of a thing of a class.

    >>> thing_path("https://w3id.org/chuangpu/id/University/中南大学", "University")
    'things/University/中南大学.html'
    """
    own = f"{BASE}{kind}/"
    if iri.startswith(own) and _PLAIN.fullmatch(segment := iri[len(own) :]):
        return f"things/{kind}/{file_name(segment, iri)}.html"
    return f"things/{kind}/{_with_hash(unquote(re.split('[/#]', iri)[-1]), iri)}.html"  # another IRI may end in the same characters


def document_path(key: str) -> str:
    """The page of a document; ``key`` is the last segment of its IRI."""
    return f"documents/{file_name(unquote(key), key)}.html"


def list_path(name: str, page: int = 1) -> str:
    """A page of a list: a class, or ``documents``.

    >>> list_path("University"), list_path("University", 2)
    ('lists/University.html', 'lists/University-2.html')
    """
    return f"lists/{name}{'' if page == 1 else f'-{page}'}.html"


def relative_root(path: str) -> str:
    """What leads from a page to the folder of the site.

    >>> relative_root("index.html"), relative_root("things/Award/x.html")
    ('', '../../')
    """
    return "../" * path.count("/")
