"""The board of demands as text, CSV, a workbook and plain values.

Enters: a ``Board``. Leaves: pieces of text, or the bytes of a workbook, the same for the same board. Cells that a spreadsheet would run
as a formula begin with an apostrophe in CSV; in the workbook every text is written as text.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from graph.assemble.tables import FORMULA_STARTS
from graph.match.needs.challenges import Board, Challenge
from graph.match.partners import Candidate, Step
from graph.match.render import relation_label
from graph.ontology import load_ontology

NEAR = ("need_words", "need_meaning")  # the features that compare with the demand
_ABOUT = ("需求 / demand", "提出 / posted by", "已揭榜 / taken by")
_LIST = (*_ABOUT, "名次 / rank", "单位 / candidate", "类别 / class", "得分 / score", "路径 / way", "原句 / sentence", "文档 / document")


def board_text(board: Board, *, by_taker: bool = False) -> Iterator[str]:
    """For people: each demand with its best takers, or each taker with the demands that it could take, with the way and a sentence."""
    if not board.challenges:
        yield "没有尚未揭榜的需求；已揭榜的可用 --taken 列出 / no open demand; --taken lists those that were taken up\n"
    if by_taker:
        for offer in board.offers():
            yield f"{offer.thing.name}（{_class(offer.thing.type)}）\n"
            for challenge, candidate in offer.challenges:
                yield f"   {candidate.score:.4f} {challenge.thing.name}{_state(challenge)}{_reason(candidate)}\n"
        return
    for challenge in board.challenges:
        posted = f"　提出：{'、'.join(challenge.posters)}" if challenge.posters else ""
        yield f"{challenge.thing.name}{_state(challenge)}{posted}\n"
        for rank, candidate in enumerate(challenge.candidates, 1):
            yield f"  {rank:>2}. {candidate.score:.4f} {candidate.thing.name}（{_class(candidate.thing.type)}）{_reason(candidate)}\n"


def board_csv(board: Board) -> Iterator[str]:
    """The matrix: a row for each demand, a column for each candidate, empty where nothing joins the two."""
    for row in _matrix(board):
        line = io.StringIO()
        csv.writer(line, lineterminator="\r\n").writerow([_guard(cell) for cell in row])
        yield line.getvalue()


def board_json(board: Board) -> str:
    """Everything as plain values."""
    return json.dumps({"challenges": [_describe(challenge) for challenge in board.challenges]}, ensure_ascii=False, indent=1) + "\n"


def board_workbook(board: Board) -> bytes:
    """Three sheets: the matrix, the candidates of each demand with way and sentence, and the same by candidate."""
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties(
            {"title": "揭榜矩阵 / demands and takers", "created": datetime(2000, 1, 1)}
        )  # no clock: the same bytes each time
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        number = book.add_format({"num_format": "0.000"})
        rows = list(_listing(board))
        for name, table in (
            ("矩阵 matrix", list(_matrix(board))),
            ("按需求 by demand", [list(_LIST), *rows]),
            ("按单位 by candidate", [list(_LIST), *sorted(rows, key=lambda row: (str(row[4]), -float(row[6])))]),
        ):
            _fill_sheet(book.add_worksheet(name), table, head, number)
    return file.getvalue()


def _fill_sheet(sheet: Any, table: Sequence[Sequence[Any]], head: Any, number: Any) -> None:
    for y, row in enumerate(table):
        for x, cell in enumerate(row):
            if cell is None:
                continue
            if isinstance(cell, int | float):
                sheet.write_number(y, x, cell, number if isinstance(cell, float) else None)
            else:
                sheet.write_string(y, x, str(cell), head if y == 0 else None)
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, max(len(table[0]) - 1, 1), 18)


def _matrix(board: Board) -> Iterator[list[Any]]:
    yield [*_ABOUT, *(taker.name for taker in board.takers)]
    for challenge, scores in zip(board.challenges, board.scores, strict=True):
        yield [challenge.thing.name, "、".join(challenge.posters), "、".join(challenge.taken_by), *scores]


def _listing(board: Board) -> Iterator[list[Any]]:
    for challenge in board.challenges:
        about = [challenge.thing.name, "、".join(challenge.posters), "、".join(challenge.taken_by)]
        for rank, candidate in enumerate(challenge.candidates, 1):
            quote = next((quote for step in candidate.path for quote in step.quotes), None)
            told = [quote.text, quote.title or quote.document] if quote else ["", ""]
            yield [*about, rank, candidate.thing.name, _class(candidate.thing.type), candidate.score, _way(candidate.path), *told]


def _describe(challenge: Challenge) -> dict[str, Any]:
    return {
        "iri": challenge.thing.iri,
        "name": challenge.thing.name,
        "posters": list(challenge.posters),
        "taken_by": list(challenge.taken_by),
        "industries": list(challenge.industries),
        "candidates": [_plain(candidate) for candidate in challenge.candidates],
    }


def _plain(candidate: Candidate) -> dict[str, Any]:
    return {
        "iri": candidate.thing.iri,
        "name": candidate.thing.name,
        "type": candidate.thing.type,
        "score": candidate.score,
        "parts": {part.name: part.points for part in candidate.parts},
        "way": _way(candidate.path),
    }


def _state(challenge: Challenge) -> str:
    return f"【已揭榜：{'、'.join(challenge.taken_by)}】" if challenge.taken else ""


def _reason(candidate: Candidate) -> str:
    """Through what it is near the demand, and the most telling way."""
    steps = candidate.path
    near = next((p.through for p in sorted(candidate.parts, key=lambda p: -p.points) if p.name in NEAR and p.through), ())
    names = "、".join([name for name in dict.fromkeys(near) if name != candidate.thing.name][:2] or near[:1])
    return (f"\n        经由 / through: {names}" if names else "") + _way_with_sentence(steps)


def _way_with_sentence(steps: Sequence[Step]) -> str:
    quote = next((quote for step in steps for quote in step.quotes), None)
    said = f"  “{quote.text[:60]}” — {quote.title or quote.document}" if quote else ""
    return f"\n        {_way(steps)}{said}" if steps else ""


def _way(steps: Sequence[Step]) -> str:
    return "；".join(f"{step.head} {relation_label(step.relation)} {step.tail}" for step in steps)


def _class(name: str) -> str:
    return load_ontology().label(name, "zh")


def _guard(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell
