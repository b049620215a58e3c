"""Partners over HTTP: the same answers as on the command line, through the same limits as queries."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from graph.find.beside import make_beside
from graph.match import Matching, make_partner_index
from graph.match.needs import open_needs
from graph.match.render import describe_partners
from graph.store import build_store
from graph.store.oxigraph import open_disk_store
from tests.match.conftest import make_quads
from tests.serve.server import Reply, Server


def make_store(folder: Path, *, indexed: bool = True) -> Path:
    quads = folder / "data.nq"
    quads.write_text("".join(make_quads()), encoding="utf-8")
    store = build_store(folder / "store")
    store.load(quads)
    make_beside(store, folder / "store")
    if indexed:
        make_partner_index(store, folder / "store")
        open_needs(store)
    return folder / "store"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("partners"))


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    found = Server(folder, "--workers", "1", "--timeout", "55")  # a busy machine takes long to load the sentence model
    yield found
    found.close()


def ask(server: Server, **parameters: Any) -> Reply:
    return server.ask("GET", "/partners?" + urlencode(parameters, doseq=True))


def names(reply: Reply) -> list[str]:
    assert reply.status == 200, reply.text
    return [partner["name"] for partner in json.loads(reply.body)["partners"]]


def test_an_answer_is_that_of_the_package(server: Server, folder: Path) -> None:
    matching = Matching(open_disk_store(folder))
    reply = ask(server, name="大学一", limit=3)
    assert reply.headers["content-type"] == "application/json"
    assert json.loads(reply.body) == json.loads(json.dumps(describe_partners("大学一", matching.find(matching.thing("大学一"))[:3])))


def test_roles_and_regions_narrow_and_known_ones_may_be_wanted(server: Server) -> None:
    assert names(ask(server, name="大学一", role="金")) == ["银行"]
    assert "企业三" not in names(ask(server, name="大学一", region="城甲"))
    assert "共同体" in names(ask(server, name="大学一", include_known=1))


def test_a_newcomer_is_answered(server: Server) -> None:
    found = names(ask(server, newcomer="新来", **{"class": "Enterprise", "industry": "轴承", "at": "城甲"}))
    assert {"企业二", "大学三"} <= set(found)


def test_a_need_in_words_is_answered(server: Server) -> None:
    found = names(ask(server, need="静音技术"))
    assert found[0] == "大学二"


@pytest.mark.parametrize(
    ("parameters", "says"),
    [
        ({}, "name"),
        ({"name": "大学一", "newcomer": "新来"}, "newcomer"),
        ({"name": "大学一二"}, "大学一"),
        ({"name": "大学一", "role": "医"}, "政、产、学"),
        ({"name": "大学一", "region": "无此地"}, "无此地"),
        ({"name": "大学一", "limit": "0"}, "limit"),
        ({"name": "大学一", "limit": "many"}, "limit"),
        ({"newcomer": "新来", "class": "Firm"}, "University"),
        ({"need": "！！"}, "需求"),
        ({"name": "大学一", "colour": "red"}, "colour"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(server: Server, parameters: dict[str, str], says: str) -> None:
    reply = ask(server, **parameters)
    assert reply.status == 400 and says in reply.text


@pytest.mark.parametrize("token", ["", "secret"])
def test_a_fresh_build_is_asked_at_once_and_the_indexes_are_made(tmp_path: Path, token: str) -> None:
    store = make_store(tmp_path, indexed=False)
    server = Server(store, "--workers", "1", "--timeout", "55", token=token)
    try:
        assert "企业三" in names(ask(server, name="大学一"))
        assert names(ask(server, need="静音技术"))[0] == "大学二"
    finally:
        server.close()
    assert (tmp_path / "store.partners").is_file() and (tmp_path / "store.needs").is_file()


def test_a_store_that_became_newer_than_its_index_is_read_anew(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    os.utime(tmp_path / "store.partners", (1, 1))
    server = Server(store, "--workers", "1")
    try:
        assert names(ask(server, name="大学一"))
    finally:
        server.close()
    assert (tmp_path / "store.partners").stat().st_mtime > 1


def test_who_is_stopped_is_told_how_to_make_the_indexes_first(tmp_path: Path) -> None:
    server = Server(make_store(tmp_path), "--workers", "1", "--timeout", "0.000001")
    try:
        reply = ask(server, name="大学一")
    finally:
        server.close()
    assert reply.status == 503 and "chuangpu partners --rebuild" in reply.text
