from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from graph.cli import DONE, WRONG, main
from graph.match import Matching, Wishes
from graph.match.needs.challenge_tables import board_csv, board_text, board_workbook
from graph.match.needs.challenges import list_challenges, make_board
from graph.store import GraphStore

OPEN, TAKEN = "主轴轴承异响消除", "滚珠表面缺陷检测"


@pytest.fixture
def matching(store: GraphStore) -> Matching:
    return Matching(store)


def test_demands_that_were_taken_up_are_left_out_unless_asked_for(matching: Matching) -> None:
    assert [challenge.thing.name for challenge in list_challenges(matching)] == [OPEN]
    assert [(c.thing.name, c.taken_by) for c in list_challenges(matching, taken=True)] == [(OPEN, ()), (TAKEN, ("滚珠研究所",))]


def test_neither_who_posts_nor_who_has_taken_it_up_is_a_candidate(matching: Matching) -> None:
    board = make_board(matching, taken=True)
    offered = {challenge.thing.name: [c.thing.name for c in challenge.candidates] for challenge in board.challenges}
    assert offered[OPEN][0] == "静安大学"
    assert "求助机械厂" not in offered[OPEN] and "滚珠研究所" not in offered[TAKEN]


def test_the_matrix_has_the_scores_of_the_lists(matching: Matching) -> None:
    board = make_board(matching, Wishes(limit=2), taken=True)
    for challenge, scores in zip(board.challenges, board.scores, strict=True):
        by_iri = dict(zip((taker.iri for taker in board.takers), scores, strict=True))
        assert [by_iri[c.thing.iri] for c in challenge.candidates] == [c.score for c in challenge.candidates]


def test_by_taker_it_is_the_same_the_other_way_round(matching: Matching) -> None:
    board = make_board(matching, taken=True)
    pairs = {(offer.thing.name, challenge.thing.name) for offer in board.offers() for challenge, _ in offer.challenges}
    assert pairs == {(c.thing.name, challenge.thing.name) for challenge in board.challenges for c in challenge.candidates}


def test_the_way_to_a_taker_has_its_sentence(matching: Matching) -> None:
    (challenge,) = make_board(matching).challenges
    best = challenge.candidates[0]
    assert best.score == pytest.approx(sum(part.points for part in best.parts), abs=1e-9)
    ways = {part.name: part.ways for part in best.parts}
    assert ("静安大学", "develops", "轴承振动噪声诊断") in {(s.head, s.relation, s.tail) for way in ways["need_meaning"] for s in way}
    assert all(step.quotes for way in ways["need_meaning"] for step in way)


def test_text_names_demand_state_and_sentence(matching: Matching) -> None:
    text = "".join(board_text(make_board(matching, taken=True)))
    assert f"{TAKEN}【已揭榜：滚珠研究所】" in text and "静安大学研发了轴承振动噪声诊断系统。" in text
    assert "经由 / through: 轴承振动噪声诊断、轴承产业" in text
    assert "静安大学（高校）" in "".join(board_text(make_board(matching), by_taker=True))


def test_csv_is_a_matrix_that_no_spreadsheet_runs(matching: Matching) -> None:
    board = make_board(matching, taken=True)
    head, *rows = csv.reader(io.StringIO("".join(board_csv(board))))
    assert head[3:] == [taker.name for taker in board.takers]
    assert [row[0] for row in rows] == [OPEN, TAKEN] and float(rows[0][head.index("静安大学")]) > 0


def test_the_workbook_is_the_same_each_time_and_has_three_sheets(matching: Matching) -> None:
    board = make_board(matching, taken=True)
    content = board_workbook(board)
    assert content == board_workbook(board)
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert sum(name.startswith("xl/worksheets/sheet") for name in book.namelist()) == 3
        assert TAKEN in book.read("xl/sharedStrings.xml").decode("utf-8")


def test_a_place_that_cannot_be_written_is_named(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "none" / "board.csv"
    assert main(["challenges", "--store", str(folder), "--format", "csv", "--out", str(place)]) == WRONG
    assert f"{place}: 无法写入 / cannot write" in capsys.readouterr().err


def test_the_command_writes_what_is_asked_for(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["challenges", "--store", str(folder)]) == DONE
    assert OPEN in capsys.readouterr().out
    assert main(["challenges", "--store", str(folder), "--format", "json", "--role", "学"]) == DONE
    (challenge,) = json.loads(capsys.readouterr().out)["challenges"]
    assert {c["type"] for c in challenge["candidates"]} == {"University"}
    assert main(["challenges", "--store", str(folder), "--format", "csv", "--out", str(tmp_path / "board.csv")]) == DONE
    assert (tmp_path / "board.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert main(["challenges", "--store", str(folder), "--format", "xlsx", "--out", str(tmp_path / "board.xlsx")]) == DONE
    assert zipfile.is_zipfile(tmp_path / "board.xlsx")


@pytest.mark.parametrize("wrong", [["--format", "xlsx"], ["--role", "魔"], ["--region", "乌有市"]])
def test_what_is_wrong_is_said(folder: Path, wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["challenges", "--store", str(folder), *wrong]) == WRONG
    assert capsys.readouterr().err
