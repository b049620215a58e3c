"""Asking for partners over HTTP: parameters in, an answer in JSON out. Carried out in a worker.

Enters: a store with its partner index, the parameters of the address. Leaves: bytes. A name that means nothing or
several things, an unknown role, class or region is a fault of the one who asks.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from graph.match import Asker, AskingError, Matching, Newcomer, Wishes
from graph.match.render import describe_partners
from graph.query import ParameterError

PARAMETERS = frozenset(
    {"name", "role", "region", "limit", "include_known", "newcomer", "need", "class", "industry", "at", "own_role", "linked"}
)
_MOST = 1000

Given = Sequence[tuple[str, str]]


def answer_partners(matching: Matching, given: Given) -> bytes:
    """The best candidates with reasons. Raises ``ParameterError``, and what ``Matching`` raises for names."""
    try:
        wishes = Wishes(
            limit=min(int(_one(given, "limit") or "20"), _MOST),
            roles=_roles(given, "role"),
            regions=_all(given, "region"),
            include_known=_one(given, "include_known") in ("1", "true"),
        )
        asker = _who_asks(matching, given)
        body = describe_partners(asker.name, matching.find(asker, wishes), lacks=matching.lacks(asker, wishes))
    except AskingError as error:
        raise ParameterError(str(error)) from error
    return json.dumps(body, ensure_ascii=False).encode("utf-8")


def _who_asks(matching: Matching, given: Given) -> Asker:
    name, newcomer, need = _one(given, "name"), _one(given, "newcomer"), _one(given, "need")
    if sum(map(bool, (name, newcomer, need))) != 1:
        raise AskingError("应有 name、newcomer、need 之一 / expected one of name, newcomer, need")
    if name:
        return matching.thing(name)
    if need:
        return matching.need(need, linked=(*_all(given, "industry"), *_all(given, "linked")), places=_all(given, "at"))
    return matching.newcomer(
        Newcomer(
            name=newcomer,
            type=_one(given, "class"),
            industries=_all(given, "industry"),
            places=_all(given, "at"),
            roles=_roles(given, "own_role"),
            links=_all(given, "linked"),
        )
    )


def _roles(given: Given, name: str) -> tuple[str, ...]:
    return tuple(letter for text in _all(given, name) for letter in text if letter not in ",，、 ")


def _one(given: Given, name: str) -> str:
    return next((value.strip() for key, value in given if key == name), "")


def _all(given: Given, name: str) -> tuple[str, ...]:
    return tuple(value for key, value in given if key == name and value.strip())
