"""``chuangpu partners``: options, newcomers, feedback, and what is said where something cannot be asked."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from graph.cli import main
from graph.store import build_store
from tests.match.conftest import make_quads


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("partners")
    quads = folder / "graph.nq"
    quads.write_text("".join(make_quads()), encoding="utf-8")
    build_store(folder / "store").load(quads)
    return folder / "store"


@pytest.fixture
def folder(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / "store"))


Output = pytest.CaptureFixture[str]


def run(folder: Path, *arguments: str) -> int:
    return main(["partners", "--store", str(folder), *arguments])


def ask(folder: Path, output: Output, *arguments: str) -> list[dict[str, Any]]:
    assert run(folder, *arguments, "--format", "json") == 0
    found: list[dict[str, Any]] = json.loads(output.readouterr().out)["partners"]
    return found


def names(partners: list[dict[str, Any]]) -> list[str]:
    return [partner["name"] for partner in partners]


def test_the_index_is_made_at_first_and_said_so(folder: Path, capsys: Output) -> None:
    assert run(folder, "大学一") == 0
    told = capsys.readouterr()
    assert "正在建立伙伴索引" in told.err and "企业一" in told.out
    assert run(folder, "大学一") == 0
    assert capsys.readouterr().err == ""


def test_it_can_be_made_anew_without_a_question(folder: Path, capsys: Output) -> None:
    assert run(folder, "--rebuild") == 0
    assert capsys.readouterr().out == "" and (folder.parent / "store.partners").is_file()


@pytest.mark.parametrize("roles", ["金", "金,研", "研、金", "金研"])
def test_roles_may_be_written_in_any_usual_way(folder: Path, capsys: Output, roles: str) -> None:
    found = ask(folder, capsys, "大学一", "--role", roles)
    assert names(found) == ["银行"] and found[0]["fills"] == ["金"]


def test_regions_limits_and_known_ones(folder: Path, capsys: Output) -> None:
    assert "企业三" not in names(ask(folder, capsys, "大学一", "--region", "城甲"))
    assert len(ask(folder, capsys, "大学一", "--limit", "1")) == 1
    known = [p["name"] for p in ask(folder, capsys, "大学一", "--include-known") if p["known"]]
    assert known == ["共同体"]


def test_a_newcomer_is_answered_with_what_it_says_of_itself(folder: Path, capsys: Output) -> None:
    found = ask(folder, capsys, "--newcomer", "新来", "--class", "Enterprise", "--industry", "轴承", "--at", "城甲", "--linked", "静音")
    assert {"企业二", "大学二", "大学三"} <= set(names(found))


def test_a_newcomer_of_whom_nothing_is_known_is_told_what_to_say(folder: Path, capsys: Output) -> None:
    assert run(folder, "--newcomer", "新来") == 0
    assert "--industry" in capsys.readouterr().err


def test_a_community_names_the_roles_that_would_be_filled(folder: Path, capsys: Output) -> None:
    assert run(folder, "共同体") == 0
    assert "企业二（企业，可任用）" in capsys.readouterr().out


def test_a_table_has_a_row_for_each(folder: Path, capsys: Output) -> None:
    assert run(folder, "大学一", "--format", "csv") == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["rank"] for row in rows] == [str(n) for n in range(1, len(rows) + 1)] and rows[0]["name"] == "企业一"


def test_weights_may_come_from_a_file(folder: Path, capsys: Output, tmp_path: Path) -> None:
    path = tmp_path / "weights.tsv"
    path.write_text("feature\tthing\tnewcomer\tcommunity\tneed\nsame_region\t1\t1\t1\t1\n", encoding="utf-8")
    found = ask(folder, capsys, "大学一", "--weights", str(path))
    assert [part["feature"] for part in found[0]["parts"]] == ["same_region"]


def test_feedback_is_noted_beside_the_store_shifts_in_sight_and_is_forgotten(folder: Path, capsys: Output) -> None:
    before = ask(folder, capsys, "大学一")
    after = ask(folder, capsys, "大学一", "--good", "银行", "--not-this", "企业一")
    assert names(before)[0] == "企业一" and names(after)[0] == "银行"
    assert "银行" in (folder.parent / "store.feedback.tsv").read_text(encoding="utf-8")
    assert [part["points"] for part in after[0]["parts"] if part["feature"] == "your_feedback"] == [0.3]
    assert names(ask(folder, capsys, "大学一")) == names(after)
    assert ask(folder, capsys, "大学一", "--forget") == before


def test_a_community_is_told_which_roles_it_lacks(folder: Path, capsys: Output) -> None:
    assert run(folder, "共同体") == 0
    assert "缺少的角色 / roles that it lacks: " in capsys.readouterr().out
    assert run(folder, "共同体", "--role", "产") == 0
    assert "缺少的角色" not in capsys.readouterr().out


def test_feedback_may_stand_in_another_file(folder: Path, capsys: Output, tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    assert run(folder, "大学一", "--good", "银行", "--feedback", str(path)) == 0
    assert path.is_file() and not (folder.parent / "store.feedback.tsv").exists()
    assert str(path) in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "NAME"),
        (["大学一", "--newcomer", "新来"], "--newcomer"),
        ([""], "名称为空"),
        (["--newcomer", " "], "名称为空"),
        (["大学一二"], "大学一"),
        (["大学一", "--good", "大学一"], "提问者自己"),
        (["大学一", "--role", "医"], "政、产、学、研、金、服、用"),
        (["大学一", "--region", "无此地"], "无此地"),
        (["大学一", "--good", "无此人"], "无此人"),
        (["大学一", "--weights", "none.tsv"], "none.tsv"),
        (["--newcomer", "新来", "--class", "Firm"], "University"),
        (["--newcomer", "新来", "--industry", "轴"], "轴承"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(folder: Path, capsys: Output, arguments: list[str], says: str) -> None:
    assert run(folder, *arguments) == 2
    told = capsys.readouterr()
    assert says in told.err and told.out == ""


def test_a_faulty_file_of_feedback_is_refused(folder: Path, capsys: Output, tmp_path: Path) -> None:
    path = tmp_path / "f.tsv"
    path.write_text("heads or tails\n", encoding="utf-8")
    assert run(folder, "大学一", "--feedback", str(path)) == 2
    assert "line 1" in capsys.readouterr().err
