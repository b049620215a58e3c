from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from graph.show import page as page_module
from graph.show.page import ATLAS, EXPLANATION, LARGE_NETWORK, NETWORK, PageKind, encode_json, read_library, render_page
from tests.show.sample import EVIL, split_page

ASSETS = Path(page_module.__file__).parent / "assets"


@pytest.fixture(scope="module", params=["network", "explanation"])
def parts(request: pytest.FixtureRequest, page: Path, explanation: Path) -> dict[str, str]:
    path = page if request.param == "network" else explanation
    return split_page(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", ["</script>", "<!--", "&lt;", "\u2028\u2029", '"\\', EVIL, "中南大学", "\x00\x1f"])
def test_text_survives_as_data(text: str) -> None:
    encoded = encode_json({"text": text})
    assert json.loads(encoded) == {"text": text}
    assert not set("<>&\u2028\u2029") & set(encoded)


def test_markup_and_own_scripts_name_no_address(parts: dict[str, str]) -> None:
    # the one address of the scripts is the name of the SVG namespace, which is never fetched
    own = (parts["markup"] + parts["script"] + parts["style"]).replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?:|//[a-z]+\.|@import|url\(", own)


def test_markup_refers_to_nothing_outside(parts: dict[str, str]) -> None:
    assert re.findall(r"""(?:src|href|action|srcset)\s*=\s*["']([^"']*)""", parts["markup"]) == ["data:,"]


def test_own_scripts_never_read_text_as_html(parts: dict[str, str]) -> None:
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|srcdoc", parts["script"])


def test_policy_allows_these_scripts_and_no_connection(parts: dict[str, str]) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', parts["markup"])
    assert policy is not None
    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].replace("&#x27;", "'").split(";"))
    hashes = {name: f"'sha256-{b64encode(sha256(parts[name].encode()).digest()).decode()}'" for name in parts}
    assert rules["default-src"] == rules["connect-src"] == "'none'"
    assert rules["script-src"].split() == [hashes[name] for name in ("library", "script") if name in hashes]
    assert rules["style-src"] == hashes["style"]
    assert rules["img-src"] == "data:"


def test_title_is_escaped(parts: dict[str, str]) -> None:
    assert "<img" not in parts["markup"]
    assert parts["markup"].count("&lt;img src=x onerror=alert(1)&gt;") == 2


@pytest.mark.parametrize("kind", [NETWORK, LARGE_NETWORK, EXPLANATION, ATLAS])
def test_no_page_has_a_file_twice_or_one_that_is_not_there(kind: PageKind) -> None:
    names = (kind.markup, *kind.styles, *kind.scripts)
    assert len(set(names)) == len(names)
    assert [name for name in names if not (ASSETS / name).is_file()] == []


def test_every_file_of_the_folder_is_on_a_page() -> None:
    used = {name for kind in (NETWORK, LARGE_NETWORK, EXPLANATION, ATLAS) for name in (kind.markup, *kind.styles, *kind.scripts)}
    assert {path.relative_to(ASSETS).as_posix() for path in ASSETS.rglob("*") if path.is_file()} == used | {
        "shared/head.html",
        "network/bar.html",
    }


def test_library_is_the_one_of_pyvis_without_its_source_map() -> None:
    library = read_library()
    assert "vis-network" in library[:200]
    assert "sourceMappingURL" not in library


def test_library_that_would_end_its_element_is_refused() -> None:
    with pytest.raises(ValueError, match="the library holds"):
        render_page(NETWORK, {}, title="", library="'</script>'")
